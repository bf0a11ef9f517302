"""申报单: confirm, send on, review, return, recall, and the lists of each post."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.access.official_names import official_names
from core.catalogue.find_batch import find_batch
from core.catalogue.programme_settings import programme_settings
from core.workflow import (
    DossierFilter,
    LastReturn,
    approve_dossiers,
    dossier_changes,
    dossier_detail,
    dossier_log,
    join_lines,
    last_return,
    list_dossiers,
    open_dossiers,
    recall_dossiers,
    return_dossiers,
    return_lines,
    submit_dossiers,
    void_lines,
)
from core.workflow.stages import CONFIRM_STAGE, DESCRIPTIONS, STAGES, Kind
from tenants import county_session, platform_session
from web.api.dossiers_bodies import (
    ChangesAnswer,
    DossierAnswer,
    DossierIdsAnswer,
    DossierRows,
    JoinLinesBody,
    LinesBody,
    LinesChanged,
    LogRow,
    OpenDossiersBody,
    RecallDossiersBody,
    ReturnDossiersBody,
    StageAnswer,
    SubmitDossiersBody,
    changes_answer,
    dossier_answer,
    dossier_row,
)
from web.deps import CountyCode, Paging, SignedIn

_ZONES = ["outer", "inner"]


def _posts_of(*kinds: Kind) -> list[str]:
    return [stage.permission for stage in STAGES.values() if stage.kind in kinds]


_READ = {"permission": "dossier:read", "zone": _ZONES}
_CONFIRM = {"permission": [STAGES[code].permission for code in CONFIRM_STAGE.values()], "zone": _ZONES}
_SUBMIT = {"permission": _posts_of(Kind.CONFIRM, Kind.WORK, Kind.PUBLICITY), "zone": _ZONES}
_REVIEW = {"permission": _posts_of(Kind.REVIEW), "zone": _ZONES}
_ANY_POST = {"permission": _posts_of(Kind.CONFIRM, Kind.WORK, Kind.PUBLICITY, Kind.REVIEW), "zone": _ZONES}


class DossiersController(Controller):
    """申报单 of a county."""

    path = "/api/v1/counties/{county:str}/dossiers"
    tags = ["申报单"]

    @get(
        "/",
        operation_id="listDossiers",
        summary="申报单列表",
        opt={**_READ, "sorts": ("id", "township", "people", "total_fen", "stage_since")},
    )
    async def list_dossiers(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        stage: Annotated[str | None, QueryParameter(description="从哪个环节的岗位看")] = None,
        tab: Annotated[
            str | None,
            QueryParameter(description="pending 待送审、sent 已送审、underway 在途、finished 已办结"),
        ] = None,
        programme: FromQuery[str | None] = None,
        batch_id: FromQuery[int | None] = None,
        year: FromQuery[int | None] = None,
        period: FromQuery[str | None] = None,
        region: FromQuery[str | None] = None,
        entry: FromQuery[str | None] = None,
        dossier_id: Annotated[int | None, QueryParameter(description="项目序号")] = None,
        cycle: Annotated[
            str | None,
            QueryParameter(description="补贴周期：monthly 按月、yearly 按年、term 按学期、one_off 一次性"),
        ] = None,
        since: Annotated[date | None, QueryParameter(description="申报日期的第一天")] = None,
        until: Annotated[date | None, QueryParameter(description="申报日期的最后一天")] = None,
    ) -> DossierRows:
        """One page of one tab, with the counts of all tabs."""
        wanted = DossierFilter(
            programme, batch_id, year, period, region, entry, dossier_id, cycle or None, since, until
        )
        async with county_session(county, read_only=True):
            found = await list_dossiers(official, paging, stage=stage, tab=tab, filters=wanted)
        page = found.page
        return DossierRows(
            rows=[dossier_row(row) for row in page.rows],
            total=page.total,
            page=page.number,
            size=page.size,
            sums=page.sums,
            tabs=found.tabs,
        )

    @post("/open", operation_id="openDossiers", summary="申报确认", status_code=200, opt=_CONFIRM)
    async def open_dossiers(
        self, county: CountyCode, data: JSONBody[OpenDossiersBody], official: SignedIn
    ) -> DossierIdsAnswer:
        """Gather the ready lines of a batch into dossiers, with the county's chain of today."""
        async with county_session(county, read_only=True):
            programme = (await find_batch(data.batch_id)).programme_code
        async with platform_session(read_only=True):
            chains = (await programme_settings(county, programme)).chains
        async with county_session(county):
            ids = await open_dossiers(
                data.batch_id,
                data.entry,
                official,
                township_code=data.township_code,
                chain=chains.get(data.entry),
                line_ids=data.line_ids,
            )
        return DossierIdsAnswer(dossier_ids=ids)

    @post("/submit", operation_id="submitDossiers", summary="送审", status_code=204, opt=_SUBMIT)
    async def submit(
        self, county: CountyCode, data: JSONBody[SubmitDossiersBody], official: SignedIn
    ) -> None:
        """Send dossiers on from an operator's stage."""
        async with county_session(county):
            await submit_dossiers(data.dossier_ids, official, data.opinion, stage=data.stage)

    @post("/approve", operation_id="approveDossiers", summary="批量审核", status_code=204, opt=_REVIEW)
    async def approve(
        self, county: CountyCode, data: JSONBody[SubmitDossiersBody], official: SignedIn
    ) -> None:
        """Approve dossiers with an opinion."""
        async with county_session(county):
            await approve_dossiers(data.dossier_ids, official, data.opinion, stage=data.stage)

    @post("/return", operation_id="returnDossiers", summary="退回申报单", status_code=204, opt=_ANY_POST)
    async def give_back(
        self, county: CountyCode, data: JSONBody[ReturnDossiersBody], official: SignedIn
    ) -> None:
        """Send dossiers back with a reason."""
        async with county_session(county):
            await return_dossiers(
                data.dossier_ids, official, data.reason, to_stage=data.to_stage, stage=data.stage
            )

    @post("/recall", operation_id="recallDossiers", summary="召回申报单", status_code=204, opt=_ANY_POST)
    async def recall(
        self, county: CountyCode, data: JSONBody[RecallDossiersBody], official: SignedIn
    ) -> None:
        """Take back what the next post has not touched."""
        async with county_session(county):
            await recall_dossiers(data.dossier_ids, official, stage=data.stage)

    @post("/return-lines", operation_id="returnLines", summary="退回明细", status_code=200, opt=_ANY_POST)
    async def return_lines(
        self, county: CountyCode, data: JSONBody[LinesBody], official: SignedIn
    ) -> LinesChanged:
        """Send single lines back with a reason; the rest proceeds."""
        async with county_session(county):
            return LinesChanged(
                lines=await return_lines(data.line_ids, official, data.reason, stage=data.stage)
            )

    @post("/void-lines", operation_id="voidLines", summary="作废明细", status_code=200, opt=_ANY_POST)
    async def void_lines(
        self, county: CountyCode, data: JSONBody[LinesBody], official: SignedIn
    ) -> LinesChanged:
        """Strike single lines out with a reason."""
        async with county_session(county):
            return LinesChanged(
                lines=await void_lines(data.line_ids, official, data.reason, stage=data.stage)
            )

    @get("/{dossier_id:int}", operation_id="getDossier", summary="申报单详情", opt=_READ)
    async def detail(
        self, county: CountyCode, dossier_id: FromPath[int], official: SignedIn
    ) -> DossierAnswer:
        """Where a dossier stands, what it holds, and what may be done with it."""
        async with county_session(county, read_only=True):
            return dossier_answer(await dossier_detail(dossier_id, official))

    @get("/{dossier_id:int}/log", operation_id="getDossierLog", summary="申报单操作日志", opt=_READ)
    async def log(self, county: CountyCode, dossier_id: FromPath[int], official: SignedIn) -> list[LogRow]:
        """Every move, oldest first."""
        async with county_session(county, read_only=True):
            rows = await dossier_log(dossier_id, official)
        async with platform_session(read_only=True):
            names = await official_names({row["official_id"] for row in rows})
        return [LogRow(**row, name=names.get(row["official_id"], "")) for row in rows]

    @get("/{dossier_id:int}/changes", operation_id="getDossierChanges", summary="退回后的变化", opt=_READ)
    async def changes(
        self, county: CountyCode, dossier_id: FromPath[int], official: SignedIn
    ) -> ChangesAnswer | None:
        """Lines added, raised or altered since a return, and where the dossier would go now; null without a return."""
        async with county_session(county, read_only=True):
            found = await dossier_changes(dossier_id, official)
        return changes_answer(found) if found else None

    @get(
        "/{dossier_id:int}/last-return", operation_id="getLastReturn", summary="上次退回以来的变化", opt=_READ
    )
    async def last_return(
        self, county: CountyCode, dossier_id: FromPath[int], official: SignedIn
    ) -> LastReturn | None:
        """What changed since a post last returned it, also when it is back at that post; null without a return."""
        async with county_session(county, read_only=True):
            return await last_return(dossier_id, official)

    @post(
        "/{dossier_id:int}/lines",
        operation_id="joinLines",
        summary="明细并入申报单",
        status_code=200,
        opt=_CONFIRM,
    )
    async def join_lines(
        self, county: CountyCode, dossier_id: FromPath[int], data: JSONBody[JoinLinesBody], official: SignedIn
    ) -> LinesChanged:
        """Add ready lines to a dossier that is back at its first stage."""
        async with county_session(county):
            return LinesChanged(lines=await join_lines(dossier_id, data.line_ids, official))


class StagesController(Controller):
    """办理环节."""

    path = "/api/v1/stages"
    tags = ["申报单"]

    @get("/", operation_id="listStages", summary="全部办理环节", opt=_READ)
    async def list_stages(self) -> list[StageAnswer]:
        """Every stage that a chain may name, in order."""
        return [
            StageAnswer(
                code=stage.code,
                title=stage.title,
                permission=stage.permission,
                side=stage.side.value,
                kind=stage.kind.value,
                description=DESCRIPTIONS[stage.code],
                limit_days=stage.limit_days,
            )
            for stage in STAGES.values()
        ]

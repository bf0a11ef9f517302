"""业务公示 and 异议 for officials."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, MediaType, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.holidays.load_calendar import load_calendar
from core.publicity.close_publicity import close_publicity
from core.publicity.confirm_publicity import confirm_publicity
from core.publicity.count_publicities import count_publicities
from core.publicity.decide_objection import decide_objection
from core.publicity.delete_publicity import delete_publicity
from core.publicity.enter_objection import enter_objection
from core.publicity.export_publicity import export_publicity
from core.publicity.extend_publicity import extend_publicity
from core.publicity.fill_publicity import fill_publicity
from core.publicity.find_publicity import find_publicity
from core.publicity.foresee_period import foresee_period
from core.publicity.generate_publicity import generate_publicity
from core.publicity.list_documents import list_documents
from core.publicity.list_objections import list_objections
from core.publicity.list_people import list_people
from core.publicity.list_publicities import list_publicities
from core.publicity.load_basis import load_basis
from core.publicity.notice_page import notice_page
from core.publicity.publicity import Objection, Publicity
from core.publicity.publish_publicity import publish_publicity
from core.publicity.read_document import read_document
from core.publicity.reprint_publicity import reprint_publicity
from core.publicity.rules import unrecorded_text
from tenants import county_session
from web.answers import Created, JobAnswer, Rows, rows_of
from web.api.publicity_bodies import (
    DocumentAnswer,
    DossierIdsBody,
    ExtendBody,
    FillBody,
    ForeseenAnswer,
    GeneratedAnswer,
    ObjectionBody,
    PostedAnswer,
    PublicityAnswer,
    PublicityIdsBody,
    PublicityRows,
    RowAnswer,
    VerdictBody,
    posted_answer,
    publicity_answer,
    row_answer,
    waiting_answer,
)
from web.deps import CountyCode, Paging, SignedIn
from web.downloads import attachment
from web.workbooks import XLSX

_ZONES = ["outer", "inner"]
_READ = {"permission": "publicity:read", "zone": _ZONES}
_MANAGE = {"permission": "publicity:manage", "zone": _ZONES}
_OBJECT = {"permission": "objection:add", "zone": _ZONES}
_DECIDE = {"permission": "objection:decide", "zone": _ZONES}
_PDF = "application/pdf"
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
"""A notice carries its stylesheet and its check code inside, and runs nothing."""


class PublicitiesController(Controller):
    """业务公示."""

    path = "/api/v1/counties/{county:str}/publicities"
    tags = ["业务公示"]

    @get(
        "/",
        operation_id="listPublicities",
        summary="公示列表",
        opt={**_READ, "sorts": ("ends_on", "people", "fen", "village_code")},
    )
    async def list_publicities(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        tab: Annotated[
            str,
            QueryParameter(
                description="to_generate 待生成、to_publish 待发布、published 已发布、ended 公示结束、"
                "sent 已送审、moving 在途、finished 已办结"
            ),
        ],
        stage: FromQuery[str | None] = None,
        programme: FromQuery[str | None] = None,
        batch_id: FromQuery[int | None] = None,
        year: Annotated[int | None, QueryParameter(description="申报年度", ge=2000, le=2100)] = None,
        cycle: Annotated[
            str | None,
            QueryParameter(description="补贴周期：monthly 按月、yearly 按年、term 按学期、one_off 一次性"),
        ] = None,
        dossier_id: Annotated[int | None, QueryParameter(description="项目序号")] = None,
    ) -> PublicityRows:
        """One tab with the counts of all; under to_generate the rows are dossiers that wait."""
        wanted: dict[str, Any] = {
            "stage": stage,
            "programme": programme,
            "batch_id": batch_id,
            "year": year,
            "cycle": cycle,
            "dossier_id": dossier_id,
        }
        async with county_session(county, read_only=True):
            page = await list_publicities(official, tab, paging, **wanted)
            tabs = await count_publicities(official, **wanted)
        return PublicityRows(
            rows=[
                publicity_answer(row) if isinstance(row, Publicity) else waiting_answer(row)
                for row in page.rows
            ],
            total=page.total,
            page=page.number,
            size=page.size,
            sums=page.sums,
            tabs=tabs,
        )

    @post("/generate", operation_id="generatePublicities", summary="批量生成公示", opt=_MANAGE)
    async def generate(
        self, county: CountyCode, data: JSONBody[DossierIdsBody], official: SignedIn
    ) -> GeneratedAnswer:
        """One posting for each village of the dossiers."""
        basis = await load_basis(county)
        async with county_session(county):
            ids = await generate_publicity(data.dossier_ids, official, basis=basis)
        return GeneratedAnswer(publicity_ids=ids)

    @post("/fill", operation_id="fillPublicities", summary="填写公示", status_code=204, opt=_MANAGE)
    async def fill(self, county: CountyCode, data: JSONBody[FillBody], official: SignedIn) -> None:
        """Fill in one posting or several alike."""
        async with county_session(county):
            await fill_publicity(
                data.publicity_ids,
                official,
                phone=data.phone,
                title=data.title,
                mode=data.mode,
                place=data.place,
                office=data.office,
                days=data.days,
                starts_on=data.starts_on,
            )

    @post("/publish", operation_id="publishPublicities", summary="批量发布公示", status_code=200, opt=_MANAGE)
    async def publish(
        self, county: CountyCode, data: JSONBody[PublicityIdsBody], official: SignedIn
    ) -> PostedAnswer:
        """Seal the lists and start their periods."""
        calendar = await load_calendar()
        async with county_session(county):
            posted = await publish_publicity(data.publicity_ids, official, calendar=calendar)
        return posted_answer(posted)

    @get("/foreseen-period", operation_id="foreseePublicityPeriod", summary="公示期提示", opt=_MANAGE)
    async def foresee(
        self,
        county: CountyCode,
        official: SignedIn,
        ids: Annotated[
            list[int], QueryParameter(description="要发布或延长的公示编号", min_items=1, max_items=1000)
        ],
        days: Annotated[int | None, QueryParameter(description="延长后的公示天数，发布时不填")] = None,
    ) -> ForeseenAnswer:
        """Whether 发布 or 延长 would count working days of a year whose holidays nobody recorded."""
        calendar = await load_calendar()
        async with county_session(county, read_only=True):
            years = await foresee_period(ids, official, days=days, calendar=calendar)
        return ForeseenAnswer(warning=unrecorded_text(years))

    @post("/close", operation_id="closePublicities", summary="公示结束", status_code=204, opt=_MANAGE)
    async def close(self, county: CountyCode, data: JSONBody[PublicityIdsBody], official: SignedIn) -> None:
        """End postings whose last day has passed."""
        async with county_session(county):
            await close_publicity(data.publicity_ids, official)

    @post("/confirm", operation_id="confirmPublicities", summary="公示确认", status_code=204, opt=_MANAGE)
    async def confirm(self, county: CountyCode, data: JSONBody[PublicityIdsBody], official: SignedIn) -> None:
        """Confirm postings without open objections."""
        async with county_session(county):
            await confirm_publicity(data.publicity_ids, official)

    @post("/delete", operation_id="deletePublicities", summary="删除公示", status_code=204, opt=_MANAGE)
    async def delete(self, county: CountyCode, data: JSONBody[PublicityIdsBody], official: SignedIn) -> None:
        """Forget postings that were not published yet."""
        async with county_session(county):
            await delete_publicity(data.publicity_ids, official)

    @post("/print", operation_id="printPublicities", summary="重新生成公示文件", status_code=200, opt=_MANAGE)
    async def print(
        self, county: CountyCode, data: JSONBody[PublicityIdsBody], official: SignedIn
    ) -> JobAnswer:
        """Print published postings anew."""
        async with county_session(county):
            return JobAnswer(job_id=await reprint_publicity(data.publicity_ids, official))

    @get("/{publicity_id:int}", operation_id="getPublicity", summary="公示详情", opt=_READ)
    async def detail(
        self, county: CountyCode, publicity_id: FromPath[int], official: SignedIn
    ) -> PublicityAnswer:
        """One posting."""
        async with county_session(county, read_only=True):
            return publicity_answer(await find_publicity(publicity_id, official))

    @post(
        "/{publicity_id:int}/extend",
        operation_id="extendPublicity",
        summary="延长公示",
        status_code=200,
        opt=_MANAGE,
    )
    async def extend(
        self, county: CountyCode, publicity_id: FromPath[int], data: JSONBody[ExtendBody], official: SignedIn
    ) -> PostedAnswer:
        """Let a running posting last longer."""
        calendar = await load_calendar()
        async with county_session(county):
            posted = await extend_publicity(
                publicity_id, official, days=data.days, reason=data.reason, calendar=calendar
            )
        return posted_answer(posted)

    @get("/{publicity_id:int}/people", operation_id="listPublicityPeople", summary="人员名单", opt=_READ)
    async def people(
        self, county: CountyCode, publicity_id: FromPath[int], official: SignedIn, paging: Paging
    ) -> Rows[RowAnswer]:
        """The masked list."""
        async with county_session(county, read_only=True):
            page = await list_people(publicity_id, official, paging)
        return rows_of(page, [row_answer(row) for row in page.rows])

    @get(
        "/{publicity_id:int}/notice",
        operation_id="showNotice",
        summary="查看公示",
        media_type=MediaType.HTML,
        opt=_READ,
    )
    async def notice(
        self, county: CountyCode, publicity_id: FromPath[int], official: SignedIn, part: FromQuery[int] = 1
    ) -> Response[str]:
        """The notice as a page, as it is printed."""
        async with county_session(county, read_only=True):
            page = await notice_page(publicity_id, official, part=part)
        return Response(page, media_type=MediaType.HTML, headers={"content-security-policy": PAGE_POLICY})

    @get(
        "/{publicity_id:int}/workbook",
        operation_id="exportPublicity",
        summary="导出公示名单",
        media_type=XLSX,
        opt=_READ,
    )
    async def workbook(
        self, county: CountyCode, publicity_id: FromPath[int], official: SignedIn
    ) -> Response[bytes]:
        """The masked list as an Excel workbook."""
        async with county_session(county, read_only=True):
            content = await export_publicity(publicity_id, official)
        headers = {"content-disposition": attachment(f"公示名单-{publicity_id}.xlsx")}
        return Response(content, media_type=XLSX, headers=headers)

    @get("/{publicity_id:int}/documents", operation_id="listDocuments", summary="公示文件列表", opt=_READ)
    async def documents(
        self, county: CountyCode, publicity_id: FromPath[int], official: SignedIn
    ) -> list[DocumentAnswer]:
        """The printed parts; empty while they are being made."""
        async with county_session(county, read_only=True):
            found = await list_documents(publicity_id, official)
        return [
            DocumentAnswer(
                part=each.part,
                parts=each.parts,
                rows=each.rows,
                bytes=each.bytes,
                missing_glyphs=each.missing_glyphs,
                made_at=each.made_at,
            )
            for each in found
        ]

    @get(
        "/{publicity_id:int}/documents/{part:int}",
        operation_id="downloadDocument",
        summary="下载公示文件",
        media_type=_PDF,
        opt=_READ,
    )
    async def document(
        self, county: CountyCode, publicity_id: FromPath[int], part: FromPath[int], official: SignedIn
    ) -> Response[bytes]:
        """One part as PDF."""
        async with county_session(county, read_only=True):
            content = read_document(await list_documents(publicity_id, official), part)
        headers = {"content-disposition": attachment(f"公示-{publicity_id}-{part}.pdf")}
        return Response(content, media_type=_PDF, headers=headers)

    @post("/{publicity_id:int}/objections", operation_id="enterObjection", summary="登记异议", opt=_OBJECT)
    async def enter_objection(
        self,
        county: CountyCode,
        publicity_id: FromPath[int],
        data: JSONBody[ObjectionBody],
        official: SignedIn,
    ) -> Created:
        """Enter what somebody said at the board."""
        async with county_session(county):
            objection_id = await enter_objection(
                publicity_id,
                official,
                content=data.content,
                contact=data.contact,
                row_number=data.row_number,
            )
        return Created(id=objection_id)


class ObjectionsController(Controller):
    """异议与反馈."""

    path = "/api/v1/counties/{county:str}/objections"
    tags = ["业务公示"]

    @get("/", operation_id="listObjections", summary="异议列表", opt=_READ)
    async def list_objections(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        objection_state: Annotated[
            str | None, QueryParameter(name="state", description="open、upheld 或 rejected")
        ] = None,
        publicity_id: FromQuery[int | None] = None,
    ) -> Rows[Objection]:
        """What people said, newest first."""
        async with county_session(county, read_only=True):
            page = await list_objections(official, paging, state=objection_state, publicity_id=publicity_id)
        return rows_of(page, page.rows)

    @post(
        "/{objection_id:int}/decide",
        operation_id="decideObjection",
        summary="处理异议",
        status_code=204,
        opt=_DECIDE,
    )
    async def decide(
        self, county: CountyCode, objection_id: FromPath[int], data: JSONBody[VerdictBody], official: SignedIn
    ) -> None:
        """Give the verdict."""
        async with county_session(county):
            await decide_objection(
                objection_id, official, upheld=data.upheld, verdict=data.verdict, effect=data.effect
            )

"""确认需发放: a person draws once more in a period, asked by one official and confirmed by another."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from core.access.official_names import official_names
from core.applications.ask_further_claim import ask_further_claim
from core.applications.confirm_further_claim import confirm_further_claim
from core.applications.further_claim import FurtherClaim, FurtherClaimFilter
from core.applications.list_further_claims import list_further_claims
from core.applications.refuse_further_claim import refuse_further_claim
from core.applications.show_further_claim import show_further_claim
from core.claims import next_ordinal, wanted_claims
from tenants import county_session, platform_session
from web.api.further_claims_bodies import FurtherClaimRefusalBody, FurtherClaimRow, FurtherClaimRows
from web.api.lines_bodies import FurtherClaimAnswer, FurtherClaimBody
from web.deps import CountyCode, Paging, SignedIn

_ZONES = ["outer", "inner"]


class FurtherClaimsController(Controller):
    """补差 and 补发 beyond the first claim of a person."""

    path = "/api/v1/counties/{county:str}/lines/{line_id:int}/further-claim"
    tags = ["补贴申报"]

    @get(
        "/",
        operation_id="getFurtherClaim",
        summary="确认需发放详情",
        opt={"permission": "line:read", "zone": _ZONES},
    )
    async def get_further_claim(
        self, county: CountyCode, line_id: FromPath[int], official: SignedIn
    ) -> FurtherClaim:
        """What was asked for a line, and whether it is confirmed."""
        async with county_session(county, read_only=True):
            return await show_further_claim(line_id, official)

    @put(
        "/",
        operation_id="askFurtherClaim",
        summary="提交确认需发放",
        status_code=204,
        opt={"permission": "line:enter", "zone": _ZONES},
    )
    async def ask(
        self, county: CountyCode, line_id: FromPath[int], official: SignedIn, data: JSONBody[FurtherClaimBody]
    ) -> None:
        """Ask to pay a line as 补差 or 补发 up to a cap; replaces what was asked before."""
        async with county_session(county):
            await ask_further_claim(line_id, data.kind, data.cap_fen, official, data.reason)

    @post(
        "/confirm",
        operation_id="confirmFurtherClaim",
        summary="确认需发放",
        status_code=200,
        opt={"permission": "line:override", "zone": _ZONES},
    )
    async def confirm(
        self, county: CountyCode, line_id: FromPath[int], official: SignedIn
    ) -> FurtherClaimAnswer:
        """Confirm it as another official; the line takes the next ordinal that is free in the province."""
        async with county_session(county, read_only=True):
            wants = await wanted_claims([line_id])
        async with platform_session(read_only=True):
            free = await next_ordinal(wants)
        async with county_session(county):
            return FurtherClaimAnswer(ordinal=await confirm_further_claim(line_id, official, free))

    @post(
        "/refuse",
        operation_id="refuseFurtherClaim",
        summary="退回确认需发放",
        status_code=204,
        opt={"permission": "line:override", "zone": _ZONES},
    )
    async def refuse(
        self,
        county: CountyCode,
        line_id: FromPath[int],
        official: SignedIn,
        data: JSONBody[FurtherClaimRefusalBody],
    ) -> None:
        """Give a request back as another official; it may be asked again."""
        async with county_session(county):
            await refuse_further_claim(line_id, official, data.reason)


class FurtherClaimListController(Controller):
    """What waits for 确认需发放, and what became of the rest."""

    path = "/api/v1/counties/{county:str}/further-claims"
    tags = ["补贴申报"]

    @get(
        "/",
        operation_id="listFurtherClaims",
        summary="确认需发放列表",
        opt={
            "permission": "line:read",
            "zone": _ZONES,
            "sorts": ("id", "asked_at", "cap_fen", "name"),
        },
    )
    async def list_further_claims(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        tab: Annotated[
            str | None,
            QueryParameter(description="waiting 待确认、confirmed 已确认、refused 已退回；不填为全部"),
        ] = None,
        programme: Annotated[str | None, QueryParameter(description="补贴项目代码")] = None,
        batch_id: Annotated[int | None, QueryParameter(description="批次")] = None,
        region: Annotated[str | None, QueryParameter(description="乡镇或村的 12 位区划代码")] = None,
        name: Annotated[str | None, QueryParameter(description="姓名的一部分", max_length=40)] = None,
    ) -> FurtherClaimRows:
        """Requests with the counts of every tab; id numbers masked. `sums`: people and cap_fen."""
        wanted = FurtherClaimFilter(tab or None, programme, batch_id, region, name)
        async with county_session(county, read_only=True):
            found = await list_further_claims(wanted, official, paging)
        page = found.page
        async with platform_session(read_only=True):
            names = await official_names(
                {each for row in page.rows for each in (row.asked_by, row.decided_by)}
            )
        return FurtherClaimRows(
            rows=[FurtherClaimRow.of(row, names) for row in page.rows],
            total=page.total,
            page=page.number,
            size=page.size,
            sums=page.sums,
            tabs=found.tabs,
        )

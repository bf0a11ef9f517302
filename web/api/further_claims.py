"""确认需发放: a person draws once more in a period, asked by one official and confirmed by another."""

from __future__ import annotations

from litestar import Controller, get, post, put
from litestar.params import FromPath, JSONBody

from core.applications.ask_further_claim import ask_further_claim
from core.applications.confirm_further_claim import confirm_further_claim
from core.applications.further_claim import FurtherClaim
from core.applications.show_further_claim import show_further_claim
from core.claims import next_ordinal, wanted_claims
from tenants import county_session, platform_session
from web.api.lines_bodies import FurtherClaimAnswer, FurtherClaimBody
from web.deps import CountyCode, SignedIn

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

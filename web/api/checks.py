"""人社匹卡 and 预警核实 of a batch."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.checks.check_summary import check_summary
from core.checks.start_alert_check import start_alert_check
from core.checks.start_card_match import start_card_match
from tenants import county_session
from web.deps import CountyCode, SignedIn

_ZONES = ["outer", "inner"]
_CHECK = {"permission": "line:check", "zone": _ZONES}
_READ = {"permission": "line:read", "zone": _ZONES}


class CheckBody(msgspec.Struct, kw_only=True):
    """The lines to check: of an entry of the batch, of one township or the named ones when given."""

    entry: Annotated[str, msgspec.Meta(examples=["township"], description="township 或 county")]
    township_code: Annotated[str, msgspec.Meta(pattern=r"^\d{12}$")] | None = None
    line_ids: Annotated[list[int], msgspec.Meta(min_length=1, max_length=20_000)] | None = None


class CheckJob(msgspec.Struct, kw_only=True):
    """The job that runs the check."""

    job_id: int


class CheckCounts(msgspec.Struct, kw_only=True):
    """People by answer: pending 待核查、processing 处理中、passed 通过、abnormal 异常、unverified 无法核实."""

    card: dict[str, int]
    alert: dict[str, int]
    flagged: int


class ChecksController(Controller):
    """人社匹卡、预警核实."""

    path = "/api/v1/counties/{county:str}/batches/{batch_id:int}"
    tags = ["核查"]

    @post("/card-matches", operation_id="startCardMatch", summary="人社匹卡", status_code=202, opt=_CHECK)
    async def start_card_match(
        self, county: CountyCode, batch_id: FromPath[int], data: JSONBody[CheckBody], official: SignedIn
    ) -> CheckJob:
        """Ask for the cards of the lines that have not passed."""
        async with county_session(county):
            job = await start_card_match(
                batch_id, data.entry, official, township_code=data.township_code, line_ids=data.line_ids
            )
        return CheckJob(job_id=job)

    @post("/alert-checks", operation_id="startAlertCheck", summary="预警核实", status_code=202, opt=_CHECK)
    async def start_alert_check(
        self, county: CountyCode, batch_id: FromPath[int], data: JSONBody[CheckBody], official: SignedIn
    ) -> CheckJob:
        """Run the rules over the lines whose cards are matched."""
        async with county_session(county):
            job = await start_alert_check(
                batch_id, data.entry, official, township_code=data.township_code, line_ids=data.line_ids
            )
        return CheckJob(job_id=job)

    @get("/check-summary", operation_id="getCheckSummary", summary="核查进度", opt=_READ)
    async def check_summary(
        self,
        county: CountyCode,
        batch_id: FromPath[int],
        official: SignedIn,
        entry: Annotated[str, QueryParameter(description="township 或 county")],
        township_code: FromQuery[str | None] = None,
    ) -> CheckCounts:
        """People by answer of both checks."""
        async with county_session(county, read_only=True):
            found = await check_summary(batch_id, entry, official, township_code=township_code)
        return CheckCounts(card=found.card, alert=found.alert, flagged=found.flagged)

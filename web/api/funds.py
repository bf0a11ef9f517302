"""指标: list, mirror from 预算管理一体化, preview and make the link to dossiers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, cast

import msgspec
from litestar import Controller, get, post
from litestar.params import FromQuery, JSONBody, QueryParameter

from core.funds.link_indicators import link_indicators
from core.funds.list_indicators import IndicatorFilter, list_indicators
from core.funds.list_ledger import LedgerFilter, list_ledger
from core.funds.list_linkings import LinkingFilter, list_linkings
from core.funds.preview_linking import preview_linking
from core.funds.sync_indicators import sync_indicators
from tenants import county_session
from web.answers import JobAnswer, Rows, rows_of
from web.api.funds_bodies import (
    IndicatorRow,
    LedgerRow,
    LinkAnswer,
    LinkBody,
    LinkingRow,
    LinkingRows,
    SyncBody,
    link_answer,
)
from web.deps import CountyCode, Idempotent, Paging, SignedIn

_READ = {"permission": "indicator:read", "zone": "inner"}
_SYNC = {"permission": "indicator:sync", "zone": "inner"}
_LINK = {"permission": "indicator:link", "zone": "inner"}


class IndicatorsController(Controller):
    """预算指标 of a county."""

    path = "/api/v1/counties/{county:str}/indicators"
    tags = ["指标挂接"]

    @get(
        "/",
        operation_id="listIndicators",
        summary="指标列表",
        opt={**_READ, "sorts": ("document_no", "fiscal_year", "amount_fen", "available_fen", "issued_on")},
    )
    async def list_indicators(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        fiscal_year: Annotated[int | None, QueryParameter(description="年度")] = None,
        text: Annotated[str, QueryParameter(description="指标文号或项目名称", max_length=60)] = "",
        function_code: Annotated[
            str, QueryParameter(description="功能分类，可只写前几位", max_length=10)
        ] = "",
        fund_nature: Annotated[str, QueryParameter(description="资金性质", max_length=40)] = "",
        usable: Annotated[bool, QueryParameter(description="只看可挂接的指标")] = False,
    ) -> Rows[IndicatorRow]:
        """Indicators of the official's budget units, with sums over all that were found."""
        wanted = IndicatorFilter(fiscal_year, text, function_code, fund_nature, usable)
        async with county_session(county, read_only=True):
            page = await list_indicators(official, paging, wanted)
        return rows_of(page, [IndicatorRow.of(row) for row in page.rows])

    @get(
        "/ledger",
        operation_id="listLedger",
        summary="指标追踪",
        opt={**_READ, "sorts": ("at", "fen", "document_no")},
    )
    async def list_ledger(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        indicator_id: FromQuery[int | None] = None,
        fiscal_year: Annotated[int | None, QueryParameter(description="年度")] = None,
        text: Annotated[str, QueryParameter(description="指标文号或项目名称", max_length=60)] = "",
        movement: Annotated[
            str, QueryParameter(description="reserve 占用、release 释放、pay 支付、return 退回")
        ] = "",
        dossier_id: Annotated[int | None, QueryParameter(description="项目序号")] = None,
        since: FromQuery[date | None] = None,
        until: FromQuery[date | None] = None,
    ) -> Rows[LedgerRow]:
        """Every movement of the indicators of the official's budget units, the newest first."""
        wanted = LedgerFilter(indicator_id, fiscal_year, text, movement, dossier_id, since, until)
        async with county_session(county, read_only=True):
            page = await list_ledger(official, paging, wanted)
        return rows_of(page, [LedgerRow.of(row) for row in page.rows])

    @get(
        "/linkings",
        operation_id="listLinkings",
        summary="指标挂接列表",
        opt={**_READ, "sorts": ("id", "people", "total_fen", "township")},
    )
    async def list_linkings(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        tab: Annotated[
            str, QueryParameter(description="to_link 待挂接、linked 已挂接、sent 已送支付")
        ] = "to_link",
        programme: FromQuery[str] = "",
        batch_id: FromQuery[int | None] = None,
        year: FromQuery[int | None] = None,
        period: FromQuery[str] = "",
    ) -> LinkingRows:
        """Dossiers that wait for indicators, and those that have them, each with what it draws from which."""
        wanted = LinkingFilter(tab, programme, batch_id, year, period)
        async with county_session(county, read_only=True):
            found = await list_linkings(official, paging, wanted)
        page = found.page
        return LinkingRows(
            rows=[LinkingRow.of(row) for row in page.rows],
            total=page.total,
            page=page.number,
            size=page.size,
            sums=page.sums,
            tabs=found.tabs,
        )

    @post("/sync", operation_id="syncIndicators", summary="同步指标", status_code=202, opt=_SYNC)
    async def sync(self, county: CountyCode, data: JSONBody[SyncBody], official: SignedIn) -> JobAnswer:
        """Mirror the indicators of a year; the job's result says what was added, cut or has vanished."""
        async with county_session(county):
            return JobAnswer(job_id=await sync_indicators(official, data.fiscal_year))

    @post("/preview", operation_id="previewLinking", summary="预览指标扣减", status_code=200, opt=_LINK)
    async def preview(self, county: CountyCode, data: JSONBody[LinkBody], official: SignedIn) -> LinkAnswer:
        """What each indicator would give; nothing is reserved."""
        async with county_session(county, read_only=True):
            plan = await preview_linking(data.dossier_ids, data.rule, data.in_order(), official)
        return link_answer(plan)

    @post("/link", operation_id="linkIndicators", summary="指标挂接", status_code=200, opt=_LINK)
    async def link(
        self, county: CountyCode, data: JSONBody[LinkBody], official: SignedIn, idempotency: Idempotent
    ) -> LinkAnswer:
        """Reserve indicators for dossiers; linking again under a new key changes the choice."""

        async def act() -> dict[str, Any]:
            plan = await link_indicators(data.dossier_ids, data.rule, data.in_order(), official)
            return cast("dict[str, Any]", msgspec.to_builtins(link_answer(plan)))

        async with county_session(county):
            answer = await idempotency.once("indicators.link", data, official, act)
        return msgspec.convert(answer, LinkAnswer)

"""汇总数据 of prefecture and province."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.params import FromQuery, QueryParameter

from core.summaries import MEASURES, CountyFigures, SummaryFilter, SummaryRow, list_summaries, rank_counties
from tenants import platform_session
from web.answers import Rows, rows_of
from web.deps import Paging, SignedIn

_READ = {"permission": "summary:read", "zone": ["outer", "inner"]}


class SummariesController(Controller):
    """汇总数据."""

    path = "/api/v1/summaries"
    tags = ["汇总数据"]

    @get(
        "/",
        operation_id="listSummaries",
        summary="汇总数据",
        opt={**_READ, "sorts": ("county_code", "programme_code", "period", "people", "total_fen", "as_of")},
    )
    async def list_summaries(
        self,
        official: SignedIn,
        paging: Paging,
        region: Annotated[str | None, QueryParameter(description="区划代码（12 位），含其下各县")] = None,
        programme: FromQuery[str | None] = None,
        period: Annotated[str | None, QueryParameter(description="期次，如 202305")] = None,
        measure: Annotated[
            str | None,
            QueryParameter(description="、".join(f"{code} {title}" for code, title in MEASURES.items())),
        ] = None,
    ) -> Rows[SummaryRow]:
        """Figures of the counties inside the own posts; `as_of` says when each was true."""
        async with platform_session(read_only=True):
            page = await list_summaries(official, paging, SummaryFilter(region, programme, period, measure))
        return rows_of(page, page.rows)

    @get("/counties", operation_id="rankCounties", summary="县区汇总与排名", opt=_READ)
    async def rank_counties(
        self,
        official: SignedIn,
        region: Annotated[str | None, QueryParameter(description="区划代码（12 位），含其下各县")] = None,
        programme: FromQuery[str | None] = None,
        period: Annotated[
            str | None, QueryParameter(description="期次或年份，如 202305、2023", max_length=6)
        ] = None,
    ) -> list[CountyFigures]:
        """Each county inside the own posts with every measure, the best share paid first; `as_of` says when it was true."""
        async with platform_session(read_only=True):
            return await rank_counties(official, region=region, programme=programme, period=period)

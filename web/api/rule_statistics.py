"""规则对比统计: how the rules of 人社匹卡 and 预警核实 answered, and the lines behind each figure."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.params import QueryParameter

from core.checks.list_rule_lines import RuleLine, list_rule_lines
from core.checks.rule_statistics import RuleStatistic, rule_statistics
from core.checks.statistics_filter import StatisticsFilter
from tenants import county_session
from web.answers import Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn

_READ = {"permission": "line:read", "zone": ["outer", "inner"]}
_Programme = Annotated[str | None, QueryParameter(description="补贴项目代码")]
_Batch = Annotated[int | None, QueryParameter(description="批次；批次和批次号都不填时统计办理中的批次")]
_Year = Annotated[int | None, QueryParameter(description="申报年度", ge=2000, le=2100)]
_Period = Annotated[str | None, QueryParameter(description="补贴周期，如 202305", max_length=10)]
_Region = Annotated[str | None, QueryParameter(description="乡镇或村的 12 位区划代码")]


class RuleStatisticsController(Controller):
    """规则对比统计 of a county."""

    path = "/api/v1/counties/{county:str}/rule-statistics"
    tags = ["统计报表"]

    @get("/", operation_id="listRuleStatistics", summary="规则对比统计", opt=_READ)
    async def statistics(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        by: Annotated[
            str, QueryParameter(description="统计方式：batch 按批次、township 按乡镇、programme 按项目")
        ] = "batch",
        programme: _Programme = None,
        batch_id: _Batch = None,
        year: _Year = None,
        period: _Period = None,
        region: _Region = None,
    ) -> Rows[RuleStatistic]:
        """Lines that passed, failed or could not be verified, for each rule of each group."""
        wanted = StatisticsFilter(programme, batch_id, year, period, region)
        async with county_session(county, read_only=True):
            page = await rule_statistics(wanted, official, paging, grouping=by)
        return rows_of(page, page.rows)

    @get("/lines", operation_id="listRuleLines", summary="规则对比明细", opt=_READ)
    async def lines(
        self,
        county: CountyCode,
        official: SignedIn,
        paging: Paging,
        check: Annotated[str, QueryParameter(description="card 人社匹卡、alert 预警核实")],
        rule: Annotated[str, QueryParameter(description="规则代码", max_length=60)],
        answer: Annotated[
            str, QueryParameter(description="failed 不符、unverified 无法核实、overridden 核批通过")
        ] = "failed",
        programme: _Programme = None,
        batch_id: _Batch = None,
        year: _Year = None,
        period: _Period = None,
        region: _Region = None,
    ) -> Rows[RuleLine]:
        """The lines behind one figure, with reason and remedy; id numbers masked."""
        wanted = StatisticsFilter(programme, batch_id, year, period, region)
        async with county_session(county, read_only=True):
            page = await list_rule_lines(wanted, check, rule, answer, official, paging)
        return rows_of(page, page.rows)

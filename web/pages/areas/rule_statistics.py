"""规则对比统计 (row 39): each rule over batches, townships or programmes, and the lines behind a figure."""

from __future__ import annotations

from core.checks.list_rule_lines import ANSWERS
from core.checks.rule_statistics import GROUPINGS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

_CHECKS = options_of({"card": "人社匹卡", "alert": "预警核实"}, card="primary", alert="warning")

STATISTICS = PageSpec(
    title="规则对比统计",
    source="listRuleStatistics",
    columns=[
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=150, tabs=["programme"]),
        Column(key="batch_name", title="补贴批次", min_width=210, tabs=["batch", "township"]),
        Column(key="township_code", title="受理乡镇", kind="region", width=130, tabs=["township"]),
        Column(key="check", title="环节", kind="enum", width=100, options=_CHECKS, spare=True),
        Column(key="rule_title", title="对比规则", min_width=165),
        Column(key="compared", title="对比人数", kind="number", width=100, spare=True),
        Column(key="passed", title="通过", kind="number", width=100),
        Column(key="failed", title="不符", kind="number", width=90),
        Column(key="unverified", title="无法核实", kind="number", width=100),
        Column(key="overridden", title="核批通过", kind="number", width=100),
    ],
    filters=[
        Field(key="region", title="受理乡镇", kind="township"),
        Field(key="programme", title="项目", kind="programme"),
        Field(key="year", title="申报年度", kind="year"),
        Field(key="period", title="批次号", placeholder="如 202305", max_length=10),
        Field(key="batch_id", title="批次", kind="batch"),
    ],
    tabs=Tabs(parameter="by", options=[Option(value=key, label=title) for key, title in GROUPINGS.items()]),
    sums=[
        Sum(key="failed", title="不符", unit="人次"),
        Sum(key="unverified", title="无法核实", unit="人次"),
        Sum(key="overridden", title="核批通过", unit="人次"),
    ],
    actions=[Action(key="lines", title="查看明细", event="lines")],
    note="“无法核实”是数据来源没有答复，不等于不符。人社匹卡逐项核对，前一项未通过的不再对比后一项。"
    "没有选择批次号和批次时，统计办理中的批次。",
    empty="没有对比结果：办理中的批次还没有做人社匹卡和预警核实，可选择批次号或批次查看以往的结果",
)

LINES = PageSpec(
    title="规则对比明细",
    source="listRuleLines",
    columns=[
        Column(key="name", title="姓名", width=90),
        Column(key="id_number", title="身份证号", kind="masked", width=175),
        Column(key="batch_name", title="补贴批次", min_width=200, visible=False),
        Column(key="township_code", title="受理乡镇", kind="region", width=110),
        Column(key="village_code", title="行政村", kind="region", width=130, spare=True),
        Column(key="reason", title="原因", min_width=220),
        Column(key="remedy", title="处理办法", min_width=220),
        Column(key="resolved_reason", title="核批理由", min_width=150, tabs=["overridden"]),
        Column(key="source", title="数据来源", min_width=130, spare=True),
        Column(key="as_of", title="数据截至", kind="datetime", width=150, visible=False),
        Column(key="dossier_id", title="项目序号", width=100, link="/p/dossiers/{dossier_id}", spare=True),
    ],
    tabs=Tabs(parameter="answer", options=[Option(value=key, label=title) for key, title in ANSWERS.items()]),
    empty="没有这一结果的明细",
)

ENTRIES = [
    Entry(
        name="rule-statistics",
        title="规则对比统计",
        group="reports",
        order=15,
        page=STATISTICS,
        path="/p/rule-statistics",
    ),
    Entry(name="rule-lines", title="规则对比明细", group="reports", order=16, page=LINES, hidden=True),
]

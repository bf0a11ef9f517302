"""统计报表: the leaders' overview, and the statistics of row 39."""

from __future__ import annotations

from msgspec.structs import replace

from core.summaries import MEASURES
from web.pages.areas.finance import RESULTS
from web.pages.areas.review import COLUMNS, FILTERS, SUMS
from web.pages.spec import Action, Column, Entry, Field, PageSpec, Sum, options_of

_STATE = Column(
    key="state",
    title="状态",
    kind="enum",
    width=90,
    options=options_of(
        {"moving": "在途", "finished": "已办结", "void": "已作废"},
        moving="primary",
        finished="success",
        void="info",
    ),
    spare=True,
)
DOSSIERS = PageSpec(
    title="申报单查询",
    source="listDossiers",
    columns=[*(replace(one, visible=one.visible and one.key != "void_people") for one in COLUMNS), _STATE],
    filters=[Field(key="region", title="受理乡镇", kind="township"), *FILTERS],
    sums=SUMS,
    actions=[Action(key="open", title="查看", to="/p/dossiers/{id}")],
    empty="没有符合条件的申报单，请调整查询条件",
)

_MEASURES = options_of(
    MEASURES,
    requested="info",
    in_flight="primary",
    paid="success",
    failed="danger",
    returned="warning",
    stopped="info",
)
SUMMARY = PageSpec(
    title="项目发放情况",
    source="listSummaries",
    columns=[
        Column(
            key="programme_code", title="项目名称", kind="programme", min_width=200, sort="programme_code"
        ),
        Column(key="county_code", title="县区", kind="region", min_width=120, sort="county_code"),
        Column(key="period", title="批次号", width=110, sort="period", spare=True),
        Column(key="measure", title="发放情况", kind="enum", width=120, options=_MEASURES),
        Column(key="people", title="人次", kind="number", width=110, sort="people"),
        Column(key="total_fen", title="金额(元)", kind="money", width=160, sort="total_fen"),
        Column(key="as_of", title="数据截至", kind="datetime", width=160, sort="as_of", spare=True),
    ],
    filters=[
        Field(key="programme", title="项目", kind="programme"),
        Field(key="period", title="批次号", placeholder="如 202305", max_length=10),
        Field(key="measure", title="发放情况", kind="select", options=_MEASURES),
    ],
    sums=[
        Sum(key="issued_people", title="已申请支付", unit="人次"),
        Sum(key="issued_fen", title="已申请支付", kind="money", unit="元"),
        Sum(key="paid_people", title="支付成功", unit="人次"),
        Sum(key="paid_fen", title="支付成功", kind="money", unit="元"),
    ],
    empty="所辖县区还没有发放数据；未获得项目授权的，请联系本级管理员办理项目授权",
)
RESULT_QUERY = replace(
    RESULTS,
    title="发放明细查询",
    columns=[
        replace(column, visible=column.visible and column.key != "approved_fen") for column in RESULTS.columns
    ],
    actions=[action for action in RESULTS.actions if action.key in ("export", "person")],
)

ENTRIES = [
    Entry(
        name="overview",
        title="总览",
        group="reports",
        order=10,
        path="/p/overview",
        permissions=["summary:read"],
        of_counties=True,
    ),
    Entry(
        name="progress",
        title="补贴进度统计",
        group="reports",
        order=20,
        path="/p/progress",
        permissions=["dossier:read"],
    ),
    Entry(name="dossier-list", title="申报单查询", group="reports", order=30, page=DOSSIERS),
    Entry(
        name="payment-list",
        title="发放明细查询",
        group="reports",
        order=40,
        page=RESULT_QUERY,
        path="/p/payment-list",
    ),
    Entry(
        name="summary-list", title="项目发放情况", group="reports", order=50, page=SUMMARY, of_counties=True
    ),
]

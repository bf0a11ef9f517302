"""基础信息 and 补贴申报 of a township: lists from intake to 乡镇审核, under the step bar of row 23."""

from __future__ import annotations

from msgspec.structs import replace

from web.pages.areas.further_claims import ASK as ASK_FURTHER_CLAIM
from web.pages.areas.review import COLUMNS, RETURNED, SUMS, TABS_OF_STAGE, review_page
from web.pages.dossier_actions import confirm_actions
from web.pages.line_columns import CHANNELS, LINE_COLUMNS, LINE_FILTERS, LINE_SUMS
from web.pages.publicity import BY_NUMBER, publicity_entry
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

_OPERATOR = "stage:township_confirm"
_REVIEWER = "stage:township_review"
_ENTRY = {"entry": "township"}
PAYMENT_STATES = [
    Option(value="drafted", label="待支付"),
    Option(value="in_flight", label="在途", tag="primary"),
    Option(value="paid", label="支付成功", tag="success"),
    Option(value="failed", label="支付失败", tag="danger"),
    Option(value="returned", label="退款", tag="warning"),
    Option(value="stopped", label="已作废", tag="info"),
    Option(value="void", label="已撤销", tag="info"),
]
BENEFICIARY = options_of({"individual": "个人", "household": "家庭(户)", "collective": "集体"})

LINES = PageSpec(
    title="补贴清单",
    source="listLines",
    query={**_ENTRY, "without_dossier": True},
    columns=LINE_COLUMNS,
    filters=[
        *LINE_FILTERS,
        Field(
            key="channel",
            title="受理渠道",
            kind="select",
            options=CHANNELS,
        ),
    ],
    tabs=Tabs(
        parameter="abnormal",
        options=[
            Option(value="", label="全部"),
            Option(value="false", label="正常数据"),
            Option(value="true", label="异常数据"),
        ],
    ),
    region_tree="region",
    selectable=True,
    sums=LINE_SUMS,
    actions=[
        Action(key="enter", title="单户录入", where="page", event="enter", permission="line:enter"),
        Action(
            key="confirm",
            title="确认",
            where="batch",
            operation="startCardMatch",
            ids_key="line_ids",
            body=_ENTRY,
            confirm="将确认选中的 {count} 条明细并送人社匹卡。受理地区不属于本乡镇或有异常的明细不会通过。",
            done="已确认，正在匹卡",
        ),
        Action(
            key="revalidate",
            title="重新校验",
            where="batch",
            operation="revalidateLines",
            ids_key="line_ids",
            tabs=["true"],
            done="已重新校验",
        ),
        Action(key="export_abnormal", title="导出异常数据", where="page", event="export_abnormal", tabs=["true"], permission="line:revalidate"),
        Action(key="export", title="导出", where="page", event="export"),
        Action(
            key="delete",
            title="删除",
            where="batch",
            style="danger",
            operation="deleteLines",
            ids_key="line_ids",
            fields=[Field(key="reason", title="删除原因", kind="textarea", required=True, max_length=500)],
            confirm="将删除选中的 {count} 条明细。删除后不再申报，记录保留备查。",
            done="已删除 {count} 条明细",
        ),
        Action(key="detail", title="查看", event="detail"),
        Action(key="edit", title="修改", event="edit", permission="line:enter"),
        Action(key="override", title="核批", event="override", tabs=["true"], permission="line:override"),
    ],
    empty="还没有明细：点“导入数据”上传清单，或点“单户录入”逐户登记",
)  # fmt: skip

IMPORTED = replace(
    LINES,
    title="批量导入",
    query={**_ENTRY, "without_dossier": True, "channel": "import"},
    filters=LINE_FILTERS,
    actions=[one for one in LINES.actions if one.key not in ("enter", "confirm")],
    empty="还没有导入数据：先下载模板，填写后点“导入数据”",
)
"""What came in by file; 单户录入 and 确认 have their place in 补贴清单."""

_OVERRIDE = Action(key="override", title="核批", event="override", permission="line:override")


def _check_page(
    title: str, status: str, operation: str, verb: str, processing: str, *more: Action
) -> PageSpec:
    """人社匹卡 or 预警核实: one tab for each answer, as row 25 has them."""
    return PageSpec(
        title=title,
        source="listLines",
        query={**_ENTRY, "without_dossier": True},
        columns=LINE_COLUMNS,
        filters=LINE_FILTERS,
        tabs=Tabs(
            parameter=status,
            options=[
                Option(value="", label="全部"),
                Option(value="pending", label="待核查"),
                Option(value="processing", label=processing),
                Option(value="passed", label="通过"),
                Option(value="abnormal", label="异常"),
                Option(value="unverified", label="无法核实"),
            ],
        ),
        region_tree="region",
        selectable=True,
        sums=LINE_SUMS,
        actions=[
            Action(
                key="start_all",
                title=f"全部{verb}",
                where="page",
                style="primary",
                operation=operation,
                body=_ENTRY,
                confirm=f"将对本批次中尚未通过的全部明细进行{title}。",
                done=f"{title}已开始",
            ),
            Action(
                key="start",
                title=f"{verb}所选",
                where="batch",
                operation=operation,
                ids_key="line_ids",
                body=_ENTRY,
                confirm=f"将对选中的 {{count}} 条明细进行{title}。",
                done=f"{title}已开始",
            ),
            Action(key="detail", title="查看", event="detail"),
            Action(key="edit", title="修改", event="edit", permission="line:enter"),
            _OVERRIDE,
            *more,
        ],
        empty="没有符合条件的明细；先在“补贴清单”中导入或录入",
    )


_JOIN = Action(
    key="join",
    title="并入申报单",
    where="batch",
    event="join",
    operation="joinLines",
    ids_key="line_ids",
    tabs=["passed", "unverified"],
    when={"card_status": ["passed"], "status": ["open"]},
    confirm="将把选中的 {count} 条明细并入下面的申报单。并入后该申报单须重新公示和审核，不再原岗续审。",
    done="已并入 {count} 条明细",
)
"""Lines that pass while a dossier of their township stands at 确认 once more; the page adds the choice of the dossier."""

_DOSSIER = [Field(key="dossier_id", title="项目序号", max_length=12)]

CONFIRM = PageSpec(
    title="乡镇确认",
    source="listDossiers",
    query={"stage": "township_confirm"},
    columns=[
        Column(key="id", title="项目序号", width=105, sort="id", link="/p/dossiers/{id}"),
        Column(key="township_code", title="受理乡镇(街道)", kind="region", min_width=112),
        Column(key="programme_code", title="项目名称", kind="programme", min_width=120),
        Column(key="batch_name", title="批次", min_width=190, visible=False),
        Column(key="all_people", title="总人数", kind="number", width=72, spare=True),
        Column(key="void_people", title="作废人数", kind="number", width=84, spare=True),
        Column(key="people", title="正常人数", kind="number", width=105, sort="people"),
        Column(key="total_fen", title="申请金额(元)", kind="money", width=135, sort="total_fen"),
        Column(
            key="beneficiary", title="补贴对象类别", kind="enum", width=112, options=BENEFICIARY, spare=True
        ),
        *RETURNED,
        Column(
            key="stage",
            title="当前环节",
            kind="enum",
            width=110,
            dictionary="stage",
            tabs=["sent", "underway"],
        ),
    ],
    filters=_DOSSIER,
    tabs=TABS_OF_STAGE,
    selectable=True,
    sums=SUMS,
    actions=confirm_actions("township_confirm"),
    empty="没有申报单；预警核实通过后，点“申报确认”生成",
)

PROGRESS = PageSpec(
    title="支付进度",
    source="listDossiers",
    query={"stage": "township_confirm"},
    columns=COLUMNS,
    filters=_DOSSIER,
    tabs=Tabs(
        parameter="tab",
        options=[
            Option(value="underway", label="在途"),
            Option(value="finished", label="已办结"),
            Option(value="sent", label="刚送出"),
        ],
    ),
    sums=SUMS,
    actions=[Action(key="open", title="查看申报", to="/p/dossiers/{id}")],
    empty="没有已经送出的申报单",
)

RESULTS = PageSpec(
    title="发放结果",
    source="listPayments",
    columns=[
        Column(key="dossier_id", title="项目序号", width=100, link="/p/dossiers/{dossier_id}"),
        Column(key="name", title="受益对象", width=100),
        Column(key="payee", title="收款人", width=100, spare=True),
        Column(key="township_code", title="受理乡镇", kind="region", width=120),
        Column(key="village_code", title="受理村", kind="region", min_width=120, spare=True),
        Column(key="programme_code", title="项目名称", kind="programme", min_width=180, visible=False),
        Column(key="period", title="批次号", width=100, spare=True),
        Column(key="approved_fen", title="已核定金额(元)", kind="money", width=125),
        Column(key="paid_fen", title="实际发放金额(元)", kind="money", width=125),
        Column(key="result_at", title="实际补贴时间", kind="datetime", width=145, spare=True),
        Column(key="state", title="结果", kind="enum", width=110, options=PAYMENT_STATES),
        Column(key="reason", title="失败原因", min_width=160),
    ],
    filters=[Field(key="name", title="姓名", max_length=40)],
    tabs=Tabs(
        parameter="tab",
        options=[
            Option(value="all", label="全部"),
            Option(value="paid", label="支付成功"),
            Option(value="failed", label="支付失败"),
            Option(value="returned", label="退款"),
            Option(value="in_flight", label="在途"),
        ],
    ),
    region_tree="region",
    sums=[Sum(key="people", title="人数", unit="人"), Sum(key="fen", title="金额", kind="money", unit="元")],
    empty="还没有支付；进度见“支付进度”",
)

OVERVIEW = PageSpec(
    title="项目总览",
    source="listDossiers",
    columns=COLUMNS,
    filters=_DOSSIER,
    sums=SUMS,
    actions=[Action(key="open", title="查看申报", to="/p/dossiers/{id}")],
    empty="还没有申报单；从“批量导入”或“补贴清单”开始",
)

_review = review_page("township_review")
_TOWNSHIP_TITLES = {
    "approve": "送区县审核",
    "approve_many": "批量送区县审核",
    "return": "撤回",
    "return_many": "批量撤回",
    "open": "审核",
}
REVIEW = replace(
    _review,
    filters=_DOSSIER,
    region_tree="",
    actions=[replace(one, title=_TOWNSHIP_TITLES[one.key], done="") for one in _review.actions],
)
"""审核 opens the list; 撤回 sends it one step back; 送区县审核 sends it to the county (row 30).

A dossier is its whole township's: no list of dossiers of a township asks for a village.
"""

ENTRIES = [
    Entry(
        name="township-overview",
        title="项目总览",
        group="declare",
        order=1,
        page=OVERVIEW,
        path="/p/township/overview",
        permissions=[_OPERATOR, _REVIEWER],
    ),
    Entry(
        name="township-import",
        title="批量导入",
        group="declare",
        order=5,
        page=IMPORTED,
        path="/p/township/import",
        permissions=["line:import_township"],
    ),
    Entry(
        name="township-lines",
        title="补贴清单",
        group="declare",
        order=10,
        page=LINES,
        path="/p/township/lines",
        permissions=[_OPERATOR, _REVIEWER],
    ),
    Entry(
        name="township-card-match",
        title="人社匹卡",
        group="declare",
        order=20,
        page=_check_page("人社匹卡", "card_status", "startCardMatch", "匹卡", "处理中"),
        path="/p/township/card-match",
        permissions=[_OPERATOR, _REVIEWER],
    ),
    Entry(
        name="township-alert-check",
        title="预警核实",
        group="declare",
        order=30,
        page=_check_page(
            "预警核实", "alert_status", "startAlertCheck", "核实", "处理中", ASK_FURTHER_CLAIM, _JOIN
        ),
        path="/p/township/alert-check",
        permissions=[_OPERATOR, _REVIEWER],
    ),
    Entry(
        name="township-confirm",
        title="乡镇确认",
        group="declare",
        order=40,
        page=CONFIRM,
        path="/p/township/confirm",
        permissions=[_OPERATOR],
    ),
    publicity_entry(
        "township_publicity", group="declare", order=50, path="/p/township/publicity", filters=[BY_NUMBER]
    ),
    publicity_entry(
        "township_repost", group="declare", order=60, path="/p/township/repost", filters=[BY_NUMBER]
    ),
    Entry(
        name="township-review",
        title="乡镇审核",
        group="review",
        order=10,
        page=REVIEW,
        path="/p/township/review",
        permissions=[_REVIEWER],
    ),
    Entry(
        name="township-progress",
        title="支付进度",
        group="declare",
        order=70,
        page=PROGRESS,
        path="/p/township/progress",
        permissions=[_OPERATOR, _REVIEWER],
    ),
    Entry(
        name="township-results",
        title="发放结果",
        group="declare",
        order=80,
        page=RESULTS,
        path="/p/township/results",
        permissions=[_OPERATOR, _REVIEWER],
        hidden=True,  # a step of the bar; the menu has 发放结果 among 资金发放, once for everybody
    ),
]

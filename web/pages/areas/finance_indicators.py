"""预算指标: the list, 指标挂接 and 指标追踪 (rows 42 and 43)."""

from __future__ import annotations

from core.funds.list_linkings import TABS as LINK_TABS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

_MOVEMENTS = [
    Option(value="reserve", label="占用", tag="primary"),
    Option(value="release", label="释放", tag="info"),
    Option(value="pay", label="支付", tag="success"),
    Option(value="return", label="退回", tag="warning"),
]
RULES = {"in_order": "按顺序扣减", "by_ratio": "按比例扣减", "custom": "自定义扣减"}
_USABLE = [
    Option(value=True, label="可挂接", tag="success"),
    Option(value=False, label="不可挂接", tag="info"),
]
BATCH_FILTERS = [
    Field(key="programme", title="补贴项目", kind="programme"),
    Field(key="period", title="批次号", placeholder="如 202605", max_length=10),
    Field(key="batch_id", title="补贴批次", kind="batch"),
]

INDICATORS = PageSpec(
    title="指标列表",
    source="listIndicators",
    columns=[
        Column(key="project_name", title="指标项目名称", min_width=108),
        Column(key="document_no", title="指标文号", min_width=124, sort="document_no"),
        Column(key="source", title="指标来源", width=82, spare=True),
        Column(key="budget_unit_name", title="预算单位", min_width=84, spare=True),
        Column(key="fund_nature", title="资金性质", min_width=84),
        Column(key="function_code", title="功能分类", width=82, spare=True),
        Column(key="fiscal_year", title="年度", width=60, spare=True),
        Column(key="amount_fen", title="指标金额(元)", kind="money", width=110),
        Column(key="reduced_fen", title="调减(元)", kind="money", width=110, visible=False),
        Column(key="reserved_fen", title="已占用(元)", kind="money", width=110, visible=False),
        Column(key="paid_fen", title="已支付(元)", kind="money", width=110, visible=False),
        Column(key="available_fen", title="可用金额(元)", kind="money", width=132, sort="available_fen"),
        Column(key="usable", title="状态", kind="enum", width=92, options=_USABLE),
        Column(key="problem", title="不可挂接的原因", min_width=180, visible=False),
        Column(key="project_code", title="项目编码", min_width=180, visible=False),
        Column(key="economy_code", title="经济分类", width=100, visible=False),
        Column(key="issued_on", title="下达日期", kind="date", width=110, sort="issued_on", visible=False),
        Column(key="mirrored_at", title="同步时间", kind="datetime", width=150, visible=False),
    ],
    filters=[
        Field(key="text", title="指标文号", placeholder="文号或指标项目名称", max_length=60),
        Field(key="function_code", title="支出功能分类", placeholder="可只写前几位", max_length=10),
        Field(key="fund_nature", title="资金性质", max_length=40),
        Field(key="fiscal_year", title="年度", kind="year"),
        Field(
            key="usable",
            title="可挂接",
            kind="select",
            options=[Option(value=True, label="只看可挂接的")],
        ),
    ],
    sums=[
        Sum(key="amount_fen", title="指标金额", kind="money", unit="元"),
        Sum(key="reserved_fen", title="已占用", kind="money", column="reserved_fen", unit="元"),
        Sum(key="paid_fen", title="已支付", kind="money", column="paid_fen", unit="元"),
        Sum(key="available_fen", title="可用", kind="money", column="available_fen", unit="元"),
    ],
    selectable=True,
    actions=[
        Action(
            key="sync",
            title="同步指标",
            where="page",
            style="primary",
            operation="syncIndicators",
            body={"fiscal_year": None},
            confirm="将从预算管理一体化读取指标：新下达的加入列表，调减的更新金额，已用金额不变。",
            fields=[Field(key="fiscal_year", title="年度", kind="number", note="不填则为今年")],
            done="已开始同步指标",
        ),
        Action(key="trace", title="指标追踪", to="/p/indicator-trace?indicator_id={id}"),
    ],
    empty="没有符合条件的指标；指标由预算管理一体化下达，请点“同步指标”读取",
)

TRACE = PageSpec(
    title="指标追踪",
    source="listLedger",
    columns=[
        Column(key="at", title="时间", kind="datetime", width=160, sort="at"),
        Column(key="document_no", title="指标文号", min_width=160, sort="document_no"),
        Column(key="project_name", title="指标项目名称", min_width=170),
        Column(key="budget_unit_name", title="预算单位", min_width=130, visible=False),
        Column(key="fiscal_year", title="年度", width=80, visible=False),
        Column(
            key="movement",
            title="变动",
            kind="enum",
            width=90,
            options=_MOVEMENTS,
        ),
        Column(key="fen", title="金额(元)", kind="money", width=140, sort="fen"),
        Column(key="used_fen", title="变动后已用(元)", kind="money", width=150, spare=True),
        Column(key="dossier_id", title="项目序号", width=100, link="/p/dossiers/{dossier_id}"),
        Column(key="voucher_id", title="凭证序号", width=100, link="/p/vouchers/{voucher_id}", spare=True),
    ],
    filters=[
        Field(key="text", title="指标文号", placeholder="文号或指标项目名称", max_length=60),
        Field(key="movement", title="变动", kind="select", options=_MOVEMENTS),
        Field(key="since", title="日期", kind="daterange", keys=["since", "until"]),
        Field(key="fiscal_year", title="年度", kind="year"),
        Field(key="dossier_id", title="项目序号", max_length=12),
        Field(key="indicator_id", title="指标序号", max_length=12),
    ],
    sums=[Sum(key=f"{one.value}_fen", title=one.label, kind="money", unit="元") for one in _MOVEMENTS],
    note="台账只增不改：每一笔占用、释放、支付、退回都留有记录；“已用”为已占用与已支付之和。",
    empty="还没有占用或支付过指标",
)

LINKING = PageSpec(
    title="指标挂接",
    source="listLinkings",
    columns=[
        Column(key="id", title="项目序号", width=105, sort="id", link="/p/dossiers/{id}"),
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=160, tabs=["to_link"]),
        Column(key="batch_name", title="补贴批次", min_width=160),
        Column(
            key="township_code", title="受理乡镇", kind="region", min_width=110, sort="township", spare=True
        ),
        Column(key="people", title="人数", kind="number", width=84, sort="people"),
        Column(key="total_fen", title="应挂接金额(元)", kind="money", width=146, sort="total_fen"),
        Column(key="linked_fen", title="已挂接金额(元)", kind="money", width=126, tabs=["linked", "sent"]),
        Column(
            key="rule",
            title="扣减规则",
            kind="enum",
            width=100,
            options=options_of(RULES),
            tabs=["linked", "sent"],
            spare=True,
        ),
        Column(key="links", title="挂接的指标", min_width=210, tabs=["linked", "sent"]),
        Column(key="stage", title="当前环节", kind="enum", width=110, dictionary="stage", visible=False),
    ],
    filters=[*BATCH_FILTERS, Field(key="year", title="申报年度", kind="year")],
    tabs=Tabs(parameter="tab", options=[Option(value=key, label=title) for key, title in LINK_TABS.items()]),
    sums=[
        Sum(key="people", title="人数", column="people", unit="人"),
        Sum(key="fen", title="应挂接金额", kind="money", column="total_fen", unit="元"),
        Sum(key="linked_fen", title="已挂接金额", kind="money", unit="元"),
    ],
    selectable=True,
    actions=[
        Action(
            key="link",
            title="指标挂接",
            where="batch",
            event="link",
            style="primary",
            permission="indicator:link",
            tabs=["to_link"],
        ),
        Action(
            key="change",
            title="更换指标",
            where="batch",
            event="link",
            permission="indicator:link",
            tabs=["linked"],
        ),
        Action(
            key="submit",
            title="送支付申请",
            where="batch",
            operation="submitDossiers",
            style="success",
            ids_key="dossier_ids",
            body={"stage": "indicator_link"},
            tabs=["linked"],
            confirm="将把选中的 {count} 份申报单送支付申请，共 {people} 人、{total_fen} 元。送出后不能再更换指标。",
            done="已送支付申请",
        ),
        Action(
            key="return",
            title="退回",
            where="batch",
            operation="returnDossiers",
            style="danger",
            ids_key="dossier_ids",
            body={"stage": "indicator_link"},
            tabs=["to_link", "linked"],
            fields=[Field(key="reason", title="退回原因", kind="textarea", max_length=500, required=True)],
            confirm="将退回选中的 {count} 份申报单，共 {people} 人、{total_fen} 元；已占用的指标同时释放。",
            done="已退回",
        ),
    ],
    empty="没有需要办理的申报单：财政复核通过后会出现在“待挂接”",
)

ENTRIES = [
    Entry(
        name="indicators",
        title="指标列表",
        group="pay",
        order=10,
        page=INDICATORS,
        path="/p/finance/indicators",
    ),
    Entry(
        name="indicator-link",
        title="指标挂接",
        group="pay",
        order=20,
        page=LINKING,
        path="/p/finance/linking",
    ),
    Entry(name="indicator-trace", title="指标追踪", group="supervise", order=20, page=TRACE),
]

"""资金发放: payment requests, results and what failed (rows 44, 46 and 47)."""

from __future__ import annotations

from core.applications.banks import BANKS
from core.payments.export_results import FIELDS, STATE_TITLES
from web.pages.areas.finance_indicators import BATCH_FILTERS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

OUTCOMES = [
    Option(value="passed", label="通过", tag="success"),
    Option(value="abnormal", label="异常", tag="danger"),
    Option(value="unverified", label="无法核实", tag="warning"),
    Option(value="not_compared", label="未对比", tag="info"),
]
PAYMENT_STATES = options_of(
    STATE_TITLES, paid="success", failed="danger", returned="warning", in_flight="primary", stopped="info"
)
BANK_NAMES = options_of({bank.code: bank.name for bank in BANKS})

PENDING = PageSpec(
    title="支付申请",
    source="listPendingDossiers",
    columns=[
        Column(key="id", title="项目序号", width=85, link="/p/dossiers/{id}"),
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=160, visible=False),
        Column(key="batch_name", title="补贴批次", min_width=140),
        Column(key="township_code", title="受理乡镇", kind="region", min_width=90),
        Column(key="people", title="待生成人数", kind="number", width=98),
        Column(key="fen", title="待生成金额(元)", kind="money", width=120),
        Column(key="passed_people", title="对比通过", kind="number", width=82),
        Column(key="passed_fen", title="通过金额(元)", kind="money", width=112, spare=True),
        Column(key="abnormal", title="异常", kind="number", width=56),
        Column(key="unverified", title="无法核实", kind="number", width=82, spare=True),
        Column(key="not_compared", title="未对比", kind="number", width=70, spare=True),
        Column(key="checked_at", title="对比时间", kind="datetime", width=150, visible=False),
    ],
    filters=[BATCH_FILTERS[0], BATCH_FILTERS[2]],
    sums=[
        Sum(key="people", title="待生成", column="people", unit="人"),
        Sum(key="fen", title="待生成金额", kind="money", column="fen", unit="元"),
        Sum(key="passed_people", title="对比通过", column="passed_people", unit="人"),
        Sum(key="passed_fen", title="通过金额", kind="money", column="passed_fen", unit="元"),
    ],
    selectable=True,
    actions=[
        Action(
            key="compare",
            title="银行卡对比",
            where="batch",
            operation="compareCards",
            style="primary",
            ids_key="dossier_ids",
            confirm="将向人社社保卡系统核对选中的 {count} 份申报单、{people} 人的银行卡，结果显示在每条明细上。",
            done="已开始银行卡对比",
        ),
        Action(
            key="request",
            title="生成支付申请",
            where="batch",
            operation="createPaymentRequest",
            style="success",
            ids_key="dossier_ids",
            confirm="将为选中的 {count} 份申报单中对比通过的 {passed_people} 人生成支付申请，共 {passed_fen} 元；"
            "未通过的留在待生成，不会支付。",
            done="已开始生成支付申请",
        ),
        Action(
            key="return",
            title="退回",
            where="batch",
            operation="returnDossiers",
            style="danger",
            ids_key="dossier_ids",
            body={"stage": "payment_request"},
            when={"stage": ["payment_request"]},
            fields=[Field(key="reason", title="退回原因", kind="textarea", max_length=500, required=True)],
            confirm="将退回选中的 {count} 份申报单，共 {people} 人、{fen} 元，须重新挂接指标后再送来。",
            done="已退回",
        ),
        Action(key="lines", title="查看明细", to="/p/payment-lines?dossier_id={id}"),
    ],
    note="先做银行卡对比（二次校验），再生成支付申请；只有对比通过的明细进入支付申请。",
    empty="没有待生成支付的明细：指标挂接完成并送支付申请后会出现在这里",
)

LINES = PageSpec(
    title="待生成支付明细",
    source="listPendingPayments",
    columns=[
        Column(key="name", title="受益对象", width=110),
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=160),
        Column(key="period", title="批次号", width=100, spare=True),
        Column(key="township_code", title="受理乡镇", kind="region", min_width=110),
        Column(key="village_code", title="受理村(社区)", kind="region", min_width=130, spare=True),
        Column(key="bank_code", title="开户银行", kind="enum", min_width=140, options=BANK_NAMES, spare=True),
        Column(key="amount_fen", title="补贴金额(元)", kind="money", width=130),
        Column(key="outcome", title="银行卡对比", kind="enum", width=110, options=OUTCOMES),
        Column(key="reason", title="原因", min_width=180),
        Column(key="remedy", title="处理办法", min_width=200),
        Column(key="checked_at", title="对比时间", kind="datetime", width=150, visible=False),
        Column(key="dossier_id", title="项目序号", width=100, link="/p/dossiers/{dossier_id}", visible=False),
    ],
    filters=[
        Field(key="dossier_id", title="项目序号", max_length=12),
        Field(key="outcome", title="银行卡对比", kind="select", options=OUTCOMES),
        BATCH_FILTERS[0],
        BATCH_FILTERS[2],
    ],
    sums=[
        Sum(key="people", title="待生成", column="", unit="人"),
        Sum(key="fen", title="待生成金额", kind="money", column="amount_fen", unit="元"),
        Sum(key="passed_people", title="对比通过", unit="人"),
        Sum(key="passed_fen", title="通过金额", kind="money", unit="元"),
    ],
    actions=[Action(key="back", title="返回支付申请", where="page", to="/p/payment-request")],
    empty="没有符合条件的明细",
)

RESULT_COLUMNS = [
    Column(key="programme_code", title="补贴项目名称", kind="programme", min_width=108),
    Column(key="name", title="受益对象", width=105, sort="name"),
    Column(key="approved_fen", title="已核定的补贴金额(元)", kind="money", width=136),
    Column(key="township_code", title="受理乡镇(街道)", kind="region", min_width=86, spare=True),
    Column(
        key="village_code",
        title="受理村(社区)",
        kind="region",
        min_width=108,
        sort="village_code",
        spare=True,
    ),
    Column(key="paid_fen", title="实际发放金额(元)", kind="money", width=108),
    Column(
        key="state",
        title="支付状态",
        kind="enum",
        width=96,
        options=PAYMENT_STATES,
        tabs=["all", "in_flight"],  # every other tab is one state
    ),
    Column(key="result_at", title="实际补贴时间", kind="datetime", width=145, sort="result_at", spare=True),
    Column(key="reason", title="银行反馈", min_width=160),
    Column(key="period", title="批次号", width=100, visible=False),
    Column(key="payee", title="收款人", width=100, visible=False),
    Column(key="bank_code", title="开户银行", kind="enum", min_width=140, options=BANK_NAMES, visible=False),
    Column(
        key="voucher_number",
        title="支付凭证号",
        min_width=190,
        link="/p/vouchers/{voucher_id}",
        visible=False,
    ),
    Column(key="bank_serial", title="银行流水号", min_width=160, visible=False),
]
_RESULT_FILTERS = [
    *BATCH_FILTERS,
    Field(key="name", title="受益对象", placeholder="请输入完整姓名", max_length=50),
    Field(key="since", title="实际补贴时间", kind="daterange", keys=["since", "until"]),
]
PERSON = Action(key="person", title="个人信息", event="person")
REISSUE = Action(
    key="reissue",
    title="重新发送",
    where="batch",
    operation="reissuePayments",
    style="primary",
    ids_key="payment_ids",
    confirm="将为选中的 {count} 笔重新生成支付凭证，共 {approved_fen} 元，不超过原失败金额；"
    "仍须经办签章、审核签章后发送。未通过银行卡对比的会留下。",
    done="已开始生成补发凭证",
)

RESULTS = PageSpec(
    title="发放结果",
    source="listPayments",
    columns=RESULT_COLUMNS,
    filters=_RESULT_FILTERS,
    region_tree="region",
    tabs=Tabs(
        parameter="tab",
        options=[
            Option(value="paid", label="支付成功"),
            Option(value="failed", label="支付失败"),
            Option(value="returned", label="退款"),
            Option(value="in_flight", label="在途"),
            Option(value="stopped", label="已作废"),
            Option(value="all", label="全部"),
        ],
    ),
    actions=[
        Action(
            key="export",
            title="请选择导出字段",
            where="page",
            event="export",
            style="warning",
            fields=[
                Field(
                    key="fields",
                    title="导出字段",
                    kind="multiselect",
                    options=[Option(value=key, label=field.title) for key, field in FIELDS.items()],
                )
            ],
        ),
        PERSON,
    ],
    empty="没有符合条件的发放明细：凭证发送、回单登记后会出现在这里",
)

ERRORS = PageSpec(
    title="差错处理",
    source="listPayments",
    columns=[
        Column(key="name", title="受益对象", width=105, sort="name"),
        Column(key="approved_fen", title="应发金额(元)", kind="money", width=106),
        Column(key="state", title="支付状态", kind="enum", width=96, options=PAYMENT_STATES),
        Column(key="reason", title="银行反馈的原因", min_width=190),
        Column(key="township_code", title="受理乡镇(街道)", kind="region", min_width=112, spare=True),
        Column(key="programme_code", title="补贴项目名称", kind="programme", min_width=120),
        Column(key="period", title="批次号", width=90, spare=True),
        Column(key="result_at", title="反馈时间", kind="datetime", width=145, sort="result_at", spare=True),
        Column(key="village_code", title="受理村(社区)", kind="region", min_width=130, visible=False),
        Column(
            key="voucher_number",
            title="支付凭证号",
            min_width=190,
            link="/p/vouchers/{voucher_id}",
            visible=False,
        ),
    ],
    filters=_RESULT_FILTERS,
    region_tree="region",
    tabs=Tabs(
        parameter="tab",
        options=[
            Option(value="to_mend", label="全部差错"),
            Option(value="failed", label="支付失败"),
            Option(value="returned", label="退款"),
        ],
    ),
    sums=[
        Sum(key="failed_fen", title="支付失败金额", kind="money", unit="元"),
        Sum(key="returned_fen", title="退款金额", kind="money", unit="元"),
    ],
    selectable=True,
    actions=[
        Action(
            key="compare",
            title="银行卡对比",
            where="batch",
            operation="compareCards",
            ids_key="dossier_ids",
            ids_of="dossier_id",
            confirm="重新发送前须再次核对银行卡。将核对选中的 {count} 笔所在申报单中全部发放失败和退款的明细。",
            done="已开始银行卡对比",
        ),
        REISSUE,
        Action(
            key="void",
            title="作废",
            where="batch",
            operation="voidPayments",
            style="danger",
            ids_key="payment_ids",
            fields=[Field(key="reason", title="作废原因", kind="textarea", max_length=500, required=True)],
            confirm="将作废选中的 {count} 笔、{approved_fen} 元：不再发放，占用的指标和申领登记退回。此操作不能撤销。",
            done="已作废 {count} 笔",
        ),
        PERSON,
        Action(key="account", title="更正收款账号", event="account", permission="payment:resend"),
    ],
    note="账号有误的先更正收款账号，再做银行卡对比，然后重新发送；本人不再领取的作废。",
    empty="没有发放失败或退款的明细",
)

ENTRIES = [
    Entry(
        name="payment-request",
        title="支付申请",
        group="pay",
        order=30,
        page=PENDING,
        path="/p/payment-request",
        permissions=["payment:request", "voucher:read"],
    ),
    Entry(
        name="payment-lines",
        title="待生成支付明细",
        group="pay",
        order=35,
        page=LINES,
        hidden=True,
        permissions=["payment:request", "voucher:read"],
    ),
    Entry(
        name="payment-errors",
        title="差错处理",
        group="pay",
        order=40,
        page=ERRORS,
        path="/p/finance/errors",
        permissions=["payment:resend"],
    ),
    Entry(
        name="payment-results",
        title="发放结果",
        group="pay",
        order=50,
        page=RESULTS,
        path="/p/finance/results",
    ),
]

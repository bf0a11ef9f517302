"""国库集中支付（一卡通）: the desks of a voucher (row 45)."""

from __future__ import annotations

from msgspec.structs import replace

from core.payments.states import TITLES
from web.pages.areas.finance import PERSON, REISSUE, RESULT_COLUMNS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

VOUCHER_STATES = options_of(
    {state.value: title for state, title in TITLES.items()},
    drafted="warning",
    maker_signed="warning",
    signed="primary",
    sending="primary",
    sent="primary",
    refused="danger",
    finished="success",
    void="info",
)
_KINDS = options_of({"regular": "正常发放", "reissue": "明细补发"})
COLUMNS = [
    Column(key="number", title="凭证号", min_width=150, sort="number", link="/p/vouchers/{id}"),
    Column(key="kind", title="类型", kind="enum", width=84, options=_KINDS, spare=True),
    Column(key="programme_code", title="补贴项目", kind="programme", min_width=130),
    Column(key="period", title="批次号", width=84, spare=True),
    Column(key="people", title="人数", kind="number", width=84, sort="people"),
    Column(key="fen", title="金额(元)", kind="money", width=118, sort="fen"),
    Column(key="state", title="状态", kind="enum", width=132, options=VOUCHER_STATES),
    Column(key="problem", title="说明", min_width=140, spare=True),
    Column(key="created_at", title="生成时间", kind="datetime", width=150, sort="created_at", spare=True),
    Column(key="maker_at", title="经办签章时间", kind="datetime", width=150, visible=False),
    Column(key="checker_at", title="审核签章时间", kind="datetime", width=150, visible=False),
    Column(key="sent_at", title="发送时间", kind="datetime", width=150, visible=False),
    Column(key="finished_at", title="办结时间", kind="datetime", width=150, visible=False),
    Column(key="budget_unit_code", title="预算单位代码", width=120, visible=False),
    Column(key="request_number", title="支付申请号", min_width=180, visible=False),
    Column(key="bank_reference", title="银行受理号", min_width=160, visible=False),
]
_PIN = Field(
    key="pin",
    title="签章 PIN 码",
    kind="password",
    max_length=16,
    required=True,
    note="签章前请核对人数和金额。还没有 PIN 码的，请先到“个人中心”设置。",
)
_ALL = "选中的 {count} 张支付凭证，共 {people} 人、{fen} 元"
VOID = Action(
    key="void",
    title="作废凭证",
    operation="voidVoucher",
    params={"voucher_id": "id"},
    style="danger",
    when={"state": ["drafted", "maker_signed", "signed"]},
    fields=[Field(key="reason", title="作废原因", kind="textarea", max_length=500, required=True)],
    confirm="将作废凭证 {number}：{people} 人、{fen} 元。凭证未发送银行，明细退回“支付申请”，可重新生成或退回。",
    done="已作废凭证，正在退回明细",
)
_OPEN = Action(key="open", title="支付明细查看", to="/p/vouchers/{id}")


def desk(
    name: str, title: str, waiting: str, done: str, action: Action, empty: str, note: str = ""
) -> PageSpec:
    """The list of one desk: what waits for its action, and what went on from there."""
    return PageSpec(
        title=title,
        source="listVouchers",
        query={"desk": name},
        columns=COLUMNS,
        filters=[
            Field(key="programme", title="补贴项目", kind="programme"),
            Field(key="period", title="批次号", placeholder="如 202605", max_length=10),
            Field(key="batch_id", title="补贴批次", kind="batch"),
            Field(key="number", title="凭证号", max_length=40),
        ],
        tabs=Tabs(
            parameter="tab",
            options=[Option(value="waiting", label=waiting), Option(value="done", label=done)],
        ),
        sums=[
            Sum(key="people", title="人数", column="people", unit="人"),
            Sum(key="fen", title="金额", kind="money", column="fen", unit="元"),
        ],
        selectable=True,
        actions=[action, _OPEN, VOID],
        empty=empty,
        note=note,
    )


MAKE_SIGN = desk(
    "make_sign",
    "支付凭证经办签章",
    "待签章",
    "已签章",
    Action(
        key="make_sign",
        title="签章",
        where="batch",
        operation="makeSignVouchers",
        style="primary",
        ids_key="voucher_ids",
        tabs=["waiting"],
        confirm=f"将以经办人身份对{_ALL}签章。签章后送另一人审核签章，内容不能再改。",
        fields=[_PIN],
        done="已签章 {count} 张凭证",
    ),
    "没有待签章的凭证：生成支付申请后会出现在这里",
)
CHECK_SIGN = desk(
    "check_sign",
    "支付凭证审核签章",
    "待签章",
    "已签章",
    Action(
        key="check_sign",
        title="签章",
        where="batch",
        operation="checkSignVouchers",
        style="primary",
        ids_key="voucher_ids",
        tabs=["waiting"],
        confirm=f"将以审核人身份对{_ALL}签章。签章后即可发送银行付款。经办与审核不得为同一人。",
        fields=[_PIN],
        done="已签章 {count} 张凭证",
    ),
    "没有待签章的凭证：经办签章后会出现在这里",
)
SEND = desk(
    "send",
    "支付凭证发送",
    "待发送",
    "已发送",
    Action(
        key="send",
        title="发送",
        where="batch",
        operation="sendVouchers",
        style="primary",
        ids_key="voucher_ids",
        tabs=["waiting"],
        confirm=f"将把{_ALL}发送到代发银行付款。发送后不能撤回。",
        done="已开始发送",
    ),
    "没有待发送的凭证：两人签章后会出现在这里",
    "“发送中”的凭证结果不明时可再次发送：平台先向银行查询，银行已收到的不会重复付款。",
)
REGISTER = desk(
    "register",
    "支付凭证回单登记",
    "待登记",
    "已办结",
    Action(
        key="register",
        title="回单登记",
        where="batch",
        operation="registerReceipts",
        style="primary",
        ids_key="voucher_ids",
        confirm=f"将向银行读取{_ALL}的回单并登记发放结果，可重复办理。",
        done="已开始登记回单",
    ),
    "没有待登记回单的凭证：凭证发送后会出现在这里",
    "已办结的凭证也可再次登记回单，以读取银行后来的退款。",
)

LINES = PageSpec(
    title="支付明细查看",
    source="listPayments",
    columns=[column for column in RESULT_COLUMNS if column.key not in ("programme_code", "voucher_number")],
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
    selectable=True,
    actions=[
        replace(
            REISSUE,
            title="明细补发",
            when={"state": ["failed", "returned"]},
            tabs=["all", "failed", "returned"],
        ),
        PERSON,
    ],
    empty="没有符合条件的明细；补发过的明细显示在补发凭证中",
)

ENTRIES = [
    Entry(
        name="voucher-make-sign",
        title="支付凭证经办签章",
        group="treasury",
        order=10,
        page=MAKE_SIGN,
        path="/p/finance/make-sign",
        permissions=["voucher:make_sign"],
    ),
    Entry(
        name="voucher-check-sign",
        title="支付凭证审核签章",
        group="treasury",
        order=20,
        page=CHECK_SIGN,
        path="/p/finance/check-sign",
        permissions=["voucher:check_sign"],
    ),
    Entry(
        name="voucher-send",
        title="支付凭证发送",
        group="treasury",
        order=30,
        page=SEND,
        path="/p/finance/send",
        permissions=["voucher:send"],
    ),
    Entry(
        name="voucher-register",
        title="支付凭证回单登记",
        group="treasury",
        order=40,
        page=REGISTER,
        path="/p/finance/register",
        permissions=["voucher:register"],
    ),
    Entry(
        name="vouchers",
        title="支付凭证",
        group="treasury",
        order=50,
        page=PageSpec(title="支付凭证", source="listVouchers", columns=COLUMNS),
        path="/p/vouchers",
        hidden=True,
    ),
    Entry(
        name="voucher-lines",
        title="支付明细查看",
        group="treasury",
        order=60,
        page=LINES,
        permissions=["voucher:read"],
        hidden=True,
    ),
]

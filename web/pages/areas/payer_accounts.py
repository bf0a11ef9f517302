"""零余额账户 of the budget units: entered by county finance's entry desk, confirmed by its reviewer."""

from __future__ import annotations

from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec

_STATES = [
    Option(value="proposed", label="待确认", tag="warning"),
    Option(value="confirmed", label="使用中", tag="success"),
    Option(value="superseded", label="已停用", tag="info"),
    Option(value="refused", label="已驳回", tag="danger"),
]

PAYER_ACCOUNTS = PageSpec(
    title="零余额账户",
    source="listPayerAccounts",
    note="支付凭证从预算单位的零余额账户付款。没有已确认的账户，不能签章和发送凭证；登记与确认须为两人。",
    columns=[
        Column(key="budget_unit_code", title="预算单位代码", width=134, sort="budget_unit_code"),
        Column(key="account_name", title="账户名称", min_width=130),
        Column(key="account", title="账号", kind="masked", min_width=160),
        Column(
            key="bank_code", title="开户银行", kind="enum", width=150, dictionary="account_bank", spare=True
        ),
        Column(key="state", title="状态", kind="enum", width=90, options=_STATES),
        Column(key="basis", title="开户依据", min_width=120, spare=True),
        Column(
            key="proposed_at", title="登记时间", kind="datetime", width=148, sort="proposed_at", spare=True
        ),
        Column(key="decided_at", title="处理时间", kind="datetime", width=148, sort="decided_at", spare=True),
        Column(key="refusal", title="驳回原因", min_width=160, visible=False),
        Column(key="superseded_at", title="停用时间", kind="datetime", width=160, visible=False),
    ],
    filters=[
        Field(key="budget_unit", title="预算单位代码", placeholder="请输入代码", max_length=32),
        Field(key="state", title="状态", kind="select", options=_STATES),
    ],
    actions=[
        Action(
            key="propose",
            title="登记账户",
            where="page",
            style="primary",
            operation="proposePayerAccount",
            fields=[
                Field(key="budget_unit", title="预算单位代码", required=True, max_length=32),
                Field(key="account", title="账号", required=True, max_length=40),
                Field(key="account_name", title="账户名称", required=True, max_length=100),
                Field(
                    key="bank_code",
                    title="开户银行代码",
                    required=True,
                    max_length=20,
                    placeholder="例如 YNRCC",
                ),
                Field(
                    key="basis", title="开户依据", required=True, max_length=100, placeholder="开户批复文号"
                ),
            ],
            done="已登记，待另一人确认",
        ),
        Action(
            key="confirm",
            title="确认",
            operation="confirmPayerAccount",
            params={"payer_account_id": "id"},
            confirm="确认后，预算单位 {budget_unit_code} 从账户 {account}（{account_name}）付款，原账户停用；"
            "已按原账户签章而未发送的凭证须作废重做。",
            when={"state": ["proposed"]},
            done="已确认",
        ),
        Action(
            key="refuse",
            title="驳回",
            operation="refusePayerAccount",
            params={"payer_account_id": "id"},
            fields=[Field(key="reason", title="驳回原因", kind="textarea", required=True, max_length=200)],
            when={"state": ["proposed"]},
            done="已驳回",
        ),
    ],
    empty="还没有登记零余额账户",
)

ENTRIES = [
    Entry(name="payer-accounts", title="零余额账户", group="treasury", order=60, page=PAYER_ACCOUNTS),
]

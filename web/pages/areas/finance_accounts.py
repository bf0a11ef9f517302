"""账户变更: accounts of recipients that a second official confirms or refuses."""

from __future__ import annotations

from web.pages.spec import Action, Column, Entry, Field, PageSpec

PROPOSALS = PageSpec(
    title="账户变更审核",
    source="listAccountProposals",
    columns=[
        Column(key="name", title="补贴对象", min_width=100),
        Column(key="village_code", title="所属村(社区)", kind="region", min_width=110, spare=True),
        Column(key="holder_name", title="户名", min_width=100),
        Column(key="holder_relation", title="与补贴对象关系", width=122, spare=True),
        Column(key="account", title="账号", kind="masked", width=168),
        Column(key="bank_name", title="开户银行", min_width=110),
        Column(key="reason", title="变更原因", min_width=130),
        Column(key="proposed_at", title="提交时间", kind="datetime", width=150, spare=True),
        Column(key="own", title="本人提交", kind="boolean", width=90, spare=True),
    ],
    actions=[
        Action(
            key="confirm",
            title="确认",
            operation="confirmAccount",
            params={"account_id": "id"},
            when={"own": [False]},
            confirm="确定启用 {name} 的账号 {account}（{bank_name}，户名 {holder_name}）吗？以后的补贴发到这个账号，"
            "原账号停用。",
            done="已确认账户变更",
        ),
        Action(
            key="refuse",
            title="驳回",
            operation="refuseAccount",
            style="danger",
            params={"account_id": "id"},
            when={"own": [False]},
            fields=[Field(key="reason", title="驳回原因", kind="textarea", max_length=200, required=True)],
            confirm="将驳回 {name} 的账户变更（{account}），仍使用原账号。",
            done="已驳回账户变更",
        ),
    ],
    note="账户变更须由另一人确认，提交人不能确认自己提交的变更。",
    empty="没有待确认的账户变更",
)

ENTRIES = [Entry(name="accounts", title="账户变更审核", group="collect", order=80, page=PROPOSALS)]

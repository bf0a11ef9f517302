"""数据治理 (row 33): duplicates and bad accounts, each with the record to mend."""

from __future__ import annotations

from core.cleanup import KINDS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Tabs

_When = dict[str, list[str | int | bool]]
_LINE: _When = {"subject": ["line"]}
_RECIPIENT: _When = {"subject": ["recipient"]}
_OF_LINES = ["claim_twice", "no_account", "account_unusable", "name_mismatch"]

PROBLEMS = PageSpec(
    title="数据治理",
    source="listProblems",
    export="exportProblems",
    columns=[
        Column(key="name", title="姓名", width=80),
        Column(key="id_number", title="身份证号", kind="masked", width=175, visible=False),
        Column(key="village_code", title="行政村", kind="region", min_width=112),
        Column(key="detail", title="情况", min_width=250),
        Column(key="remedy", title="处理办法", min_width=230),
        Column(
            key="account", title="账号", kind="masked", width=175, tabs=["shared_account", "name_mismatch"]
        ),
        Column(
            key="batch_name",
            title="补贴批次",
            min_width=180,
            tabs=[*_OF_LINES, "credit_refused"],
            visible=False,
        ),
        Column(
            key="programme_code",
            title="补贴项目",
            kind="programme",
            min_width=112,
            tabs=[*_OF_LINES, "credit_refused"],
        ),
    ],
    filters=[
        Field(key="programme", title="项目", kind="programme"),
        Field(key="region", title="受理乡镇", kind="township"),
        Field(key="name", title="姓名", max_length=40),
    ],
    tabs=Tabs(
        parameter="kind", options=[Option(value=code, label=kind.title) for code, kind in KINDS.items()]
    ),
    actions=[
        Action(key="recipient", title="查看档案", event="recipient", when=_RECIPIENT),
        Action(key="detail", title="查看", event="detail", when=_LINE),
        Action(key="edit", title="修改", event="edit", permission="line:enter", when=_LINE, tabs=_OF_LINES),
        Action(
            key="delete",
            title="删除",
            operation="deleteLines",
            style="danger",
            ids_key="line_ids",
            ids_of="subject_id",
            when=_LINE,
            tabs=["claim_twice"],
            fields=[Field(key="reason", title="删除原因", kind="textarea", required=True, max_length=500)],
            confirm="将删除“{name}”在{batch_name}的这条明细。删除后不再申报，记录保留备查。",
            done="已删除",
        ),
    ],
    note="三无账号：没有社会保障卡、没有收款人信息，或享受资格而没有登记任何账户。记录更正后自动从清单中消失。",
    empty="没有需要治理的数据",
)

ENTRIES = [
    Entry(
        name="cleanup",
        title="数据治理",
        group="declare",
        order=90,
        page=PROBLEMS,
        path="/p/cleanup",
        permissions=["recipient:edit", "line:override"],
    )
]

"""基础信息采集 of a township: 补贴对象（个人）, （集体） and 家庭（户）, with their accounts (row 20)."""

from __future__ import annotations

from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec

KINDS = {
    "individual": "补贴对象（个人）",
    "collective": "补贴对象（集体）",
    "household": "补贴对象（家庭）",
}
_ENABLED = [Option(value=True, label="启用", tag="success"), Option(value=False, label="停用", tag="info")]
_GENDERS = [Option(value="male", label="男"), Option(value="female", label="女")]
_POSTS = ["stage:township_confirm", "stage:township_review"]
_REASON = Field(key="reason", title="原因", kind="textarea", required=True, max_length=200)


def recipients_page(kind: str) -> PageSpec:
    """The list of one kind of recipient; form, members, accounts and history are in the page's own components."""
    person = kind != "collective"
    name = {"individual": "姓名", "household": "户主姓名", "collective": "集体名称"}[kind]
    number = "身份证号" if person else "统一社会信用代码"
    details = [
        Column(key="gender", title="性别", kind="enum", width=60, options=_GENDERS, spare=True),
        Column(key="birth_date", title="出生日期", kind="date", width=115, sort="birth_date", spare=True),
    ]
    return PageSpec(
        title=KINDS[kind],
        source="listRecipients",
        query={"kind": kind},
        columns=[
            Column(
                key="name",
                title=name,
                width=110 if person else None,
                min_width=None if person else 160,
                sort="name",
            ),
            Column(key="id_number", title=number, kind="masked", width=170),
            *(details if person else []),
            Column(key="phone", title="联系电话", kind="masked", width=115),
            Column(key="village_code", title="行政村", kind="region", min_width=110, sort="village"),
            Column(key="village_group", title="村民小组", width=84, spare=True),
            Column(key="enabled", title="状态", kind="enum", width=70, options=_ENABLED),
            Column(
                key="updated_at",
                title="更新时间",
                kind="datetime",
                width=160,
                sort="updated_at",
                visible=False,
            ),
        ],
        filters=[
            Field(key="name", title=name, max_length=40),
            Field(key="enabled", title="状态", kind="select", options=_ENABLED),
        ],
        region_tree="region",
        actions=[*_page_actions(number), *_row_actions()],
        empty="没有符合条件的补贴对象；点“新增”登记，或随批量导入自动登记",
    )


def _page_actions(number: str) -> list[Action]:
    return [
        Action(
            key="create",
            title="新增",
            where="page",
            event="create",
            style="primary",
            permission="recipient:edit",
        ),
        Action(
            key="find",
            title="按证件号码查找",
            where="page",
            operation="searchRecipients",
            fields=[Field(key="id_number", title=number, required=True, max_length=20)],
            done="已查找",
        ),
    ]


def _row_actions() -> list[Action]:
    return [
        Action(key="open", title="查看", event="open"),
        Action(key="edit", title="修改", event="edit", permission="recipient:edit"),
        Action(
            key="disable",
            title="停用",
            style="warning",
            operation="disableRecipient",
            params={"recipient_id": "id"},
            when={"enabled": [True]},
            fields=[_REASON],
            confirm="停用“{name}”后不能再申报和发放补贴。",
            done="已停用",
        ),
        Action(
            key="enable",
            title="启用",
            operation="enableRecipient",
            params={"recipient_id": "id"},
            when={"enabled": [False]},
            fields=[_REASON],
            confirm="启用“{name}”后可以再次申报。",
            done="已启用",
        ),
    ]


ENTRIES = [
    Entry(
        name=f"recipients-{kind}",
        title=title,
        group="collect",
        order=order,
        page=recipients_page(kind),
        path=f"/p/recipients/{kind}",
        permissions=_POSTS,
    )
    for order, (kind, title) in enumerate(KINDS.items())
]

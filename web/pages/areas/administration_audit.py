"""操作日志 of a county and of the platform, searched by action, account and day."""

from __future__ import annotations

from msgspec.structs import replace

from web.pages.audit_words import PARTS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, options_of

AUDIT = PageSpec(
    title="操作日志",
    source="listAuditEntries",
    note="每一次改动都有记录，记录不能修改或删除。",
    columns=[
        Column(key="id", title="编号", width=90, visible=False),
        Column(key="at", title="时间", kind="datetime", width=160),
        Column(key="account", title="操作账号", min_width=200),
        Column(key="action", title="操作", kind="enum", dictionary="audit_action", min_width=180),
        Column(key="subject_id", title="对象编号", min_width=150, spare=True),
        Column(key="count", title="涉及条数", kind="number", width=100),
        Column(
            key="address",
            title="登录地址",
            kind="enum",
            width=140,
            options=options_of({"job": "后台任务"}),
            spare=True,
        ),
    ],
    filters=[
        Field(
            key="action",
            title="操作对象",
            kind="select",
            options=[Option(value=f"{code}.", label=title) for code, title in PARTS.items()],
        ),
        Field(key="account", title="操作账号", max_length=64),
        Field(key="subject_id", title="对象编号", max_length=64),
        Field(key="days", title="日期", kind="daterange", keys=["first_day", "last_day"]),
    ],
    actions=[Action(key="detail", title="查看改动", event="detail")],
    empty="没有符合条件的记录，请放宽条件后重新查询",
)
PLATFORM_AUDIT = replace(
    AUDIT,
    title="平台操作日志",
    source="listPlatformAuditEntries",
    note="用户、岗位、补贴目录、标准、公告等全省性改动的记录，不能修改或删除。",
)

ENTRIES = [
    Entry(
        name="audit",
        title="操作日志",
        group="platform",
        order=70,
        page=AUDIT,
        path="/p/administration/audit",
    ),
    Entry(
        name="platform-audit",
        title="平台操作日志",
        group="platform",
        order=71,
        page=PLATFORM_AUDIT,
        path="/p/administration/platform-audit",
        of_province=True,
    ),
]

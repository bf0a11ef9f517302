"""What everyone reads, and administrators write: notices, policy documents, messages, the operation manual."""

from __future__ import annotations

from msgspec.structs import replace

from core.messages import KINDS as MESSAGE_KINDS
from core.notices.notice import AUDIENCES
from web.guard import SIGNED_IN
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, options_of

NOTICE_STATES = options_of(
    {"draft": "草稿", "published": "已发布", "withdrawn": "已撤回"},
    draft="info",
    published="success",
    withdrawn="warning",
)

MESSAGES = PageSpec(
    title="消息",
    source="listMessages",
    selectable=True,
    columns=[
        Column(key="title", title="消息", min_width=300),
        Column(key="kind", title="类别", kind="enum", width=140, options=options_of(MESSAGE_KINDS)),
        Column(key="at", title="时间", kind="datetime", width=160),
        Column(key="read_at", title="阅读时间", kind="datetime", width=160, visible=False),
    ],
    filters=[
        Field(
            key="unread",
            title="阅读",
            kind="select",
            options=[Option(value="true", label="只看未读")],
            placeholder="全部",
        ),
        Field(key="kind", title="类别", kind="select", options=options_of(MESSAGE_KINDS)),
    ],
    actions=[
        Action(key="open", title="查看", event="open"),
        Action(
            key="read",
            title="标为已读",
            where="batch",
            operation="markMessagesRead",
            ids_key="message_ids",
            done="已标为已读",
        ),
        Action(
            key="read_all",
            title="全部标为已读",
            where="page",
            operation="markMessagesRead",
            body={"message_ids": None},
            done="全部消息已标为已读",
        ),
    ],
    empty="没有消息。申报单被退回、任务完成或失败、公示结束时会在这里告诉您",
)

NOTICES = PageSpec(
    title="通知公告",
    source="listNotices",
    columns=[
        Column(key="title", title="标题", min_width=320),
        Column(key="region_code", title="发布区划", kind="region", width=160),
        Column(key="shown_from", title="发布日期", kind="date", width=120),
        Column(key="read_at", title="阅读时间", kind="datetime", width=160, spare=True),
    ],
    actions=[Action(key="open", title="查看", event="open")],
    empty="目前没有通知公告",
)

_NOTICE_FIELDS = [
    Field(key="title", title="标题", required=True, max_length=100),
    Field(key="body", title="正文", kind="textarea", required=True, max_length=10_000),
    Field(
        key="region",
        title="发布区划",
        kind="place",
        required=True,
        note="该区划及其下级的用户可以看到",
    ),
    Field(
        key="audience",
        title="发布范围",
        kind="select",
        required=True,
        options=options_of(AUDIENCES),
        default="all",
    ),
    Field(key="shown_from", title="开始日期", kind="date", required=True),
    Field(key="shown_to", title="结束日期", kind="date", note="不填则一直显示"),
    Field(key="pinned", title="置顶", kind="switch"),
]
_NOTICE_ROW = {"region": "region_code"}
"""Where a field is called something else in the rows of the list."""

NOTICE_DESK = PageSpec(
    title="公告维护",
    source="listNotices",
    query={"written": True},
    columns=[
        Column(key="title", title="标题", min_width=300),
        Column(key="state", title="状态", kind="enum", width=86, options=NOTICE_STATES),
        Column(key="region_code", title="发布区划", kind="region", width=110),
        Column(key="audience", title="发布范围", kind="enum", width=90, options=options_of(AUDIENCES)),
        Column(key="shown_from", title="开始日期", kind="date", width=106, spare=True),
        Column(key="shown_to", title="结束日期", kind="date", width=106, spare=True),
        Column(key="pinned", title="置顶", kind="boolean", width=80, visible=False),
        Column(key="created_at", title="起草时间", kind="datetime", width=160, visible=False),
    ],
    actions=[
        Action(
            key="write",
            title="起草公告",
            where="page",
            operation="writeNotice",
            style="primary",
            fields=_NOTICE_FIELDS,
            done="已保存为草稿，可添加附件后发布",
        ),
        Action(key="open", title="查看", event="open"),
        Action(
            key="edit",
            title="修改",
            operation="editNotice",
            params={"notice_id": "id"},
            row_body={"version": "version"},
            when={"state": ["draft"]},
            fields=[replace(field, of_row=_NOTICE_ROW.get(field.key, field.key)) for field in _NOTICE_FIELDS],
            done="已保存",
        ),
        Action(
            key="attach", title="附件", event="attach", permission="notice:manage", when={"state": ["draft"]}
        ),
        Action(
            key="publish",
            title="发布",
            operation="publishNotice",
            params={"notice_id": "id"},
            body={"published": True},
            when={"state": ["draft"]},
            confirm="确定发布公告“{title}”吗？自 {shown_from} 起，{region_code}范围内的用户都能看到，发布后内容不能修改。",
            done="已发布",
        ),
        Action(
            key="withdraw",
            title="撤回",
            operation="publishNotice",
            style="danger",
            params={"notice_id": "id"},
            body={"published": False},
            when={"state": ["published"]},
            confirm="确定撤回公告“{title}”吗？撤回后用户不再看到，也不能重新发布。",
            done="已撤回",
        ),
    ],
    empty="还没有公告，请点击“起草公告”",
)

POLICIES = PageSpec(
    title="政策文件",
    source="listPolicyDocuments",
    columns=[
        Column(key="title", title="文件名称", min_width=300),
        Column(key="document_no", title="文号", min_width=180, spare=True),
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=180),
        Column(key="issued_on", title="印发日期", kind="date", width=120, spare=True),
        Column(
            key="published",
            title="公布",
            kind="enum",
            width=100,
            options=[
                Option(value=True, label="已公布", tag="success"),
                Option(value=False, label="未公布", tag="info"),
            ],
        ),
    ],
    filters=[Field(key="programme", title="补贴项目", kind="programme")],
    actions=[
        Action(
            key="add",
            title="新增",
            where="page",
            event="add",
            style="primary",
            permission="policy:manage",
        ),
        Action(key="preview", title="预览", event="preview", when={"has_file": [True]}),
        Action(
            key="publish",
            title="公布",
            operation="publishPolicyDocument",
            params={"document_id": "id"},
            body={"published": True},
            when={"published": [False]},
            confirm="确定公布“{title}”（{document_no}）吗？公布后群众可在公开网站查看。",
            done="已公布",
        ),
        Action(
            key="withdraw",
            title="撤下",
            operation="publishPolicyDocument",
            style="danger",
            params={"document_id": "id"},
            body={"published": False},
            when={"published": [True]},
            confirm="确定撤下“{title}”（{document_no}）吗？撤下后群众不能再查看。",
            done="已撤下",
        ),
    ],
    empty="没有政策文件",
)

ENTRIES = [
    Entry(
        name="notices",
        title="通知公告",
        group="home",
        order=30,
        page=NOTICES,
        path="/p/administration/notices",
    ),
    Entry(
        name="policies",
        title="政策文件",
        group="home",
        order=40,
        page=POLICIES,
        path="/p/administration/policies",
    ),
    Entry(
        name="messages",
        title="消息",
        group="home",
        order=50,
        page=MESSAGES,
        path="/p/administration/messages",
    ),
    Entry(
        name="manual",
        title="操作手册",
        group="home",
        order=80,
        path="/p/administration/manual",
        permissions=[SIGNED_IN],
    ),
    Entry(
        name="notice-desk",
        title="公告维护",
        group="platform",
        order=80,
        page=NOTICE_DESK,
        path="/p/administration/notice-desk",
        permissions=["notice:manage"],
    ),
]

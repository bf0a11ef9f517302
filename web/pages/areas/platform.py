"""平台管理: accounts, and the log of what was done."""

from __future__ import annotations

from msgspec.structs import replace

from core.access.fields import USER_TYPES
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, options_of

_WHO = {"account", "name", "organisation_name", "posts"}
_ENABLED = [Option(value=True, label="启用", tag="success"), Option(value=False, label="禁用", tag="info")]

OFFICIALS = PageSpec(
    title="用户管理",
    source="listOfficials",
    region_tree="region_code",
    columns=[
        Column(key="account", title="账号", min_width=210, sort="account"),
        Column(key="name", title="名称", width=84, sort="name"),
        Column(key="organisation_name", title="机构", min_width=150, sort="organisation"),
        Column(key="division", title="部门", width=120, visible=False),
        Column(key="posts", title="角色", kind="enum", min_width=152, dictionary="role"),
        Column(
            key="user_type",
            title="用户类型",
            kind="enum",
            width=130,
            options=options_of(USER_TYPES),
            visible=False,
        ),
        Column(key="phone", title="电话", kind="masked", width=130, visible=False),
        Column(key="enabled", title="是否启用", kind="enum", width=90, options=_ENABLED),
        Column(
            key="created_at", title="创建时间", kind="datetime", width=160, sort="created_at", visible=False
        ),
        Column(key="remark", title="备注", min_width=140, visible=False),
    ],
    filters=[
        Field(key="keyword", title="账号或名称", max_length=50),
        Field(key="role", title="角色", kind="select", dictionary="role"),
        Field(key="enabled", title="是否启用", kind="select", options=_ENABLED),
    ],
    actions=[
        Action(
            key="create",
            title="新增",
            where="page",
            event="create",
            style="primary",
            permission="official:manage",
        ),
        Action(key="edit", title="修改", event="edit", permission="official:manage"),
        Action(key="posts", title="授权", event="posts", permission="grant:manage"),
        Action(
            key="enable",
            title="启用",
            operation="enableOfficial",
            params={"official_id": "id"},
            when={"enabled": [False]},
            confirm="确定启用用户“{name}”（{account}）吗？",
            done="已启用",
        ),
        Action(
            key="disable",
            title="禁用",
            style="warning",
            operation="disableOfficial",
            params={"official_id": "id"},
            when={"enabled": [True]},
            confirm="确定禁用用户“{name}”（{account}）吗？该用户将立即退出登录，且不能再登录。",
            done="已禁用",
        ),
        Action(key="reset", title="重置密码", event="reset", permission="official:manage"),
        Action(
            key="delete",
            title="删除",
            style="danger",
            operation="deleteOfficial",
            params={"official_id": "id"},
            confirm="确定删除用户“{name}”（{account}）吗？其办理过的业务仍保留其姓名。",
            done="已删除",
        ),
    ],
)

PROGRAMME_GRANTS = replace(
    OFFICIALS,
    title="项目授权",
    columns=[
        *(replace(column, visible=True) for column in OFFICIALS.columns if column.key in _WHO),
        Column(key="programmes", title="关联的补贴项目", kind="enum", min_width=220, dictionary="programme"),
    ],
    actions=[
        Action(
            key="programmes",
            title="关联补贴项目",
            event="programmes",
            style="primary",
            permission="grant:manage",
        )
    ],
    note="用户只办理已关联的补贴项目；新用户保存后须在此关联。",
)
"""Row 19: find the user, then 关联补贴项目."""

ENTRIES = [
    Entry(
        name="officials",
        title="用户管理",
        group="platform",
        order=10,
        page=OFFICIALS,
        path="/p/platform/officials",
    ),
    Entry(
        name="programme-grants",
        title="项目授权",
        group="platform",
        order=12,
        page=PROGRAMME_GRANTS,
        path="/p/platform/programme-grants",
        permissions=["grant:manage"],
    ),
]

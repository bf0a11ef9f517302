"""异议处理: what people said against a posted list, and the verdict of a reviewer who did not enter it (B3, row 40)."""

from __future__ import annotations

from core.publicity.decide_objection import EFFECTS, PERMISSION
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Tabs, options_of

_STATES = options_of(
    {"open": "待处理", "upheld": "成立", "rejected": "不成立"},
    open="warning",
    upheld="danger",
    rejected="info",
)
_VERDICT = Field(key="verdict", title="处理意见", kind="textarea", required=True, max_length=500)
_OPEN: dict[str, list[str | int | bool]] = {"state": ["open"], "own": [False]}

OBJECTIONS = PageSpec(
    title="异议处理",
    source="listObjections",
    columns=[
        Column(key="received_at", title="提出时间", kind="datetime", width=144, spare=True),
        Column(key="dossier_id", title="项目序号", width=84, link="/p/dossiers/{dossier_id}"),
        Column(key="title", title="公示标题", min_width=160),
        Column(key="row_number", title="名单序号", kind="number", width=84, spare=True),
        Column(key="name", title="针对人员", width=84),
        Column(
            key="channel",
            title="来源",
            kind="enum",
            width=95,
            options=options_of({"online": "网上反馈", "offline": "现场登记"}),
            spare=True,
        ),
        Column(key="content", title="异议内容", min_width=180),
        Column(key="contact", title="联系方式", width=125, spare=True),
        Column(key="state", title="状态", kind="enum", width=85, options=_STATES),
        Column(
            key="effect",
            title="对该人员",
            kind="enum",
            width=100,
            options=options_of({**EFFECTS, "none": "不影响发放"}),
            tabs=["upheld", "rejected", ""],
            spare=True,
        ),
        Column(key="verdict", title="处理意见", min_width=160, tabs=["upheld", "rejected", ""]),
        Column(key="own", title="本人登记", kind="boolean", width=90, visible=False),
    ],
    tabs=Tabs(parameter="state", options=[*_STATES, Option(value="", label="全部")]),
    actions=[
        Action(
            key="uphold",
            title="异议成立",
            operation="decideObjection",
            params={"objection_id": "id"},
            body={"upheld": True},
            style="danger",
            when=_OPEN,
            fields=[
                Field(
                    key="effect",
                    title="对该人员",
                    kind="radio",
                    options=options_of(EFFECTS),
                    note="针对整份名单的异议不选：成立后请退回申报单或重新公示",
                ),
                _VERDICT,
            ],
            confirm="{title}，针对人员：{name}。异议成立后，该人员按下面的选择退回或作废，其余人员照常办理。",
            done="已处理",
        ),
        Action(
            key="reject",
            title="异议不成立",
            operation="decideObjection",
            params={"objection_id": "id"},
            body={"upheld": False},
            when=_OPEN,
            fields=[_VERDICT],
            confirm="{title}，针对人员：{name}。异议不成立，该人员照常办理。",
            done="已处理",
        ),
    ],
    note="有异议的人员暂缓办理，处理后才能公示确认。登记异议的人不能处理自己登记的异议。",
    empty="没有符合条件的异议",
)

ENTRIES = [
    Entry(
        name="objections",
        title="异议处理",
        group="review",
        order=15,
        page=OBJECTIONS,
        permissions=[PERMISSION],
    )
]
"""Whoever enters objections sees them beside each posting; this is the desk of those who decide."""

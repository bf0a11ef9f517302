"""工作台 and the own account."""

from __future__ import annotations

from core.workflow.stages import STAGES
from web.guard import SIGNED_IN
from web.pages.spec import Column, Entry, PageSpec

DONE = PageSpec(
    title="我的已办",
    source="listDone",
    columns=[
        Column(key="at", title="办理时间", kind="datetime", width=144),
        Column(key="dossier_id", title="项目序号", width=85, link="/p/dossiers/{dossier_id}", spare=True),
        Column(key="programme_code", title="项目名称", kind="programme", min_width=130),
        Column(key="township_code", title="受理乡镇", kind="region", min_width=95),
        Column(key="action", title="操作", kind="enum", width=95, dictionary="action"),
        Column(key="from_stage", title="办理环节", kind="enum", width=98, dictionary="stage", spare=True),
        Column(key="people", title="人数", kind="number", width=75),
        Column(key="fen", title="金额(元)", kind="money", width=115),
        Column(key="opinion", title="意见", min_width=160),
        Column(key="stage", title="当前环节", kind="enum", width=120, dictionary="stage", spare=True),
    ],
    empty="还没有办理过申报单",
)
ENTRIES = [
    Entry(
        name="workbench", title="我的待办", group="home", order=10, path="/p/home", permissions=[SIGNED_IN]
    ),
    Entry(
        name="done",
        title="我的已办",
        group="home",
        order=20,
        page=DONE,
        permissions=sorted({stage.permission for stage in STAGES.values()}),
    ),
    Entry(
        name="me",
        title="个人中心",
        group="home",
        order=90,
        path="/p/me",
        permissions=[SIGNED_IN],
        hidden=True,
    ),
]

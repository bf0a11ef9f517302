"""申报审核: the lists of 申报单 at each post that reviews."""

from __future__ import annotations

from msgspec.structs import replace

from core.workflow.list_dossiers import TABS
from core.workflow.stages import STAGES, Kind, Side
from web.pages.dossier_actions import approve_action, return_action
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

COLUMNS = [
    Column(key="id", title="项目序号", width=105, sort="id", link="/p/dossiers/{id}"),
    Column(key="batch_name", title="批次", min_width=185),
    Column(key="township_code", title="受理乡镇", kind="region", min_width=112, sort="township"),
    Column(key="people", title="正常人数", kind="number", width=105, sort="people"),
    Column(key="total_fen", title="申请金额(元)", kind="money", width=135, sort="total_fen"),
    Column(key="stage", title="当前环节", kind="enum", width=100, dictionary="stage"),
    Column(key="stage_since", title="到达时间", kind="datetime", width=150, sort="stage_since", spare=True),
    Column(key="void_people", title="作废人数", kind="number", width=90, spare=True),
    Column(key="programme_code", title="项目名称", kind="programme", min_width=180, visible=False),
    Column(key="year", title="申报年度", kind="number", width=100, visible=False),
    Column(key="period", title="批次号", width=100, visible=False),
    Column(
        key="entry",
        title="受理渠道",
        kind="enum",
        width=110,
        visible=False,
        options=options_of({"township": "乡镇受理", "county": "县级导入"}),
    ),
]
RETURNED = [
    Column(
        key="resume_stage",
        title="退回自",
        kind="enum",
        width=100,
        dictionary="stage",
        tabs=["pending"],
        spare=True,
    ),
    Column(key="return_reason", title="退回原因", min_width=150, tabs=["pending"]),
]
"""Which post returned it, and why; what changed since is shown in the dossier."""
FILTERS = [
    Field(key="programme", title="项目", kind="programme"),
    Field(key="batch_id", title="批次", kind="batch"),
    Field(key="year", title="申报年度", kind="year"),
    Field(key="period", title="批次号", placeholder="如 202305", max_length=10),
]
SUMS = [
    Sum(key="people", title="正常人数", column="people", unit="人"),
    Sum(key="fen", title="申请金额", kind="money", column="total_fen", unit="元"),
]
TABS_OF_STAGE = Tabs(parameter="tab", options=[Option(value=key, label=title) for key, title in TABS.items()])
_REVIEWED = {"pending": "未审核", "sent": "已审核"}
"""What a reviewer of the county calls the first tabs (rows 40 and 41)."""
TABS_OF_REVIEW = Tabs(
    parameter="tab",
    options=[Option(value=key, label=_REVIEWED.get(key, title)) for key, title in TABS.items()],
)


def review_page(stage: str) -> PageSpec:
    """The desk of a post that reviews at `stage`: 审核 and 退回 with an opinion, for one or many."""
    title = STAGES[stage].title
    approve = approve_action(
        stage,
        "将审核通过第 {id} 号申报单：{batch_name}，共 {people} 人、{total_fen} 元。通过后送下一环节。",
    )
    give_back = return_action(stage, "将退回第 {id} 号申报单：{batch_name}，共 {people} 人、{total_fen} 元。")
    return PageSpec(
        title=title,
        source="listDossiers",
        query={"stage": stage},
        columns=[*COLUMNS[:5], *RETURNED, *COLUMNS[5:]],
        filters=FILTERS,
        tabs=TABS_OF_STAGE if STAGES[stage].side is Side.TOWNSHIP else TABS_OF_REVIEW,
        region_tree="region",
        selectable=True,
        sums=SUMS,
        actions=[
            replace(
                approve,
                key="approve_many",
                title="批量审核",
                where="batch",
                confirm="将审核通过选中的 {count} 份申报单，共 {people} 人、{total_fen} 元。通过后送下一环节。",
                done="已审核通过 {count} 份申报单",
            ),
            replace(
                give_back,
                key="return_many",
                title="批量退回",
                where="batch",
                confirm="将退回选中的 {count} 份申报单，共 {people} 人、{total_fen} 元。",
                done="已退回 {count} 份申报单",
            ),
            Action(key="open", title="查看", to="/p/dossiers/{id}"),
            approve,
            give_back,
        ],
    )


ENTRIES = [
    *(
        Entry(
            name=stage.code.replace("_", "-"),
            title=stage.title,
            group="review",
            order=order,
            page=review_page(stage.code),
            permissions=[stage.permission],
        )
        for order, stage in enumerate(STAGES.values())
        # The township's desk has words of its own: web/pages/areas/township.py.
        if stage.kind is Kind.REVIEW and stage.side is not Side.TOWNSHIP
    ),
    Entry(
        name="dossier",
        title="申报单",
        group="review",
        order=99,
        path="/p/dossiers",
        permissions=["dossier:read"],
        hidden=True,
    ),
]

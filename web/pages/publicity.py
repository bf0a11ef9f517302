"""业务公示 of one round as a page: the county's desk is the township's with another stage."""

from __future__ import annotations

from msgspec.structs import replace

from core.publicity.rules import MODES
from core.publicity.states import PUBLICITY_STAGES
from core.workflow.stages import STAGES
from web.pages.areas.administration_programmes import PERIODS
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

TABS = {
    "to_generate": "待生成",
    "to_publish": "待发布",
    "published": "已发布",
    "ended": "公示结束",
    "sent": "已送审",
    "moving": "在途",
    "finished": "已办结",
}
"""The tabs of row 29 in their order."""
_POSTED = [tab for tab in TABS if tab != "to_generate"]
_AFTER = ["published", "ended", "sent", "moving", "finished"]
_STATES = [
    Option(value="to_fill", label="待填写", tag="warning"),
    Option(value="to_publish", label="待发布", tag="primary"),
    Option(value="published", label="已发布", tag="success"),
    Option(value="closed", label="已结束，待确认", tag="warning"),
    Option(value="confirmed", label="已确认", tag="success"),
]
_COLUMNS = [
    Column(key="dossier_id", title="项目序号", width=82, link="/p/dossiers/{dossier_id}"),
    Column(key="region_name", title="公示范围", min_width=120, visible=False, tabs=_POSTED),
    Column(key="state", title="状态", kind="enum", width=132, options=_STATES, tabs=["to_publish", "ended"]),
    Column(key="title", title="公示标题", min_width=165, tabs=_POSTED),
    Column(key="people", title="人数", kind="number", width=80, sort="people"),
    Column(key="total_fen", title="金额(元)", kind="money", width=120, sort="fen"),
    Column(key="starts_on", title="公示开始日期", kind="date", width=110, tabs=_AFTER, spare=True),
    Column(key="ends_on", title="公示结束日期", kind="date", width=134, sort="ends_on", tabs=_AFTER),
    Column(
        key="mode",
        title="公示类型",
        kind="enum",
        width=105,
        options=options_of(MODES),
        tabs=_POSTED,
        spare=True,
    ),
    Column(key="place", title="线下公示地址", min_width=150, tabs=_POSTED, spare=True),
    Column(key="villages", title="待生成村数", kind="number", width=110, tabs=["to_generate"], spare=True),
    Column(key="year", title="年度", kind="text", width=80, spare=True),
    Column(key="cycle", title="批次周期", kind="enum", width=88, options=PERIODS, spare=True),
    Column(key="period", title="批次号", width=84, spare=True),
    Column(key="batch_number", title="第几批", kind="number", width=74, spare=True),
    Column(key="official_number", title="补贴项目编号", width=120),
    Column(key="programme_code", title="补贴项目名称", kind="programme", min_width=190),
    Column(key="township_code", title="受理乡镇", kind="region", width=120),
    Column(key="days", title="公示天数", kind="number", width=90, visible=False, tabs=_POSTED),
    Column(key="phone", title="监督电话", width=130, visible=False, tabs=_POSTED),
]
BY_NUMBER = Field(key="dossier_id", title="项目序号", kind="text", max_length=12)
"""项目检索 of the manual; pages with a step bar keep it when they have 项目 and 批次 of their own."""
_FILL = [
    Field(key="mode", title="公示方式", kind="radio", options=options_of(MODES), of_row="mode"),
    Field(key="place", title="线下公示地址", max_length=200, of_row="place"),
    Field(key="office", title="公示单位", max_length=60, of_row="office"),
    Field(
        key="phone",
        title="监督电话",
        required=True,
        max_length=40,
        of_row="phone",
        placeholder="例如 0877-3011234",
    ),
    Field(key="starts_on", title="公示开始日期", kind="date", of_row="starts_on", note="不填时为发布当天"),
    Field(
        key="days",
        title="公示天数",
        kind="number",
        of_row="days",
        note="不得少于项目规定的天数，不填时按项目规定",
    ),
]


def publicity_page(stage: str) -> PageSpec:
    """The desk of the round `stage` (a code of `PUBLICITY_STAGES`): from 批量生成 to 公示确认 and 送审."""
    return PageSpec(
        title=PUBLICITY_STAGES[stage],
        source="listPublicities",
        query={"stage": stage},
        columns=_COLUMNS,
        filters=[
            BY_NUMBER,
            Field(key="programme", title="补贴项目", kind="programme"),
            Field(key="batch_id", title="批次", kind="batch"),
        ],
        tabs=Tabs(
            parameter="tab", options=[Option(value=value, label=label) for value, label in TABS.items()]
        ),
        selectable=True,
        sums=[
            Sum(key="people", title="人数", column="people", unit="人"),
            Sum(key="fen", title="金额", kind="money", column="total_fen", unit="元"),
        ],
        actions=[*_before_posting(), *_after_posting(stage), *_row_actions()],
        empty="没有符合条件的公示；申报单到达本环节后，先在“待生成”中生成",
    )


def publicity_entry(
    stage: str, *, group: str, order: int, path: str, filters: list[Field] | None = None
) -> Entry:
    """The menu's entry of the round, named after its stage as the workbench expects; `path` is drawn by `PublicityDesk`.

    `filters` replace the usual ones where the page has 项目 and 批次 of its own.
    """
    return Entry(
        name=stage.replace("_", "-"),
        title=PUBLICITY_STAGES[stage],
        group=group,
        order=order,
        path=path,
        page=publicity_page(stage) if filters is None else replace(publicity_page(stage), filters=filters),
        permissions=[STAGES[stage].permission],
    )


def _before_posting() -> list[Action]:
    return [
        Action(
            key="generate",
            title="批量生成",
            where="batch",
            style="primary",
            operation="generatePublicities",
            ids_key="dossier_ids",
            tabs=["to_generate"],
            confirm="将为选中的 {count} 份申报单按村生成公示，共 {people} 人、{total_fen} 元。",
            done="已生成，请在“待发布”中填写",
        ),
        Action(
            key="fill_many",
            title="批量填写",
            where="batch",
            operation="fillPublicities",
            tabs=["to_publish"],
            fields=[replace(field, of_row="") for field in _FILL],
            confirm="将为选中的 {count} 个公示统一填写，没有填的项目保持原样。",
            done="已填写 {count} 个公示",
            ids_key="publicity_ids",
        ),
        Action(
            key="publish",
            title="批量发布",
            where="batch",
            style="primary",
            operation="publishPublicities",
            foresee="foreseePublicityPeriod",
            tabs=["to_publish"],
            when={"state": ["to_publish"]},
            confirm="将发布选中的 {count} 个公示，共 {people} 人、{total_fen} 元。发布后名单即封存，公示期不得缩短。",
            done="已发布 {count} 个公示，正在生成公示文件",
            ids_key="publicity_ids",
        ),
        Action(
            key="delete",
            title="删除",
            where="batch",
            style="danger",
            operation="deletePublicities",
            tabs=["to_publish"],
            confirm="将删除选中的 {count} 个未发布公示，共 {people} 人、{total_fen} 元。删除后可重新生成。",
            done="已删除 {count} 个公示",
            ids_key="publicity_ids",
        ),
    ]


def _after_posting(stage: str) -> list[Action]:
    return [
        Action(
            key="print",
            title="重新生成文件",
            where="batch",
            operation="printPublicities",
            tabs=["published", "ended"],
            done="正在重新生成公示文件",
            ids_key="publicity_ids",
        ),
        Action(
            key="close",
            title="公示结束",
            where="batch",
            operation="closePublicities",
            tabs=["ended"],
            when={"state": ["published"]},
            confirm="将结束选中的 {count} 个公示，共 {people} 人、{total_fen} 元。",
            done="已结束 {count} 个公示，请在核对异议后确认",
            ids_key="publicity_ids",
        ),
        Action(
            key="confirm",
            title="公示确认",
            where="batch",
            style="primary",
            operation="confirmPublicities",
            tabs=["ended"],
            when={"state": ["closed"]},
            confirm="确认选中的 {count} 个公示没有未处理的异议，共 {people} 人、{total_fen} 元。",
            done="已确认 {count} 个公示，可以送审",
            ids_key="publicity_ids",
        ),
        Action(
            key="submit",
            title="送审",
            where="batch",
            style="primary",
            operation="submitDossiers",
            tabs=["ended"],
            when={"state": ["confirmed"]},
            ids_key="dossier_ids",
            ids_of="dossier_id",
            body={"stage": stage},
            fields=[Field(key="opinion", title="送审意见", kind="textarea", max_length=500)],
            confirm="将送审选中公示所属的申报单（所选公示共 {people} 人、{total_fen} 元）。申报单的各村公示须全部确认。",
            done="已送审",
        ),
    ]


def _row_actions() -> list[Action]:
    return [
        Action(
            key="fill",
            title="填写",
            style="primary",
            operation="fillPublicities",
            tabs=["to_publish"],
            fields=[
                Field(key="title", title="公示标题", required=True, max_length=100, of_row="title"),
                *_FILL,
            ],
            done="已填写，可以发布",
            ids_key="publicity_ids",
        ),
        Action(key="people", title="人员名单", event="people", tabs=_POSTED),
        Action(key="preview", title="打印预览", event="preview", tabs=_AFTER),
        Action(
            key="export",
            title="导出",
            download="exportPublicity",
            params={"publicity_id": "id"},
            tabs=_POSTED,
        ),
        Action(key="objections", title="异议", event="objections", tabs=_AFTER),
        Action(
            key="extend",
            title="延长",
            operation="extendPublicity",
            foresee="foreseePublicityPeriod",
            params={"publicity_id": "id"},
            tabs=["published"],
            fields=[
                Field(
                    key="days",
                    title="公示天数",
                    kind="number",
                    required=True,
                    of_row="days",
                    note="从公示第一天算起，只能比原来多",
                ),
                Field(key="reason", title="延长原因", kind="textarea", required=True, max_length=200),
            ],
            confirm="{title}：{people} 人，原定 {ends_on} 结束。",
            done="已延长，正在重新生成公示文件",
        ),
    ]

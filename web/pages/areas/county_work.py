"""补贴申报 of the county's department: 汇总导入, checks, 经办确认, 申报测算, 业务公示, and what they rest on (rows 32 to 37)."""

from __future__ import annotations

from msgspec.structs import replace

from core.workflow.stages import STAGES
from web.pages.areas import township
from web.pages.areas.review import COLUMNS, RETURNED, SUMS, TABS_OF_STAGE
from web.pages.dossier_actions import confirm_actions, recall_action, return_action, submit_action
from web.pages.publicity import BY_NUMBER, publicity_entry
from web.pages.spec import Action, Entry, Field, Option, PageSpec, Tabs

_CONFIRM = STAGES["county_confirm"].permission
_CALCULATE = STAGES["calculation"].permission
_TOWNSHIP_PAGES = {entry.name: entry.page for entry in township.ENTRIES if entry.page is not None}


def _of_county(page: PageSpec, **changes: object) -> PageSpec:
    """The township's page with the lines of the county's own import."""
    actions = [
        replace(one, body=one.body | {"entry": "county"}) if "entry" in one.body else one
        for one in page.actions
    ]
    empty = page.empty.replace("补贴清单", "汇总导入")
    return replace(
        page, query=page.query | {"entry": "county"}, actions=actions, **{"empty": empty, **changes}
    )


_LINES = _TOWNSHIP_PAGES["township-lines"]
IMPORT = _of_county(
    _LINES,
    title="汇总导入",
    tabs=Tabs(
        parameter="abnormal",
        options=[
            Option(value="false", label="通过"),
            Option(value="true", label="异常"),
            Option(value="", label="全部"),
        ],
    ),
    empty="还没有明细：先下载模板，填写后点“导入数据”，或点“单户录入”",
)
IMPORT = replace(
    IMPORT,
    actions=[
        replace(
            one,
            title="提交",
            style="primary",
            confirm="将提交选中的 {count} 条明细，送人社匹卡。有异常的明细不会通过。",
            done="已提交，正在匹卡",
        )
        if one.key == "confirm"
        else one
        for one in IMPORT.actions
    ],
)
"""通过 and 异常 as row 34 names them; 提交 sends what passed on."""

CONFIRM = PageSpec(
    title="经办确认",
    source="listDossiers",
    query={"stage": "county_confirm"},
    columns=_TOWNSHIP_PAGES["township-confirm"].columns,
    filters=[
        Field(key="region", title="受理乡镇", kind="township"),
        *_TOWNSHIP_PAGES["township-confirm"].filters,
    ],
    tabs=TABS_OF_STAGE,
    selectable=True,
    sums=SUMS,
    actions=confirm_actions("county_confirm"),
    empty="没有申报单；预警核实通过后，点“申报确认”生成",
)

CALCULATION = PageSpec(
    title="申报测算",
    source="listDossiers",
    query={"stage": "calculation"},
    columns=[*COLUMNS[:5], *RETURNED, *COLUMNS[5:]],
    tabs=TABS_OF_STAGE,
    region_tree="region",
    selectable=True,
    sums=SUMS,
    actions=[
        Action(
            key="calculate_many",
            title="测算",
            where="batch",
            event="calculate",
            style="primary",
            tabs=["pending"],
            permission=_CALCULATE,
        ),
        replace(
            submit_action(
                "calculation",
                "送审",
                "将送审选中的 {count} 份申报单，共 {people} 人、{total_fen} 元。送审后不能再测算。",
                "已送审",
            ),
            key="submit_many",
            where="batch",
        ),
        Action(key="open", title="查看申报", to="/p/dossiers/{id}"),
        Action(key="calculate", title="测算", event="calculate", tabs=["pending"], permission=_CALCULATE),
        return_action(
            "calculation",
            "将退回第 {id} 号申报单：{batch_name}，共 {people} 人、{total_fen} 元，由上一环节重新办理。",
        ),
        recall_action("calculation", "项目测算"),
    ],
    empty="没有待测算的申报单；不需要测算的项目直接进入公示",
    note="金额随清单而来的项目不经过测算。标准在“补贴标准维护”中维护一次即可。",
)

ENTRIES = [
    Entry(name="county-import", title="汇总导入", group="declare", order=10, page=IMPORT, path="/p/county/import", permissions=["line:import_county"]),
    Entry(name="county-card-match", title="人社匹卡", group="declare", order=12, page=_of_county(_TOWNSHIP_PAGES["township-card-match"]), path="/p/county/card-match", permissions=[_CONFIRM]),
    Entry(name="county-alert-check", title="预警核实", group="declare", order=14, page=_of_county(_TOWNSHIP_PAGES["township-alert-check"]), path="/p/county/alert-check", permissions=[_CONFIRM]),
    Entry(name="county-confirm", title="经办确认", group="declare", order=16, page=CONFIRM, path="/p/county/confirm", permissions=[_CONFIRM]),
    Entry(name="calculation", title="申报测算", group="declare", order=20, page=CALCULATION, path="/p/county/calculation", permissions=[_CALCULATE]),
    replace(publicity_entry("county_publicity", group="declare", order=30, path="/p/county/publicity", filters=[BY_NUMBER]), title="业务公示"),
    Entry(name="standards", title="补贴标准维护", group="platform", order=30, path="/p/county/standards", permissions=["standard:set"]),
]  # fmt: skip

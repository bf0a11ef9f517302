"""What the county's department keeps: batches, programmes, collectives, standing entitlements, standards (rows 32, 36, B16)."""

from __future__ import annotations

from core.entitlements.states import TITLES as ENTITLEMENT_STATES
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

PERIODS = {"monthly": "按月", "yearly": "按年", "term": "按学期", "one_off": "一次性"}
BENEFICIARIES = {"individual": "个人", "household": "家庭（户）", "collective": "集体"}
_BATCH_STATES = [
    Option(value="open", label="办理中", tag="success"),
    Option(value="closed", label="已关闭", tag="info"),
]
_BASIS = Field(
    key="basis",
    title="依据",
    kind="textarea",
    required=True,
    max_length=200,
    placeholder="例如：2026年5月入户核查",
)

BATCHES = PageSpec(
    title="项目批次号维护",
    source="listBatches",
    columns=[
        Column(key="id", title="编号", width=80, visible=False),
        Column(key="name", title="批次名称", min_width=190, sort="name"),
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=120),
        Column(key="year", title="申报年度", kind="number", width=100, visible=False),
        Column(key="cycle", title="补贴周期", kind="enum", width=90, options=options_of(PERIODS), spare=True),
        Column(key="period", title="批次号", width=96, sort="period", spare=True),
        Column(key="number", title="第几批", kind="number", width=90, sort="number", spare=True),
        Column(key="state", title="状态", kind="enum", width=90, options=_BATCH_STATES),
        Column(key="created_at", title="新建时间", kind="datetime", width=144, sort="created_at", spare=True),
        Column(key="period_start", title="周期开始", kind="date", width=110, visible=False),
        Column(key="period_end", title="周期结束", kind="date", width=110, visible=False),
        Column(key="closed_at", title="关闭时间", kind="datetime", width=150, visible=False),
    ],
    filters=[Field(key="state", title="状态", kind="select", options=_BATCH_STATES)],
    actions=[
        Action(
            key="open",
            title="新建批次",
            where="page",
            style="primary",
            operation="openBatch",
            fields=[
                Field(key="programme", title="补贴项目", kind="programme", required=True),
                Field(
                    key="period",
                    title="批次号",
                    required=True,
                    max_length=10,
                    placeholder="例如 202605",
                    note="按月写 202605，按年写 2026，按学期写 2026T1（春季）或 2026T2（秋季）",
                ),
                Field(
                    key="name", title="批次名称", max_length=60, note="不填时按项目、批次号和第几批自动取名"
                ),
            ],
            done="已新建批次；同一批次号再建时，第几批自动顺延",
        ),
        Action(
            key="work",
            title="人员导入",
            event="import",
            permission="line:import_county",
            when={"state": ["open"]},
        ),
        Action(
            key="generate",
            title="按资格生成",
            operation="generateBatchLines",
            params={"batch_id": "id"},
            body={"entry": "county"},
            when={"state": ["open"]},
            confirm="将按享受中的资格为批次“{name}”生成补贴清单。已在清单中的人员不重复生成。",
            done="已开始生成名单",
        ),
        Action(key="difference", title="与上期比较", to="/p/county/difference/{id}", permission="line:read"),
        Action(
            key="grant",
            title="据此认定资格",
            operation="grantBatchEntitlements",
            params={"batch_id": "id"},
            confirm="将把批次“{name}”已办结申报单中的人员认定为长期资格，以后各期可按资格生成名单。",
            done="已开始认定资格",
        ),
        Action(
            key="close",
            title="关闭批次",
            style="warning",
            operation="closeBatch",
            params={"batch_id": "id"},
            when={"state": ["open"]},
            confirm="将关闭批次“{name}”。关闭后不能再导入和申报；有未办结的申报单或未送审的明细时不能关闭。",
            done="已关闭",
        ),
    ],
    empty="还没有批次，请点“新建批次”",
)

DIFFERENCE = PageSpec(
    title="与上期比较",
    source="listBatchDifference",
    row_key="line_id",
    columns=[
        Column(key="name", title="姓名", width=120),
        Column(key="village_code", title="行政村", kind="region", min_width=160),
        Column(key="previous_fen", title="上期金额(元)", kind="money", width=140),
        Column(key="fen", title="本期金额(元)", kind="money", width=140),
        Column(
            key="changes",
            title="变更内容",
            kind="enum",
            min_width=160,
            options=options_of({"amount": "金额", "payee": "收款人", "account": "账号"}),
        ),
    ],
    filters=[Field(key="previous_batch_id", title="对比批次", kind="batch", placeholder="该项目的上一批次")],
    tabs=Tabs(
        parameter="kind",
        options=[
            Option(value="added", label="新增"),
            Option(value="changed", label="变更"),
            Option(value="stopped", label="停发"),
            Option(value="supplement", label="补差"),
            Option(value="unchanged", label="不变"),
        ],
    ),
    sums=[
        Sum(key="previous_fen", title="上期金额", kind="money", unit="元"),
        Sum(key="fen", title="本期金额", kind="money", unit="元"),
    ],
    empty="没有这一类人员",
    note="与所选批次逐人比较；异常、作废和停发的明细不计入。",
)

COLLECTIVES = PageSpec(
    title="集体信息维护",
    source="listRecipients",
    query={"kind": "collective"},
    region_tree="region",
    columns=[
        Column(key="name", title="对象名称", min_width=150, sort="name"),
        Column(key="id_number", title="对象编码（统一社会信用代码）", kind="masked", width=165),
        Column(key="village_code", title="所属村（社区）", kind="region", min_width=130, sort="village"),
        Column(key="village_group", title="村民小组", width=120, visible=False),
        Column(key="phone", title="联系电话", kind="masked", width=115),
        Column(
            key="enabled",
            title="状态",
            kind="enum",
            width=90,
            options=[
                Option(value=True, label="启用", tag="success"),
                Option(value=False, label="停用", tag="info"),
            ],
        ),
        Column(key="updated_at", title="更新时间", kind="datetime", width=150, sort="updated_at", spare=True),
    ],
    filters=[
        Field(key="name", title="对象名称", max_length=40),
        Field(
            key="enabled",
            title="状态",
            kind="select",
            options=[Option(value=True, label="启用"), Option(value=False, label="停用")],
        ),
    ],
    actions=[
        Action(
            key="create",
            title="新增",
            where="page",
            style="primary",
            operation="createRecipient",
            body={"kind": "collective"},
            fields=[
                Field(key="name", title="对象名称", required=True, max_length=100),
                Field(
                    key="id_number",
                    title="统一社会信用代码",
                    required=True,
                    max_length=18,
                    placeholder="18 位",
                    note="村组集体经济组织的代码以 N 开头",
                ),
                Field(
                    key="village",
                    title="所属村（社区）",
                    kind="region",
                    required=True,
                    note="请选到村（社区）",
                ),
                Field(key="village_group", title="村民小组", max_length=60),
                Field(key="phone", title="联系电话", max_length=20),
            ],
            done="已新增",
        ),
        Action(
            key="edit",
            title="修改",
            operation="updateRecipient",
            params={"recipient_id": "id"},
            row_body={"version": "version"},
            fields=[
                Field(key="name", title="对象名称", required=True, max_length=100, of_row="name"),
                Field(
                    key="village",
                    title="所属村（社区）",
                    kind="region",
                    required=True,
                    of_row="village_code",
                    note="请选到村（社区）",
                ),
                Field(key="village_group", title="村民小组", max_length=60, of_row="village_group"),
                Field(key="phone", title="联系电话", max_length=20, note="不填则保留原号码"),
            ],
            done="已修改",
        ),
        Action(
            key="account",
            title="登记账户",
            operation="proposeAccount",
            params={"recipient_id": "id"},
            when={"enabled": [True]},
            fields=[
                Field(key="account", title="对公账号", required=True, max_length=40),
                Field(
                    key="bank_code", title="银行代码", required=True, max_length=20, placeholder="例如 YNRCC"
                ),
                Field(key="bank_name", title="开户银行", required=True, max_length=60),
                Field(key="reason", title="登记或变更原因", required=True, max_length=200),
            ],
            confirm="为“{name}”登记账户。须由另一名工作人员确认后才会用于发放。",
            done="已提交，等待另一名工作人员确认",
        ),
        Action(
            key="disable",
            title="停用",
            style="warning",
            operation="disableRecipient",
            params={"recipient_id": "id"},
            when={"enabled": [True]},
            fields=[Field(key="reason", title="停用原因", required=True, max_length=200)],
            confirm="停用后“{name}”不再进入任何补贴清单。",
            done="已停用",
        ),
        Action(
            key="enable",
            title="启用",
            operation="enableRecipient",
            params={"recipient_id": "id"},
            when={"enabled": [False]},
            fields=[Field(key="reason", title="启用原因", required=True, max_length=200)],
            done="已启用",
        ),
    ],
    empty="还没有集体，请点“新增”登记",
)

ENTITLEMENTS = PageSpec(
    title="资格管理",
    source="listEntitlements",
    region_tree="region",
    columns=[
        Column(key="recipient_name", title="姓名", width=80, sort="name"),
        Column(key="village_code", title="行政村", kind="region", min_width=108, sort="village"),
        Column(key="programme_code", title="补贴项目", kind="programme", min_width=108),
        Column(key="class_name", title="类别", min_width=60, spare=True),
        Column(key="amount_fen", title="每期金额(元)", kind="money", width=128, sort="amount"),
        Column(
            key="state",
            title="状态",
            kind="enum",
            width=82,
            options=options_of(
                {state.value: title for state, title in ENTITLEMENT_STATES.items()},
                live="success",
                suspended="warning",
                ended="info",
            ),
        ),
        Column(key="starts_on", title="起始日期", kind="date", width=106, sort="starts_on"),
        Column(key="stops_on", title="停发日期", kind="date", width=100, spare=True),
        Column(key="basis", title="认定依据", min_width=126, spare=True),
        Column(key="updated_at", title="更新时间", kind="datetime", width=150, visible=False),
    ],
    filters=[
        Field(key="programme", title="补贴项目", kind="programme"),
        Field(
            key="state",
            title="状态",
            kind="select",
            options=options_of({state.value: title for state, title in ENTITLEMENT_STATES.items()}),
        ),
        Field(key="name", title="姓名", max_length=40),
    ],
    sums=[
        Sum(key="people", title="人数", unit="人"),
        Sum(key="fen", title="每期金额", kind="money", column="amount_fen", unit="元"),
    ],
    actions=[
        Action(
            key="grant", title="认定资格", where="page", event="grant", style="primary", permission="entitlement:edit"
        ),
        Action(
            key="change",
            title="变更",
            event="change",
            permission="entitlement:edit",
            when={"state": ["live"]},
        ),
        Action(
            key="suspend",
            title="暂停",
            style="warning",
            operation="suspendEntitlement",
            params={"entitlement_id": "id"},
            when={"state": ["live"]},
            fields=[_BASIS],
            confirm="暂停后，“{recipient_name}”的{programme_code}在恢复之前不再进入各期名单。",
            done="已暂停",
        ),
        Action(
            key="resume",
            title="恢复",
            operation="resumeEntitlement",
            params={"entitlement_id": "id"},
            when={"state": ["suspended"]},
            fields=[_BASIS],
            confirm="恢复后，{recipient_name}从下一批次起重新进入名单。",
            done="已恢复",
        ),
        Action(
            key="end",
            title="终止",
            style="danger",
            operation="endEntitlement",
            params={"entitlement_id": "id"},
            when={"state": ["live", "suspended"]},
            fields=[Field(key="stops_on", title="停发日期", kind="date", required=True, note="最后享受的一天"), _BASIS],
            confirm="终止后，“{recipient_name}”的{programme_code}在停发日期之后不再享受，不能恢复。",
            done="已终止",
        ),
    ],
    empty="还没有资格，请点“认定资格”，或据已办结的批次认定",
    note="本期名单由享受中的资格生成：在“项目批次号维护”新建批次后点“按资格生成”；该批次办结后可“据此认定资格”。",
)  # fmt: skip

ENTRIES = [
    Entry(name="entitlements", title="资格管理", group="collect", order=40, page=ENTITLEMENTS, path="/p/county/entitlements"),
    Entry(name="collectives", title="集体信息维护", group="platform", order=32, page=COLLECTIVES, permissions=["recipient:edit"]),
    Entry(name="batches", title="项目批次号维护", group="platform", order=34, page=BATCHES, path="/p/county/batches", permissions=["batch:manage"]),
    Entry(name="batch-difference", title="与上期比较", group="platform", order=99, page=DIFFERENCE, path="/p/county/difference", hidden=True),
]  # fmt: skip

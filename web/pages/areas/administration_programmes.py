"""补贴项目 of the province, and 单位项目维护: how each county runs them, with 开办, 流程 and 公示."""

from __future__ import annotations

from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, options_of

PERIODS = options_of({"monthly": "按月", "yearly": "按年", "term": "按学期", "one_off": "一次性"})
BENEFICIARIES = options_of({"individual": "个人", "household": "家庭", "collective": "集体"})

CATALOGUE = PageSpec(
    title="补贴项目",
    source="listProgrammes",
    row_key="code",
    note="全省补贴项目目录。项目由省级发布，区县在“单位项目维护”中开办。",
    columns=[
        Column(key="official_number", title="项目编号", width=110),
        Column(key="name", title="项目名称", min_width=220),
        Column(key="department_name", title="主管部门", width=150),
        Column(
            key="beneficiary", title="补贴对象", kind="enum", width=100, options=BENEFICIARIES, spare=True
        ),
        Column(key="period", title="补贴周期", kind="enum", width=100, options=PERIODS, spare=True),
        Column(key="needs_calculation", title="项目测算", kind="boolean", width=100, spare=True),
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
        Column(key="policy_basis", title="政策依据", min_width=220, visible=False),
        Column(key="updated_at", title="更新时间", kind="datetime", width=160, visible=False),
    ],
    actions=[
        Action(
            key="edit",
            title="维护",
            operation="updateProgramme",
            params={"code": "code"},
            confirm="{official_number} {name}。停用后各区县都不能再新建该项目的批次，已在办理中的不受影响。",
            fields=[
                Field(
                    key="policy_basis",
                    title="政策依据",
                    kind="textarea",
                    required=True,
                    max_length=500,
                    of_row="policy_basis",
                ),
                Field(key="enabled", title="启用", kind="switch", of_row="enabled"),
            ],
            done="已保存",
        ),
        Action(
            key="standards",
            title="省级标准",
            to="/p/administration/standards/{code}",
            permission="standard:set_bounds",
        ),
    ],
    empty="还没有补贴项目",
)

COUNTY_PROGRAMMES = PageSpec(
    title="单位项目维护",
    source="listCountyProgrammes",
    columns=[
        Column(key="official_number", title="项目编号", width=100),
        Column(key="name", title="项目名称", min_width=210),
        Column(
            key="enabled",
            title="开办情况",
            kind="enum",
            width=100,
            options=[
                Option(value=True, label="已开办", tag="success"),
                Option(value=False, label="未开办", tag="info"),
            ],
        ),
        Column(key="bank_channel", title="代发银行", kind="enum", width=150, dictionary="bank"),
        Column(key="short_name", title="四字简称", width=100, visible=False),
        Column(key="department_name", title="主管部门", width=120, visible=False),
        Column(key="beneficiary", title="补贴对象", kind="enum", width=90, options=BENEFICIARIES, spare=True),
        Column(key="period", title="补贴周期", kind="enum", width=90, options=PERIODS, spare=True),
        Column(key="needs_calculation", title="需要测算", kind="boolean", width=90, visible=False),
        Column(key="policy_basis", title="政策依据", min_width=170, visible=False),
        Column(
            key="township_stages",
            title="乡镇受理的环节",
            kind="enum",
            min_width=280,
            dictionary="stage",
            visible=False,
        ),
        Column(
            key="stages",
            title="县级导入的环节",
            kind="enum",
            min_width=280,
            dictionary="stage",
            visible=False,
        ),
    ],
    filters=[
        Field(
            key="enabled",
            title="开办情况",
            kind="select",
            options=[Option(value=True, label="已开办"), Option(value=False, label="未开办")],
        )
    ],
    actions=[
        Action(key="settings", title="查看流程", event="settings"),
        Action(
            key="enable",
            title="开办",
            operation="enableProgramme",
            params={"code": "id"},
            when={"enabled": [False]},
            body={"enabled": True},
            confirm="在本县开办“{name}”。开办后即可新建批次，流程和公示先按省级规定执行。",
            fields=[
                Field(
                    key="bank_channel",
                    title="代发银行",
                    kind="select",
                    required=True,
                    dictionary="bank",
                    note="该项目资金经由哪家银行发放",
                )
            ],
            done="已开办",
        ),
        Action(
            key="chain",
            title="流程与公示",
            to="/p/administration/chain/{id}",
            permission="county_programme:manage",
            when={"enabled": [True]},
        ),
        Action(
            key="standards",
            title="补贴标准",
            event="standards",
            permission="standard:set",
            when={"enabled": [True]},
        ),
        Action(
            key="bank",
            title="更换代发银行",
            operation="enableProgramme",
            params={"code": "id"},
            when={"enabled": [True]},
            body={"enabled": True},
            confirm="更换“{name}”的代发银行。已生成的支付凭证仍由原银行办理。",
            fields=[
                Field(
                    key="bank_channel",
                    title="代发银行",
                    kind="select",
                    required=True,
                    dictionary="bank",
                    of_row="bank_channel",
                )
            ],
            done="已更换",
        ),
        Action(
            key="disable",
            title="停办",
            operation="enableProgramme",
            params={"code": "id"},
            when={"enabled": [True]},
            style="danger",
            body={"enabled": False},
            row_body={"bank_channel": "bank_channel"},
            confirm="确定在本县停办“{name}”吗？停办后不能再新建批次，已在办理中的批次可以办完。",
            done="已停办",
        ),
    ],
    note="项目由县级管理员开办、停办，并配置流程、公示和代发银行；部门经办人员在此查看执行中的流程，维护补贴标准。",
    empty="没有补贴项目",
)

ENTRIES = [
    Entry(
        name="catalogue",
        title="补贴项目",
        group="platform",
        order=30,
        page=CATALOGUE,
        permissions=["programme:manage", "standard:set_bounds"],
    ),
    Entry(
        name="province-standards",
        title="省级标准",
        group="platform",
        order=31,
        path="/p/administration/standards",
        permissions=["standard:set_bounds"],
        hidden=True,
    ),
    Entry(
        name="county-programmes",
        title="单位项目维护",
        group="platform",
        order=31,
        page=COUNTY_PROGRAMMES,
        path="/p/county/programmes",
        permissions=["batch:manage", "county_programme:manage"],
    ),
    Entry(
        name="chain",
        title="流程与公示",
        group="platform",
        order=36,
        path="/p/administration/chain",
        permissions=["county_programme:manage"],
        hidden=True,
    ),
]

"""What administrators keep, organisations, budget units and jobs, and the feedback of the public."""

from __future__ import annotations

from msgspec.structs import replace

from core.access.create_organisation import KINDS as ORGANISATION_KINDS
from core.publicity.feedback import FEEDBACK_STATES
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Tabs, options_of

JOB_STATES = options_of(
    {"queued": "排队中", "running": "进行中", "done": "已完成", "failed": "失败", "cancelled": "已取消"},
    queued="info",
    running="primary",
    done="success",
    failed="danger",
    cancelled="warning",
)

_IN_USE = [Option(value=True, label="在用", tag="success"), Option(value=False, label="已停用", tag="info")]
_ORGANISATION_FIELDS = [
    Field(
        key="name",
        title="机构名称",
        required=True,
        max_length=100,
        of_row="name",
        note="请填写规范全称，如“通海县民政局”",
    ),
    Field(
        key="kind",
        title="机构类别",
        kind="select",
        required=True,
        of_row="kind",
        options=options_of(ORGANISATION_KINDS),
    ),
    Field(key="region_code", title="所属区划", kind="place", required=True, of_row="region_code"),
]

ORGANISATIONS = PageSpec(
    title="机构管理",
    source="listOrganisations",
    columns=[
        Column(key="name", title="机构名称", min_width=220),
        Column(key="kind", title="机构类别", kind="enum", width=130, options=options_of(ORGANISATION_KINDS)),
        Column(key="region_code", title="所属区划", kind="region", min_width=160),
        Column(key="enabled", title="状态", kind="enum", width=100, options=_IN_USE),
        Column(key="department_code", title="主管部门代码", width=140, visible=False),
        Column(key="id", title="编号", width=90, visible=False),
    ],
    filters=[
        Field(key="keyword", title="机构名称", max_length=50),
        Field(key="kind", title="机构类别", kind="select", options=options_of(ORGANISATION_KINDS)),
        Field(key="enabled", title="状态", kind="select", options=_IN_USE),
    ],
    actions=[
        Action(
            key="create",
            title="新增",
            where="page",
            operation="createOrganisation",
            style="primary",
            fields=[replace(field, of_row="") for field in _ORGANISATION_FIELDS],
            done="已新增机构",
        ),
        Action(
            key="edit",
            title="修改",
            operation="updateOrganisation",
            params={"organisation_id": "id"},
            fields=_ORGANISATION_FIELDS,
            confirm="机构里还有用户时，只能改名称和类别，不能改所属区划。",
            done="已保存",
        ),
        Action(
            key="disable",
            title="停用",
            style="danger",
            operation="setOrganisationState",
            params={"organisation_id": "id"},
            body={"enabled": False},
            when={"enabled": [True]},
            confirm="确定停用机构“{name}”吗？停用后不能再把用户放入该机构；机构里还有用户的不能停用。",
            done="已停用",
        ),
        Action(
            key="enable",
            title="启用",
            operation="setOrganisationState",
            params={"organisation_id": "id"},
            body={"enabled": True},
            when={"enabled": [False]},
            confirm="确定重新启用机构“{name}”吗？",
            done="已启用",
        ),
    ],
    empty="还没有机构，请点击“新增”登记",
)

BUDGET_UNITS = PageSpec(
    title="预算单位",
    source="listBudgetUnits",
    row_key="code",
    note="预算单位的代码与预算管理一体化系统一致；财务经办人、财务审核人的岗位按预算单位授予。",
    columns=[
        Column(key="code", title="单位代码", width=160),
        Column(key="name", title="单位名称", min_width=260),
    ],
    actions=[
        Action(
            key="create",
            title="新增",
            where="page",
            operation="createBudgetUnit",
            style="primary",
            fields=[
                Field(
                    key="code",
                    title="单位代码",
                    required=True,
                    max_length=32,
                    note="与预算管理一体化系统中的代码一致，如 119001",
                ),
                Field(key="name", title="单位名称", required=True, max_length=100),
            ],
            done="已新增预算单位",
        ),
    ],
    empty="本县还没有预算单位，请点击“新增”登记",
)

JOBS = PageSpec(
    title="后台任务",
    source="listJobs",
    columns=[
        Column(key="id", title="编号", width=70),
        Column(key="title", title="任务", min_width=210),
        Column(key="state", title="状态", kind="enum", width=90, options=JOB_STATES),
        Column(key="step", title="步骤", min_width=110, visible=False),
        Column(key="rows_done", title="已处理", kind="number", width=80, spare=True),
        Column(key="rows_total", title="共", kind="number", width=70, spare=True),
        Column(key="account", title="提交人", width=226),
        Column(key="created_at", title="提交时间", kind="datetime", width=144, spare=True),
        Column(key="finished_at", title="结束时间", kind="datetime", width=144, visible=False),
        Column(key="error", title="失败原因", min_width=100),
        Column(key="attempt", title="执行次数", kind="number", width=90, visible=False),
    ],
    filters=[
        Field(key="state", title="状态", kind="select", options=JOB_STATES),
        Field(
            key="own",
            title="提交人",
            kind="select",
            options=[Option(value="true", label="只看本人提交的")],
            placeholder="全部",
        ),
    ],
    actions=[
        Action(key="watch", title="进度", event="watch"),
        Action(
            key="retry",
            title="重试",
            operation="retryJob",
            params={"job_id": "id"},
            when={"state": ["failed", "cancelled"]},
            confirm="确定重试第 {id} 号任务“{title}”吗？已完成的部分不会重复处理。",
            done="已重新排队",
        ),
        Action(
            key="cancel",
            title="取消",
            operation="cancelJob",
            style="danger",
            params={"job_id": "id"},
            when={"state": ["queued", "running"]},
            confirm="确定取消第 {id} 号任务“{title}”吗？正在进行的任务在当前步骤结束后停止。",
            done="已提交取消",
        ),
    ],
    empty="没有符合条件的任务。导入、核验、测算、打印和支付等耗时的工作会列在这里",
)

FEEDBACK = PageSpec(
    title="群众反馈",
    source="listFeedback",
    tabs=Tabs(
        parameter="state",
        options=[Option(value=code, label=title) for code, title in FEEDBACK_STATES.items()],
    ),
    columns=[
        Column(key="title", title="公示标题", min_width=220),
        Column(key="content", title="反馈内容", min_width=260),
        Column(key="row_number", title="涉及序号", kind="number", width=100, spare=True),
        Column(key="name", title="反馈人", width=100),
        Column(key="phone", title="联系电话", kind="masked", width=130, spare=True),
        Column(key="received_at", title="反馈时间", kind="datetime", width=160, spare=True),
        Column(key="answer", title="答复", min_width=220, tabs=["answered", "objection"]),
        Column(
            key="handled_at",
            title="答复时间",
            kind="datetime",
            width=160,
            tabs=["answered", "objection"],
            spare=True,
        ),
    ],
    actions=[
        Action(
            key="answer",
            title="答复",
            operation="answerFeedback",
            params={"feedback_id": "id"},
            tabs=["open"],
            confirm="{name}反馈：{content}",
            fields=[
                Field(
                    key="answer",
                    title="答复内容",
                    kind="textarea",
                    required=True,
                    max_length=500,
                    note="反馈人凭回执码可以看到这段答复",
                )
            ],
            done="已答复",
        ),
        Action(
            key="object",
            title="转为异议",
            operation="answerFeedback",
            style="warning",
            params={"feedback_id": "id"},
            tabs=["open"],
            body={"as_objection": True},
            confirm="{name}反馈：{content} 转为异议后，该人员在异议处理完毕前不能继续办理，其他人员不受影响。",
            fields=[
                Field(
                    key="row_number",
                    title="公示名单中的序号",
                    kind="number",
                    of_row="row_number",
                    note="反馈针对名单中的哪一行；不针对个人的可以不填",
                ),
                Field(
                    key="answer",
                    title="答复内容",
                    kind="textarea",
                    required=True,
                    max_length=500,
                    default="您的反馈已作为异议受理，核实后答复。",
                ),
            ],
            done="已转为异议",
        ),
    ],
    empty="没有这一类反馈。群众在公示期内可从公开网站提交反馈",
)

ENTRIES = [
    Entry(name="feedback", title="群众反馈", group="supervise", order=10, page=FEEDBACK),
    Entry(name="organisations", title="机构管理", group="platform", order=5, page=ORGANISATIONS),
    Entry(
        name="budget-units",
        title="预算单位",
        group="platform",
        order=15,
        page=BUDGET_UNITS,
        permissions=["county_programme:manage"],
    ),
    Entry(
        name="jobs", title="后台任务", group="platform", order=60, page=JOBS, path="/p/administration/jobs"
    ),
]

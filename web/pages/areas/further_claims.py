"""确认需发放: what somebody asks to be paid beside the first claim of a person, and the second official who decides it."""

from __future__ import annotations

from core.applications.further_claim import KINDS, STATES
from web.pages.spec import Action, Column, Entry, Field, Option, PageSpec, Sum, Tabs, options_of

ASK_FIELDS = [
    Field(
        key="kind", title="发放类别", kind="radio", required=True, options=options_of(KINDS), of_row="kind"
    ),
    Field(
        key="cap_fen",
        title="发放上限(元)",
        kind="money",
        required=True,
        note="本条明细最多可发的金额，不得低于申报金额",
        of_row="cap_fen",
    ),
    Field(key="reason", title="需发放的原因", kind="textarea", required=True, max_length=500),
]
ASK = Action(
    key="ask_further_claim",
    title="确认需发放提交",
    operation="askFurtherClaim",
    params={"line_id": "id"},
    when={"duplicate": [True], "intake_status": ["valid"], "status": ["open"]},
    fields=ASK_FIELDS,
    confirm="“{name}”同一期已有申领。确需再发的，填写发放类别、上限和原因，由另一人确认后重新预警核实。",
    done="已提交，等待另一人确认",
)
"""Asks for a line whose person draws already; stands with the findings of 预警核实."""

FURTHER_CLAIMS = PageSpec(
    title="确认需发放",
    source="listFurtherClaims",
    columns=[
        Column(key="name", title="姓名", width=90, sort="name"),
        Column(key="id_number", title="身份证号", kind="masked", width=175, visible=False),
        Column(key="batch_name", title="补贴批次", min_width=150),
        Column(key="township_code", title="受理乡镇", kind="region", min_width=84, spare=True),
        Column(key="village_code", title="行政村", kind="region", min_width=120, visible=False),
        Column(
            key="kind",
            title="发放类别",
            kind="enum",
            width=90,
            options=options_of(KINDS, difference="primary", back_pay="warning"),
            spare=True,
        ),
        Column(key="fen", title="申报金额(元)", kind="money", width=112),
        Column(key="cap_fen", title="发放上限(元)", kind="money", width=134, sort="cap_fen"),
        Column(key="reason", title="需发放的原因", min_width=170),
        Column(key="findings", title="已有的申领", min_width=200, tabs=["waiting", "refused"], spare=True),
        Column(key="asked_by_name", title="提交人", width=90, spare=True),
        Column(key="asked_at", title="提交时间", kind="datetime", width=150, sort="asked_at", spare=True),
        Column(key="decided_by_name", title="确认人", width=90, tabs=["confirmed", "refused"], spare=True),
        Column(
            key="decided_at",
            title="确认时间",
            kind="datetime",
            width=150,
            tabs=["confirmed", "refused"],
            spare=True,
        ),
        Column(key="refusal", title="退回原因", min_width=150, tabs=["refused"]),
        Column(key="own", title="本人经办", kind="boolean", width=90, tabs=["waiting"], spare=True),
    ],
    filters=[
        Field(key="region", title="受理乡镇", kind="township"),
        Field(key="programme", title="项目", kind="programme"),
        Field(key="batch_id", title="批次", kind="batch"),
        Field(key="name", title="姓名", max_length=40),
    ],
    tabs=Tabs(parameter="tab", options=[Option(value=state, label=label) for state, label in STATES.items()]),
    sums=[
        Sum(key="people", title="申报", unit="条"),
        Sum(key="cap_fen", title="发放上限", kind="money", column="cap_fen", unit="元"),
    ],
    actions=[
        Action(
            key="confirm",
            title="确认需发放",
            operation="confirmFurtherClaim",
            style="primary",
            tabs=["waiting"],
            params={"line_id": "id"},
            when={"own": [False]},
            confirm="将确认“{name}”在{batch_name}再发一次，上限 {cap_fen} 元。确认后该明细重新预警核实，责任由确认人承担。",
            done="已确认需发放，请经办人员重新预警核实",
        ),
        Action(
            key="refuse",
            title="退回",
            operation="refuseFurtherClaim",
            style="danger",
            tabs=["waiting"],
            params={"line_id": "id"},
            when={"own": [False]},
            fields=[Field(key="reason", title="退回原因", kind="textarea", required=True, max_length=500)],
            confirm="将退回“{name}”的确认需发放，上限 {cap_fen} 元。经办人员可以修改后重新提交。",
            done="已退回",
        ),
        Action(
            key="ask",
            title="修改后提交",
            operation="askFurtherClaim",
            tabs=["waiting", "refused"],
            params={"line_id": "id"},
            fields=ASK_FIELDS,
            confirm="“{name}”，{batch_name}。重新提交后由另一人确认。",
            done="已重新提交，等待另一人确认",
        ),
    ],
    note="同一人同一期有多条申领的，须说明原因并经另一人确认才能发放；提交人和录入人不能确认自己经办的申报。"
    "在“预警核实”中对重复申领的明细点“确认需发放提交”。",
    empty="没有确认需发放的申报",
)

ENTRIES = [
    Entry(
        name="further-claims",
        title="确认需发放",
        group="review",
        order=80,
        page=FURTHER_CLAIMS,
        permissions=["line:enter", "line:override"],
    )
]

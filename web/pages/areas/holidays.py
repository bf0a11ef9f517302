"""放假安排: the years' days off and make-up working days, from which publicities count their working days."""

from __future__ import annotations

from web.pages.spec import Action, Column, Entry, Option, PageSpec

HOLIDAYS = PageSpec(
    title="放假安排",
    source="listHolidaySchedules",
    row_key="year",
    note="公示期按工作日计算时，以此处的放假和调休上班为准。国务院办公厅一般在每年 11 月初公布下一年度的放假安排，公布后请及时录入。",
    columns=[
        Column(key="year", title="年度", width=76),
        Column(
            key="recorded",
            title="状态",
            kind="enum",
            width=90,
            options=[
                Option(value=True, label="已录入", tag="success"),
                Option(value=False, label="未录入", tag="danger"),
            ],
            spare=True,
        ),
        Column(key="document_no", title="文号", width=200, spare=True),
        Column(key="holidays", title="放假", min_width=300),
        Column(key="workdays", title="调休上班", min_width=210),
        Column(key="recorded_by", title="录入人", width=110, spare=True),
        Column(key="recorded_at", title="录入时间", kind="datetime", width=160, visible=False),
    ],
    actions=[
        Action(
            key="record",
            title="录入",
            where="page",
            event="record",
            style="primary",
            permission="holiday_schedule:manage",
        ),
        Action(
            key="record_missing",
            title="录入",
            event="record",
            style="primary",
            permission="holiday_schedule:manage",
            when={"recorded": [False]},
        ),
        Action(
            key="correct",
            title="更正",
            event="correct",
            permission="holiday_schedule:manage",
            when={"recorded": [True]},
        ),
    ],
    empty="还没有录入放假安排，请点击“录入”",
)

ENTRIES = [
    Entry(
        name="holiday-schedules",
        title="放假安排",
        group="platform",
        order=33,
        page=HOLIDAYS,
        path="/p/administration/holidays",
        of_province=True,
    ),
]

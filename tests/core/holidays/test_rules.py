"""What a year's schedule must be, with the days that notices really named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.holidays.calendar import Calendar
from core.holidays.packaged_schedules import packaged_schedules
from core.holidays.rules import check_schedule
from core.holidays.schedule import Holiday, Schedule
from core.kernel.errors import Invalid
from tests.factories.holidays import schedule_of

TODAY = date(2026, 11, 21)
NEXT = schedule_of(2027)


def with_change(holiday: str, **change: Any) -> tuple[Holiday, ...]:
    """The holidays of 2027 with one changed."""
    return tuple(replace(each, **change) if each.name == holiday else each for each in NEXT.holidays)


@pytest.mark.parametrize("schedule", packaged_schedules(), ids=lambda each: str(each.year))
def test_what_the_project_carries_is_as_it_must_be(schedule):
    checked = check_schedule(schedule, TODAY)
    assert checked == schedule, "in order, and written as it is stored"
    for day in schedule.workdays:
        assert Calendar([schedule]).is_working_day(day)


def test_a_new_year_that_begins_in_december_and_holidays_together_are_taken():
    early = replace(
        NEXT,
        document_no=" 国办发明电[2026] 7 号 ",
        holidays=(
            *(each for each in NEXT.holidays if each.name not in {"元旦", "中秋节", "国庆节"}),
            Holiday(" 国庆节、中秋节 ", date(2027, 9, 30), date(2027, 10, 7)),
            Holiday("元旦", date(2026, 12, 31), date(2027, 1, 3)),
        ),
        workdays=(date(2027, 10, 9), date(2026, 12, 26)),
    )
    checked = check_schedule(early, TODAY)
    assert checked.document_no == "国办发明电〔2026〕7号"
    assert [each.name for each in checked.holidays][::5] == ["元旦", "国庆节、中秋节"]
    assert checked.workdays == (date(2026, 12, 26), date(2027, 10, 9))


WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("too early", {"year": 2023}, "year", "2024 年至 2027 年"),
    ("too late", {"year": 2028}, "year", "2024 年至 2027 年"),
    ("no number", {"document_no": "  "}, "document_no", "国办发明电〔2026〕7号"),
    ("another office", {"document_no": "云政办发〔2026〕7号"}, "document_no", "文号"),
    ("number of another year", {"document_no": "国办发明电〔2025〕7号"}, "document_no", "2025 年"),
    ("no holiday", {"holidays": ()}, "holidays", "元旦、春节、清明、劳动、端午、中秋、国庆"),
    (
        "one forgotten",
        {"holidays": tuple(each for each in NEXT.holidays if each.name != "端午节")},
        "holidays",
        "缺少节日：端午",
    ),
    ("no name", {"holidays": with_change("端午节", name=" ")}, "holidays", "名称"),
    ("backwards", {"holidays": with_change("端午节", last_day=date(2027, 6, 1))}, "holidays", "早于第一天"),
    (
        "year after",
        {"holidays": with_change("国庆节", first_day=date(2028, 10, 1), last_day=date(2028, 10, 7))},
        "holidays",
        "2028 年 10 月 1 日不属于 2027 年",
    ),
    ("too early in December", {"holidays": with_change("元旦", first_day=date(2026, 12, 21))}, "holidays", "2026 年 12 月 21 日不属于"),
    ("too long", {"holidays": with_change("端午节", last_day=date(2027, 7, 9))}, "holidays", "超过 15 天"),
    (
        "twice",
        {"holidays": with_change("清明节", first_day=date(2027, 4, 30), last_day=date(2027, 5, 2))},
        "holidays",
        "2027 年 5 月 1 日同时列入清明节和劳动节",
    ),
    ("no day of the law", {"holidays": with_change("国庆节", last_day=date(2027, 10, 2))}, "holidays", "10 月 3 日是法定节假日"),
    ("worked on a Friday", {"workdays": (date(2027, 1, 8),)}, "workdays", "2027 年 1 月 8 日是星期五"),
    ("both", {"workdays": (date(2027, 1, 2),)}, "workdays", "2027 年 1 月 2 日既放假又上班"),
    ("worked in another year", {"workdays": (date(2026, 10, 10),)}, "workdays", "不属于 2027 年"),
    ("worked twice", {"workdays": (date(2027, 2, 20), date(2027, 2, 20))}, "workdays", "重复"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_wrong_is_said_with_its_day(change, field, said):
    with pytest.raises(Invalid) as refused:
        check_schedule(replace(NEXT, **change), TODAY)
    assert refused.value.field == field
    assert said in refused.value.message


@given(st.dates(date(2026, 11, 1), date(2028, 2, 28)))
def test_a_day_is_worked_in_exchange_exactly_when_a_notice_may_say_so(day):
    allowed = (
        day.weekday() >= 5 and day not in NEXT.free_days() and date(2026, 12, 22) <= day <= date(2027, 12, 31)
    )
    asked = replace(NEXT, workdays=(day,))
    if not allowed:
        with pytest.raises(Invalid):
            check_schedule(asked, TODAY)
        return
    assert check_schedule(asked, TODAY).workdays == (day,)
    assert Calendar([asked]).is_working_day(day)


@given(st.dates(date(2026, 12, 1), date(2028, 1, 31)), st.integers(-3, 20))
def test_whatever_is_taken_names_each_day_once_and_only_days_of_its_year(first, length):
    moved = with_change("端午节", first_day=first, last_day=first + timedelta(days=length))
    try:
        checked = check_schedule(replace(NEXT, holidays=moved, workdays=()), TODAY)
    except Invalid as refused:
        assert refused.field == "holidays"
        return
    days = [day for each in checked.holidays for day in each.days()]
    assert len(days) == len(set(days))
    assert date(2026, 12, 22) <= min(days) and max(days) <= date(2027, 12, 31)
    assert not any(Calendar([checked]).is_working_day(day) for day in days)


def test_an_empty_range_has_no_days():
    assert Schedule(2027, "", (Holiday("元旦", date(2027, 1, 2), date(2027, 1, 1)),), ()).free_days() == set()

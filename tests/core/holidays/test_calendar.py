"""Periods in days and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.holidays.calendar import Calendar
from core.holidays.packaged_schedules import packaged_schedules
from core.holidays.schedule import Holiday, Schedule
from tests.factories.publicity import CALENDAR

LAST = max(CALENDAR.years)


def test_the_first_day_counts():
    assert CALENDAR.last_day(date(2023, 5, 1), 5, working_days=False) == date(2023, 5, 5)


def test_working_days_leave_out_the_weekend():
    assert CALENDAR.last_day(date(2026, 3, 5), 3, working_days=True) == date(2026, 3, 9)


def test_a_start_on_a_free_day_does_not_count():
    assert CALENDAR.last_day(date(2026, 3, 7), 1, working_days=True) == date(2026, 3, 9)


def test_national_day_is_free_and_exchanged_weekends_are_worked():
    assert not CALENDAR.is_working_day(date(2025, 10, 1))
    assert CALENDAR.is_working_day(date(2025, 9, 28)), "a Sunday worked in exchange"
    assert CALENDAR.last_day(date(2025, 9, 30), 2, working_days=True) == date(2025, 10, 9)


def test_a_year_without_notice_keeps_fixed_holidays_free():
    assert not CALENDAR.is_working_day(date(LAST + 1, 10, 1))
    assert not CALENDAR.is_working_day(date(LAST + 1, 5, 1))


def test_a_period_names_the_unrecorded_years_that_it_touches():
    assert CALENDAR.unrecorded_years(date(LAST, 12, 1), date(LAST, 12, 31)) == []
    assert CALENDAR.unrecorded_years(date(LAST, 12, 28), date(LAST + 1, 1, 8)) == [LAST + 1]
    assert CALENDAR.unrecorded_years(date(LAST, 12, 28), date(LAST + 2, 1, 8)) == [LAST + 1, LAST + 2]
    first = min(CALENDAR.years)
    assert CALENDAR.unrecorded_years(date(first - 1, 12, 28), date(first, 1, 8)) == [], (
        "a rehearsal in the past"
    )
    assert Calendar([]).unrecorded_years(date(2030, 12, 28), date(2031, 1, 8)) == [2030, 2031]


def test_the_next_year_is_missed_from_november_on():
    assert CALENDAR.missing_year(date(LAST, 10, 31)) is None
    assert CALENDAR.missing_year(date(LAST, 11, 1)) == LAST + 1
    assert CALENDAR.missing_year(date(LAST + 1, 1, 1)) == LAST + 1
    assert CALENDAR.missing_year(date(LAST - 1, 12, 31)) is None
    assert CALENDAR.missing_year(date(min(CALENDAR.years) - 1, 5, 1)) is None, (
        "a rehearsal in the past needs no notice"
    )
    assert Calendar([]).missing_year(date(2030, 5, 1)) == 2030, "nothing is recorded at all"


NEW_YEAR_2027 = Schedule(
    2027,
    "国办发明电〔2026〕7号",
    (Holiday("元旦", date(2026, 12, 31), date(2027, 1, 4)),),
    (date(2026, 12, 26), date(2027, 1, 9)),
)


@pytest.mark.parametrize(
    ("start", "days", "unrecorded", "recorded"),
    [
        # 1 January is free in any year; 2 and 3 January 2027 are a weekend.
        (date(2026, 12, 30), 3, date(2027, 1, 4), date(2027, 1, 6)),
        (date(2026, 12, 31), 1, date(2026, 12, 31), date(2027, 1, 5)),
        (date(2026, 12, 28), 4, date(2026, 12, 31), date(2027, 1, 5)),
        # The Saturday before and the Saturday after are worked in exchange.
        (date(2026, 12, 25), 2, date(2026, 12, 28), date(2026, 12, 26)),
        (date(2027, 1, 4), 5, date(2027, 1, 8), date(2027, 1, 9)),
    ],
)
def test_a_period_over_new_year_before_and_after_its_year_is_recorded(start, days, unrecorded, recorded):
    assert CALENDAR.last_day(start, days, working_days=True) == unrecorded
    known = Calendar([*packaged_schedules(), NEW_YEAR_2027])
    assert known.last_day(start, days, working_days=True) == recorded


def test_the_later_notice_holds_for_a_day_that_both_name():
    earlier = Schedule(2026, "", (Holiday("元旦", date(2026, 12, 26), date(2026, 12, 31)),), ())
    for order in ([earlier, NEW_YEAR_2027], [NEW_YEAR_2027, earlier]):
        assert Calendar(order).is_working_day(date(2026, 12, 26))
        assert not Calendar(order).is_working_day(date(2026, 12, 30))


@pytest.mark.parametrize(("year", "working"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_recorded_year_has_as_many_working_days_as_were_announced(year, working):
    days = [date(year, 1, 1) + timedelta(days=place) for place in range(366)]
    assert sum(CALENDAR.is_working_day(day) for day in days if day.year == year) == working


def test_no_period_without_days():
    with pytest.raises(ValueError, match="at least one day"):
        CALENDAR.last_day(date(2026, 3, 2), 0, working_days=False)


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_a_period_has_exactly_its_working_days(start, days):
    end = CALENDAR.last_day(start, days, working_days=True)
    inside = [date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1)]
    assert sum(map(CALENDAR.is_working_day, inside)) == days
    assert CALENDAR.is_working_day(end)
    assert end >= CALENDAR.last_day(start, days, working_days=False)

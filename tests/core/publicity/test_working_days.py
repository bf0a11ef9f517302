"""Periods in days and working days."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.publicity import working_days
from core.publicity.working_days import announced_years, is_working_day, last_day, missing_year

FOLDER = Path(working_days.__file__).parent / "data" / "working_days"


def test_the_first_day_counts():
    assert last_day(date(2023, 5, 1), 5, working_days=False) == date(2023, 5, 5)


def test_working_days_leave_out_the_weekend():
    assert last_day(date(2026, 3, 5), 3, working_days=True) == date(2026, 3, 9)


def test_a_start_on_a_free_day_does_not_count():
    assert last_day(date(2026, 3, 7), 1, working_days=True) == date(2026, 3, 9)


def test_national_day_is_free_and_exchanged_weekends_are_worked():
    assert not is_working_day(date(2025, 10, 1))
    assert is_working_day(date(2025, 9, 28)), "a Sunday worked in exchange"
    assert last_day(date(2025, 9, 30), 2, working_days=True) == date(2025, 10, 9)


def test_a_year_without_notice_keeps_fixed_holidays_free():
    year = max(announced_years()) + 1
    assert not is_working_day(date(year, 10, 1))
    assert not is_working_day(date(year, 5, 1))


def test_the_next_year_is_missed_from_november_on():
    last = max(announced_years())
    assert missing_year(date(last, 10, 31)) is None
    assert missing_year(date(last, 11, 1)) == last + 1
    assert missing_year(date(last + 1, 1, 1)) == last + 1
    assert missing_year(date(last - 1, 12, 31)) is None
    assert missing_year(date(min(announced_years()) - 1, 5, 1)) is None, (
        "a rehearsal in the past needs no notice"
    )


@pytest.mark.parametrize("file", sorted(p.name for p in FOLDER.glob("*.csv")))
def test_a_file_holds_the_days_of_its_own_year_only_and_changes_the_week(file):
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        days = {date.fromisoformat(row["day"]): row["working"] for row in csv.DictReader(lines)}
    assert {str(day.year) for day in days} == {file.removesuffix(".csv")}
    for day, working in days.items():
        assert (working == "yes") == (day.weekday() >= 5), f"{day} is as in any week"


def test_no_period_without_days():
    with pytest.raises(ValueError, match="at least one day"):
        last_day(date(2026, 3, 2), 0, working_days=False)


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_a_period_has_exactly_its_working_days(start, days):
    end = last_day(start, days, working_days=True)
    inside = [date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1)]
    assert sum(map(is_working_day, inside)) == days
    assert is_working_day(end)
    assert end >= last_day(start, days, working_days=False)

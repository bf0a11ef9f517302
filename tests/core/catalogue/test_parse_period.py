"""How periods are written, and the days that they cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.periods import parse_period
from core.kernel.errors import Invalid
from core.plugin_api import Period


@pytest.mark.parametrize(
    ("kind", "text", "year", "start", "end", "title"),
    [
        (Period.MONTHLY, "202305", 2023, date(2023, 5, 1), date(2023, 5, 31), "2023年5月"),
        (Period.MONTHLY, "202402", 2024, date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (Period.YEARLY, "2023", 2023, date(2023, 1, 1), date(2023, 12, 31), "2023年"),
        (Period.ONE_OFF, " 2023 ", 2023, date(2023, 1, 1), date(2023, 12, 31), "2023年"),
        (Period.TERM, "2023t1", 2023, date(2023, 2, 1), date(2023, 7, 31), "2023年春季学期"),
        (Period.TERM, "2023T2", 2023, date(2023, 8, 1), date(2024, 1, 31), "2023年秋季学期"),
    ],
)
def test_a_period_covers_its_days(kind, text, year, start, end, title) -> None:
    period = parse_period(kind, text)
    assert (period.year, period.start, period.end, period.title) == (year, start, end, title)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Period.MONTHLY, "202313"),
        (Period.MONTHLY, "202300"),
        (Period.MONTHLY, "2023"),
        (Period.MONTHLY, "２０２３０５"),
        (Period.YEARLY, "202305"),
        (Period.TERM, "2023T3"),
        (Period.TERM, "2023"),
        (Period.ONE_OFF, "1999"),
        (Period.MONTHLY, ""),
    ],
)
def test_another_writing_is_refused_with_an_example(kind, text) -> None:
    with pytest.raises(Invalid) as refused:
        parse_period(kind, text)
    assert refused.value.field == "period"
    assert "20" in refused.value.message


@given(st.integers(2000, 2098), st.integers(1, 12))
def test_months_follow_each_other_without_a_gap(year: int, month: int) -> None:
    this = parse_period(Period.MONTHLY, f"{year}{month:02d}")
    following = parse_period(Period.MONTHLY, f"{year + month // 12}{month % 12 + 1:02d}")
    assert (following.start - this.end).days == 1

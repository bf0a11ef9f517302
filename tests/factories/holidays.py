"""Schedules of years whose notice is not out."""

from __future__ import annotations

from datetime import date

from core.holidays.schedule import Holiday, Schedule


def schedule_of(year: int) -> Schedule:
    """A schedule of `year` as notices have them, in days that suit any year; 春节 is made up."""
    return Schedule(
        year,
        f"国办发明电〔{year - 1}〕7号",
        (
            Holiday("元旦", date(year, 1, 1), date(year, 1, 3)),
            Holiday("春节", date(year, 2, 5), date(year, 2, 11)),
            Holiday("清明节", date(year, 4, 3), date(year, 4, 5)),
            Holiday("劳动节", date(year, 5, 1), date(year, 5, 5)),
            Holiday("端午节", date(year, 6, 9), date(year, 6, 9)),
            Holiday("中秋节", date(year, 9, 15), date(year, 9, 15)),
            Holiday("国庆节", date(year, 10, 1), date(year, 10, 7)),
        ),
        (_saturday(year, 2, 14), _saturday(year, 10, 9)),
    )


def _saturday(year: int, month: int, day: int) -> date:
    """The first Saturday from a day on."""
    first = date(year, month, day)
    return first.replace(day=day + (5 - first.weekday()) % 7)

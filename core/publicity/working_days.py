"""Working days in China: weekends, public holidays, and the weekends that are worked in exchange (调休).

`data/working_days/<year>.csv` holds the days of a year that differ from the ordinary week, from the yearly notice of the State
Council's General Office (国务院办公厅关于部分节假日安排的通知). For a year without file, the week is taken as it is and only the
holidays with a fixed date in 全国年节及纪念日放假办法 count as free: a period over 春节 or another holiday of the lunar calendar
would come out too short, so 工作台 tells the administrators in time (`missing_year`).
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data" / "working_days"
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
_NOTICE_MONTH = 11
"""The notice for the next year comes out about the beginning of November."""


@cache
def _exceptions() -> dict[date, bool]:
    days: dict[date, bool] = {}
    for file in sorted(_FOLDER.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            days |= {date.fromisoformat(row["day"]): row["working"] == "yes" for row in csv.DictReader(lines)}
    return days


@cache
def announced_years() -> frozenset[int]:
    """The years whose holidays are known: those that have a file."""
    return frozenset(int(file.stem) for file in _FOLDER.glob("*.csv"))


def missing_year(day: date) -> int | None:
    """The year whose holidays should be known on `day` and are not: its own, or from 1 November the next one."""
    wanted = (day.year, day.year + 1) if day.month >= _NOTICE_MONTH else (day.year,)
    return next(
        (year for year in wanted if year >= min(announced_years()) and year not in announced_years()), None
    )


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`."""
    exception = _exceptions().get(day)
    if exception is not None:
        return exception
    if day.year not in announced_years() and (day.month, day.day) in _FIXED_HOLIDAYS:
        return False
    return day.weekday() < 5


def last_day(start: date, days: int, *, working_days: bool) -> date:
    """The last day of a period of `days` days that begins on `start`, which counts as its first day.

    With `working_days`, only working days count; a start on a free day does not count. Raises `ValueError` below one day.
    """
    if days < 1:
        raise ValueError("a period has at least one day")
    if not working_days:
        return start + timedelta(days=days - 1)
    day, left = start, days
    while True:
        left -= is_working_day(day)
        if left == 0:
            return day
        day += timedelta(days=1)

"""Working days in China: weekends, public holidays, and the weekends that are worked in exchange (调休).

For a year that is not recorded, the week is taken as it is and only the holidays with a fixed date in 全国年节及纪念日放假办法
count as free: a period over 春节 or another holiday of the lunar calendar would come out too short, so 工作台 tells the
administrators in time (`missing_year`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from core.holidays.schedule import Schedule

FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""(month, day) of the public holidays that do not follow the moon or the sun: 元旦, 劳动节, 国庆节."""
_NOTICE_MONTH = 11
"""The notice for the next year comes out about the beginning of November."""


class Calendar:
    """What is known of working days. Where two years name the same day of December, the later notice holds."""

    def __init__(self, schedules: Iterable[Schedule]) -> None:
        self._works: dict[date, bool] = {}
        in_order = sorted(schedules, key=lambda schedule: schedule.year)
        self.years = frozenset(schedule.year for schedule in in_order)
        for schedule in in_order:
            self._works |= dict.fromkeys(schedule.free_days(), False)
            self._works |= dict.fromkeys(schedule.workdays, True)

    def missing_year(self, day: date) -> int | None:
        """The year whose holidays should be known on `day` and are not: its own, or from 1 November the next one.

        None before the first recorded year: a rehearsal in the past needs no notice.
        """
        wanted = (day.year, day.year + 1) if day.month >= _NOTICE_MONTH else (day.year,)
        first = min(self.years, default=day.year)
        return next((year for year in wanted if year >= first and year not in self.years), None)

    def unrecorded_years(self, start: date, end: date) -> list[int]:
        """The years from `start` to `end` whose holidays are not recorded: working days in them are counted without.

        None of those before the first recorded year, as in `missing_year`.
        """
        first = min(self.years, default=start.year)
        return [year for year in range(max(start.year, first), end.year + 1) if year not in self.years]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        known = self._works.get(day)
        if known is not None:
            return known
        if day.year not in self.years and (day.month, day.day) in FIXED_HOLIDAYS:
            return False
        return day.weekday() < 5

    def last_day(self, start: date, days: int, *, working_days: bool) -> date:
        """The last day of a period of `days` days that begins on `start`, which counts as its first day.

        With `working_days`, only working days count; a start on a free day does not count. Raises `ValueError` below one day.
        """
        if days < 1:
            raise ValueError("a period has at least one day")
        if not working_days:
            return start + timedelta(days=days - 1)
        day, left = start, days
        while True:
            left -= self.is_working_day(day)
            if left == 0:
                return day
            day += timedelta(days=1)

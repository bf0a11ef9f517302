"""The holidays of one year, as one notice of the State Council's General Office says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of the notice (春节, 国庆节、中秋节): all its days off, first and last included, weekends too."""

    name: str
    first_day: date
    last_day: date

    def days(self) -> Iterator[date]:
        """Its days in order; none when the last one lies before the first."""
        for place in range((self.last_day - self.first_day).days + 1):
            yield self.first_day + timedelta(days=place)


@dataclass(frozen=True, slots=True)
class Schedule:
    """放假安排 of `year`: the number of the notice (文号), the days off, and the weekend days worked in exchange (调休上班)."""

    year: int
    document_no: str
    holidays: tuple[Holiday, ...]
    workdays: tuple[date, ...]

    def free_days(self) -> set[date]:
        """Every day off that the notice names."""
        return {day for holiday in self.holidays for day in holiday.days()}

    def logged(self) -> dict[str, object]:
        """What the operation log keeps of it."""
        return {
            "document_no": self.document_no,
            "holidays": [f"{each.name} {each.first_day} 至 {each.last_day}" for each in self.holidays],
            "workdays": [day.isoformat() for day in self.workdays],
        }


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A year in the list. One that is not recorded yet has `recorded` false, version 0 and nothing else.

    `recorded_by` is the official's name, empty for what came with the platform.
    """

    year: int
    recorded: bool
    document_no: str = ""
    holidays: tuple[Holiday, ...] = ()
    workdays: tuple[date, ...] = ()
    recorded_by: str = ""
    recorded_at: datetime | None = None
    version: int = 0

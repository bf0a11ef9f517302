"""The recorded years with their days, and the one that is missing."""

from __future__ import annotations

from core.access import Official, may
from core.access.official_names import official_names
from core.catalogue.programme import PROVINCE
from core.holidays import queries
from core.holidays.calendar import Calendar
from core.holidays.schedule import ScheduleRow
from core.kernel.clock import today
from core.kernel.paging import Page, PageRequest


async def list_schedules(by: Official, page: PageRequest) -> Page[ScheduleRow]:
    """The newest year first; before them, not recorded, the year whose notice should be known today and is not.

    Needs `holiday_schedule:read` at the province. Two statements: there is one row a year, so a page is cut here.
    """
    may(by, "holiday_schedule:read", region=PROVINCE)
    found = await queries.recorded()
    names = await official_names([row["recorded_by"] for row in found])
    schedules = [queries.as_schedule(row) for row in found]
    rows = [
        ScheduleRow(
            schedule.year,
            True,
            schedule.document_no,
            schedule.holidays,
            schedule.workdays,
            names.get(row["recorded_by"], ""),
            row["recorded_at"],
            row["version"],
        )
        for row, schedule in zip(found, schedules, strict=True)
    ]
    missing = Calendar(schedules).missing_year(today())
    if missing is not None:
        rows.insert(0, ScheduleRow(missing, False))
    return Page(rows[page.offset : page.offset + page.size], len(rows), page.number, page.size)

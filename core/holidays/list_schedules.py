"""The recorded years with their days, and the one that is missing."""

from __future__ import annotations

from core.access import Official, holds
from core.access.official_names import official_names
from core.holidays import queries
from core.holidays.calendar import Calendar
from core.holidays.schedule import ScheduleRow
from core.kernel.clock import today
from core.kernel.errors import NotAllowed
from core.kernel.paging import Page, PageRequest


async def list_schedules(by: Official, page: PageRequest) -> Page[ScheduleRow]:
    """The newest year first; before them, not recorded, the year whose notice should be known today and is not.

    Needs `holiday_schedule:read`, wherever it is held: the days are those of the whole country. Two statements: there is one row a year, so a page is cut here.
    """
    if not holds(by, "holiday_schedule:read"):
        raise NotAllowed("access.no_permission", "您的岗位没有查看放假安排的权限，如确需查看请联系本级管理员")
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

"""Store the years that the project carries."""

from __future__ import annotations

from core.database import AuditRecord, current_session
from core.holidays import queries
from core.holidays.packaged_schedules import FILE, packaged_schedules
from core.kernel.clock import now


async def load_schedules() -> list[int]:
    """Store every packaged year that is not recorded yet, in a session of the platform; returns those years.

    Repeating it changes nothing, and what an official recorded or corrected stays as it is.
    """
    at = now()
    loaded = [
        schedule.year
        for schedule in packaged_schedules()
        if await queries.insert(schedule, recorded_by=None, at=at)
    ]
    if loaded:
        current_session().record(
            AuditRecord("holiday_schedule.load", "holiday_schedule", FILE.name, count=len(loaded))
        )
    return loaded

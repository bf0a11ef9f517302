"""Read the working days from the platform, before a session of the county opens."""

from __future__ import annotations

from core.holidays import queries
from core.holidays.calendar import Calendar
from tenants import platform_session


async def load_calendar() -> Calendar:
    """Every recorded year. Opens a short session of the platform."""
    async with platform_session(read_only=True):
        return Calendar(await queries.schedules())

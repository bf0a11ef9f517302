"""Remove files that killed jobs and uploads left behind, county by county and once a day."""

from __future__ import annotations

from core.applications.drop_lost_lists import drop_lost_lists
from core.kernel.clock import today
from core.publicity.drop_lost_prints import drop_lost_prints
from ops.drop_messages import DroppedOn
from ops.each_county import each_county
from tenants import county_session


async def drop_lost_files(dropped_on: DroppedOn) -> dict[str, int]:
    """Remove the lost files of every county that was not done today, noted in `dropped_on`; returns how many by county."""

    async def drop(county: str) -> int:
        """The files of one county."""
        async with county_session(county, read_only=True):
            dropped = await drop_lost_prints() + await drop_lost_lists()
        dropped_on[county] = today()
        return dropped

    return await each_county(
        "lost files of county %s were not removed", lambda county: dropped_on.get(county) != today(), drop
    )

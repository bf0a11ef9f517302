"""Drop the messages that are older than they are kept, county by county and once a day."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date

from core.kernel.clock import today
from core.messages import drop_old_messages
from core.messages.drop_old_messages import BATCH
from ops.each_county import each_county
from tenants import county_session

DroppedOn = MutableMapping[str, date]
"""County → business day on which this process last dropped its old messages."""


async def drop_messages(dropped_on: DroppedOn) -> dict[str, int]:
    """Drop old messages of every county that was not done today, noted in `dropped_on`; returns how many by county.

    A county with more than one batch of them is due again at the next call, and so is one that fails.
    """

    async def drop(county: str) -> int:
        """One batch of one county."""
        async with county_session(county):
            dropped = await drop_old_messages()
        if dropped < BATCH:
            dropped_on[county] = today()
        return dropped

    return await each_county(
        "messages of county %s were not dropped", lambda county: dropped_on.get(county) != today(), drop
    )

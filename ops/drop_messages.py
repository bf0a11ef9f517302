"""Drop the messages that are older than they are kept, county by county and once a day."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from datetime import date

from core.kernel.clock import today
from core.messages import drop_old_messages
from core.messages.drop_old_messages import BATCH
from tenants import county_codes, county_session

log = logging.getLogger(__name__)

DroppedOn = MutableMapping[str, date]
"""County → business day on which this process last dropped its old messages."""


async def drop_messages(dropped_on: DroppedOn) -> dict[str, int]:
    """Drop old messages of every county that was not done today, noted in `dropped_on`; returns how many by county.

    A county with more than one batch of them is due again at the next call; one that fails is logged and stops nobody.
    """
    try:
        counties = await county_codes()
    except Exception:
        log.warning("no list of counties, no messages dropped", exc_info=True)
        return {}
    done: dict[str, int] = {}
    for county in counties:
        if dropped_on.get(county) == today():
            continue
        try:
            async with county_session(county):
                done[county] = await drop_old_messages()
            if done[county] < BATCH:
                dropped_on[county] = today()
        except Exception:
            # Whatever is wrong with one county must not keep the messages of the others.
            log.warning("messages of county %s were not dropped", county, exc_info=True)
    return done

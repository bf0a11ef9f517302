"""Settle the claims that dead processes left reserved, county by county and now and then."""

from __future__ import annotations

import time
from collections.abc import MutableMapping
from datetime import timedelta

from core.claims import SettledOrphans, settle_orphans
from core.kernel.clock import now
from ops.each_county import each_county

SETTLE_AGAIN_SECONDS = 600.0
"""How often each county is asked. A person whose claim is orphaned can be paid by nobody else so long."""
_IN_PEACE = timedelta(minutes=10)
"""A payment request that reserved so lately is still at work and is left in peace."""

SettledAt = MutableMapping[str, float]
"""County → monotonic second in which this process last settled its claims."""


async def settle_claims(settled_at: SettledAt) -> dict[str, SettledOrphans]:
    """Settle the orphans of every county that was not asked within `SETTLE_AGAIN_SECONDS`, and note it in `settled_at`.

    Returns what became of them. A county that fails is logged, does not stop the others, and is due again at the next
    call. Opens sessions of its own.
    """

    async def settle(county: str) -> SettledOrphans:
        """The orphans of one county."""
        moment = time.monotonic()
        settled = await settle_orphans(county, before=now() - _IN_PEACE)
        settled_at[county] = moment
        return settled

    return await each_county(
        "claims of county %s were not settled",
        lambda county: (
            time.monotonic() - settled_at.get(county, -SETTLE_AGAIN_SECONDS) >= SETTLE_AGAIN_SECONDS
        ),
        settle,
    )

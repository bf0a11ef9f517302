"""Settle the claims that dead processes left reserved, county by county and now and then."""

from __future__ import annotations

import logging
import time
from collections.abc import MutableMapping
from datetime import timedelta

from core.claims import SettledOrphans, settle_orphans
from core.kernel.clock import now
from tenants import county_codes

log = logging.getLogger(__name__)

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
    try:
        counties = await county_codes()
    except Exception:
        log.warning("no list of counties, no claims settled", exc_info=True)
        return {}
    done: dict[str, SettledOrphans] = {}
    for county in counties:
        moment = time.monotonic()
        if moment - settled_at.get(county, -SETTLE_AGAIN_SECONDS) < SETTLE_AGAIN_SECONDS:
            continue
        try:
            done[county] = await settle_orphans(county, before=now() - _IN_PEACE)
            settled_at[county] = moment
        except Exception:
            # Whatever is wrong with one county must not keep the claims of the others.
            log.warning("claims of county %s were not settled", county, exc_info=True)
    return done

"""What the sweeper does in every county that is due: one county that fails stops nobody."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tenants import county_codes

log = logging.getLogger(__name__)

Result = TypeVar("Result")


async def each_county(
    complaint: str, is_due: Callable[[str], bool], act: Callable[[str], Awaitable[Result]]
) -> dict[str, Result]:
    """Call `act` for every county for which `is_due` says so; returns the results by county.

    A county that fails (server down, not migrated) is logged with `complaint` (which has a %s for its code) and has no result.
    A platform that cannot name its counties is logged too. `act` opens sessions of its own, and notes when the county is due again.
    """
    try:
        counties = await county_codes()
    except Exception:
        log.warning("no list of counties", exc_info=True)
        return {}
    done: dict[str, Result] = {}
    for county in counties:
        if not is_due(county):
            continue
        try:
            done[county] = await act(county)
        except Exception:
            log.warning(complaint, county, exc_info=True)
    return done

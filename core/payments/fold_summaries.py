"""Fold a county's deltas into the figures that prefecture and province see; each delta counts once."""

from __future__ import annotations

from core.payments import queries_summaries
from tenants import county_session, platform_session

_AT_ONCE = 2000


async def fold_summaries(county: str) -> int:
    """Fold everything that waits; returns the number of deltas. Opens its own sessions, one after the other.

    Killed between the two databases it folds the same deltas again, which the platform recognises by their ids.
    """
    folded = 0
    while True:
        async with county_session(county, read_only=True):
            deltas = await queries_summaries.waiting_deltas(_AT_ONCE)
        if not deltas:
            return folded
        async with platform_session():
            await queries_summaries.fold(county, deltas)
        async with county_session(county):
            await queries_summaries.mark_folded([row["id"] for row in deltas])
        folded += len(deltas)

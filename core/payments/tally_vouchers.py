"""Count what vouchers came to whenever money has moved, so that 发放结果 need not count millions of payments for every page."""

from __future__ import annotations

from core.payments import queries_tallies as queries
from tenants import county_session

_AT_ONCE = 20


async def tally_vouchers(county: str) -> int:
    """Tally the vouchers of a county (six digits) that have no tally; returns how many got one.

    Opens sessions of its own, each for a few vouchers: their payments are locked while they are counted, so that nobody
    changes one unseen.
    """
    tallied = 0
    while True:
        async with county_session(county):
            vouchers = await queries.untallied(_AT_ONCE)
            if not vouchers:
                return tallied
            await queries.lock_payments(vouchers)
            await queries.tally(vouchers)
        tallied += len(vouchers)

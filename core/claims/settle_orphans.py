"""Settle claims that a dead process left reserved: the county is asked, age decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.claims import queries, queries_county
from core.kernel.clock import now
from tenants import county_session, platform_session

_AT_ONCE = 5000
IN_USE = ("requested", "in_flight", "paid", "failed", "returned")
"""Pay statuses of a line that a payment uses or has used; its claim is confirmed."""


@dataclass(frozen=True, slots=True)
class SettledOrphans:
    """How many claims were confirmed because the county uses them, and released because it does not."""

    confirmed: int
    released: int


async def settle_orphans(county: str, *, before: datetime | None = None) -> SettledOrphans:
    """Confirm or release every reserved claim of `county` by what the county's lines say.

    `before` spares what was reserved since then, out of courtesy only: a payment request that is at work would have to
    leave its lines out and ask again. No claim is released for its age.

    Opens short sessions one after the other (platform, county, platform). In the county the idle lines get a new
    version first: a process that reserved before and still lives can no longer use them and has to reserve again; and a
    claim that it did reserve again has a new epoch and is left alone. It can be killed and repeated at any point.
    """
    confirmed = released = after = 0
    while True:
        async with platform_session(read_only=True):
            claims = await queries.reserved_of(county, after, _AT_ONCE, before=before)
        if not claims:
            break
        after = claims[-1]["id"]
        async with county_session(county):
            lines = await queries_county.disown(sorted({claim["line_id"] for claim in claims}), now())
        in_use = {line["id"] for line in lines if line["pay_status"] in IN_USE and not line["idle"]}
        used = [(claim["id"], claim["epoch"]) for claim in claims if claim["line_id"] in in_use]
        idle = [(claim["id"], claim["epoch"]) for claim in claims if claim["line_id"] not in in_use]
        async with platform_session():
            confirmed += await queries.settle_as_seen(used, "confirmed", now())
            released += await queries.settle_as_seen(idle, "released", now())
    async with platform_session():
        await queries.forget_settled(county)
    return SettledOrphans(confirmed, released)

"""Let an official hold one more stream open."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from core.access import queries_streams as queries
from core.access.official import Official
from core.kernel.clock import system_clock
from core.kernel.errors import TooMany
from core.kernel.ids import new_uuid

STREAMS_PER_OFFICIAL = 5
LEASE = timedelta(seconds=150)
"""Longer than two of the looks, a minute apart, at which a stream prolongs it."""


async def lease_stream(by: Official) -> UUID:
    """Grant a lease in the session of the platform; all web processes count together, at the moment of the grant.

    Raises `TooMany` when `by` holds `STREAMS_PER_OFFICIAL` already. A lease is given back by `end_stream`; that of a
    process that died runs out after `LEASE`.
    """
    moment = system_clock()
    await queries.lock_streams_of(by.id)
    await queries.drop_expired(by.id, moment)
    if await queries.open_streams_of(by.id) >= STREAMS_PER_OFFICIAL:
        raise TooMany(
            "job.too_many_streams",
            f"同时查看进度的窗口不能超过 {STREAMS_PER_OFFICIAL} 个，请先关闭其他窗口",
        )
    lease_id = new_uuid()
    await queries.insert_lease(lease_id, by.id, moment + LEASE)
    return lease_id

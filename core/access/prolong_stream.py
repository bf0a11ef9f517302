"""Keep the lease of a stream that is still open."""

from __future__ import annotations

from uuid import UUID

from core.access import queries_streams as queries
from core.access.lease_stream import LEASE
from core.kernel.clock import system_clock


async def prolong_stream(lease_id: UUID) -> bool:
    """Prolong a lease, in the session of the platform; False when it ran out and went to another stream."""
    return await queries.prolong_lease(lease_id, system_clock() + LEASE)

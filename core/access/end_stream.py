"""Give the lease of a stream back."""

from __future__ import annotations

from uuid import UUID

from core.access import queries_streams as queries


async def end_stream(lease_id: UUID) -> None:
    """Forget a lease, in the session of the platform; one that is gone already stays gone."""
    await queries.delete_lease(lease_id)

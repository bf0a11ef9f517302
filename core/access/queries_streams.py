"""SQL of the streams that officials hold open. Every function runs in the session of the platform."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.database import execute, fetch_value


async def lock_streams_of(official_id: int) -> None:
    """Let the streams of one official be granted one after another, until the end of the transaction."""
    await execute("SELECT pg_advisory_xact_lock(hashtextextended('stream|' || $1::bigint, 0))", official_id)


async def drop_expired(official_id: int, at: datetime) -> None:
    """Forget the leases of processes that died."""
    await execute("DELETE FROM stream_lease WHERE official_id = $1 AND expires_at <= $2", official_id, at)


async def open_streams_of(official_id: int) -> int:
    """How many leases an official holds."""
    return int(await fetch_value("SELECT count(*) FROM stream_lease WHERE official_id = $1", official_id))


async def insert_lease(lease_id: UUID, official_id: int, until: datetime) -> None:
    """Keep a lease."""
    await execute(
        "INSERT INTO stream_lease (id, official_id, expires_at) VALUES ($1, $2, $3)",
        lease_id, official_id, until,
    )  # fmt: skip


async def prolong_lease(lease_id: UUID, until: datetime) -> bool:
    """Move the end of a lease; False when it is gone."""
    return bool(await execute("UPDATE stream_lease SET expires_at = $2 WHERE id = $1", lease_id, until))


async def delete_lease(lease_id: UUID) -> None:
    """Give a lease back; one that is gone stays gone."""
    await execute("DELETE FROM stream_lease WHERE id = $1", lease_id)

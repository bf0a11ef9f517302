"""SQL of the signing PIN (签章 PIN 码). Every function runs in the session of the platform."""

from __future__ import annotations

from datetime import datetime

from asyncpg import Record

from core.database import execute, fetch_row, fetch_value


async def pin_for_update(official_id: int) -> Record | None:
    """The PIN's hash, failures and lock of an official, locked until the end of the transaction."""
    return await fetch_row(
        "SELECT pin_hash, failures, locked_until FROM signing_pin WHERE official_id = $1 FOR UPDATE",
        official_id,
    )


async def pin_hash_of(official_id: int) -> str | None:
    """The hash of the PIN of an official; None when there is none yet."""
    return await fetch_value("SELECT pin_hash FROM signing_pin WHERE official_id = $1", official_id)


async def count_attempt(official_id: int, failures: int, locked_until: datetime | None) -> None:
    """Write the failures so far, and the lock that they cause."""
    await execute(
        "UPDATE signing_pin SET failures = $2, locked_until = $3 WHERE official_id = $1",
        official_id, failures, locked_until,
    )  # fmt: skip


async def store_pin(official_id: int, pin_hash: str, at: datetime) -> None:
    """Keep the hash of a first or a new PIN; failures and lock of the old one end with it."""
    await execute(
        "INSERT INTO signing_pin (official_id, pin_hash, failures, set_at) VALUES ($1, $2, 0, $3)"
        " ON CONFLICT (official_id) DO UPDATE"
        " SET pin_hash = excluded.pin_hash, failures = 0, locked_until = NULL, set_at = excluded.set_at",
        official_id, pin_hash, at,
    )  # fmt: skip

"""SQL of idempotency keys, in the session of a county."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch_row


async def reserve(key: str, official_id: int, operation: str, request_digest: bytes, at: datetime) -> bool:
    """Take a key; False when it is taken. Waits for a transaction that is just taking the same key."""
    return bool(
        await execute(
            "INSERT INTO idempotency_key (key, official_id, operation, request_digest, created_at)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            key, official_id, operation, request_digest, at,
        )
    )  # fmt: skip


async def stored(key: str, official_id: int) -> Record | None:
    """Operation, request digest and answer under a key."""
    return await fetch_row(
        "SELECT operation, request_digest, response FROM idempotency_key WHERE key = $1 AND official_id = $2",
        key, official_id,
    )  # fmt: skip


async def keep_response(key: str, official_id: int, response: dict[str, Any]) -> None:
    """Store the answer of a request that was carried out."""
    await execute(
        "UPDATE idempotency_key SET response = $3 WHERE key = $1 AND official_id = $2",
        key,
        official_id,
        response,
    )

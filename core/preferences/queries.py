"""SQL of the preferences, in a session of the platform."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch


async def all_of(official_id: int) -> list[Record]:
    """Every page that an official has set, in order of its name."""
    return await fetch(
        "SELECT page, choices, updated_at FROM preference WHERE official_id = $1 ORDER BY page", official_id
    )


async def put(official_id: int, page: str, choices: dict[str, Any], most: int, at: datetime) -> bool:
    """Store the choices for a page; False when the official has set `most` other pages already."""
    return bool(
        await execute(
            "INSERT INTO preference (official_id, page, choices, updated_at) SELECT $1, $2, $3, $5"
            " WHERE (SELECT count(*) FROM preference WHERE official_id = $1 AND page <> $2) < $4"
            " ON CONFLICT (official_id, page) DO UPDATE SET choices = excluded.choices,"
            " updated_at = excluded.updated_at",
            official_id, page, choices, most, at,
        )
    )  # fmt: skip

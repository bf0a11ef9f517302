"""SQL of the portraits, in a session of the platform."""

from __future__ import annotations

from datetime import datetime

from core.database import execute, fetch_value


async def avatar_of(official_id: int) -> str | None:
    """The stored name of an account's picture."""
    name: str | None = await fetch_value("SELECT avatar FROM official WHERE id = $1", official_id)
    return name


async def set_avatar(official_id: int, name: str | None, at: datetime) -> None:
    """Store the name. The version stays: a form with the other fields that is open meanwhile can still be saved."""
    await execute("UPDATE official SET avatar = $2, updated_at = $3 WHERE id = $1", official_id, name, at)

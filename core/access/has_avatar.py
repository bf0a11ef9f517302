"""Whether an official has a portrait (头像)."""

from __future__ import annotations

from core.access import queries_avatars
from core.access.official import Official


async def has_avatar(by: Official) -> bool:
    """Whether the own account has a picture."""
    return await queries_avatars.avatar_of(by.id) is not None

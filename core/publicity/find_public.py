"""A posting as everybody may see it: online, and within its period."""

from __future__ import annotations

from uuid import UUID

from core.kernel.clock import today
from core.publicity import queries
from core.publicity.errors import ended
from core.publicity.publicity import Publicity
from core.publicity.rules import is_open_to_public


async def find_public(public_id: UUID) -> Publicity:
    """Raises `NotFound` for an unknown number and outside the period alike, so that an ended one tells nothing."""
    publicity = await queries.find_public(public_id)
    if publicity is None or not is_open_to_public(
        publicity.state, publicity.mode, publicity.starts_on, publicity.ends_on, today()
    ):
        raise ended()
    return publicity

"""One publicity for an official who may see it."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.publicity import queries
from core.publicity.errors import not_found
from core.publicity.publicity import Publicity


async def find_publicity(publicity_id: int, by: Official) -> Publicity:
    """Raises `NotFound`, or `NotAllowed` outside the official's posts and programmes."""
    publicity = await queries.find(publicity_id)
    if publicity is None:
        raise not_found()
    may(by, "publicity:read", region=publicity.township_code, programme=publicity.programme_code)
    return publicity

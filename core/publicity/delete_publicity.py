"""删除公示: a posting that nobody has seen yet."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.publicity import queries
from core.publicity.errors import wrong_state
from core.publicity.record import record
from core.publicity.take import take


async def delete_publicity(publicity_ids: Collection[int], by: Official) -> None:
    """Forget postings before they are published; they can be generated again. Raises `Conflict` for published ones."""
    found = await take(publicity_ids, by)
    ids = [each.id for each in found]
    if await queries.remove_unpublished(ids) != len(ids):
        raise wrong_state("待发布")
    record("delete", ids, by)

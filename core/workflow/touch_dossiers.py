"""Note that a post has begun its work on dossiers, so that their sender can no longer recall them."""

from __future__ import annotations

from collections.abc import Sequence

from core.workflow import queries


async def touch_dossiers(dossier_ids: Sequence[int]) -> int:
    """Mark dossiers as begun; an internal step of the features that work at a stage. Returns how many were not yet."""
    return await queries.mark_touched(dossier_ids)

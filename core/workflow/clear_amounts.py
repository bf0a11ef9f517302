"""Take the calculated amounts away again: a dossier is on its way back over 测算."""

from __future__ import annotations

from collections.abc import Sequence

from core.kernel.clock import now
from core.workflow import queries, queries_lines


async def clear_amounts(dossier_ids: Sequence[int]) -> int:
    """Forget amount and standard of every standing line of the dossiers; an internal step. Returns how many lines."""
    cleared = await queries_lines.clear_amounts(dossier_ids, now())
    await queries.refresh_totals(dossier_ids)
    return cleared

"""After amounts or accounts of lines changed: hashes and totals of their dossiers anew, set-based."""

from __future__ import annotations

from collections.abc import Sequence

from core.workflow import queries, queries_hashes


async def refresh_amounts_and_hashes(dossier_ids: Sequence[int]) -> int:
    """Recompute the line hashes and the totals of dossiers; an internal step. Returns how many lines changed."""
    changed = await queries_hashes.refresh_hashes(list(dossier_ids))
    await queries.refresh_totals(dossier_ids)
    return changed

"""Write the amounts of lines, with their hashes and the totals of their dossiers, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.kernel.clock import now
from core.workflow import queries, queries_lines


async def set_amounts(
    dossier_ids: Sequence[int], amounts: Iterable[tuple[int, int | None, int | None]]
) -> int:
    """Set (line, fen, standard id) for standing lines of the dossiers; fen None takes an amount away.

    An internal step of 测算, which locked the dossiers and authorised. Returns how many lines were written.
    """
    written = await queries_lines.write_amounts(dossier_ids, amounts, now())
    await queries.refresh_totals(dossier_ids)
    return written

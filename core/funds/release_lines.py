"""Give back what single lines hold: a line that is voided or whose payment is stopped is not paid."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.funds import queries
from core.funds.post_movements import Entry, Movement, post_movements
from core.kernel.ids import new_uuid


async def release_lines(line_ids: Sequence[int], by: Official) -> int:
    """Release the reservation of lines; returns the fen. Lines without funding are passed over, so it can be repeated.

    An internal step: the caller authorised, locked dossiers and lines, and knows that none of them is paid.
    """
    ids = sorted(set(line_ids))
    held = await queries.funding_of_lines(ids)
    if not held:
        return 0
    await queries.forget_funding(ids)
    # The funding rows that are gone now make it happen once; the key only has to be new.
    movement_id = new_uuid()
    await post_movements(
        [
            Entry(
                Movement.RELEASE,
                row["indicator_id"],
                row["fen"],
                key=f"release:lines:{row['dossier_id']}:{movement_id}",
                dossier_id=row["dossier_id"],
            )
            for row in held
        ],
        by,
    )
    return sum(row["fen"] for row in held)

"""The people behind one kind of difference."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.access import Official
from core.entitlements import queries_lines as queries
from core.entitlements.compared_batches import compared_batches
from core.entitlements.entitlement import Difference, DifferenceLine
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest


async def difference_lines(
    batch_id: int, kind: str, by: Official, page: PageRequest, *, previous_batch_id: int | None = None
) -> Page[DifferenceLine]:
    """One page of one kind (added, changed, stopped, supplement, unchanged), village by village, with sums over all.

    Sums: `fen` now, `previous_fen`. Raises `Invalid` for an unknown kind, else as `batch_difference`.
    """
    if kind not in set(Difference):
        raise Invalid("entitlement.difference", "差异类别应为新增、变更、停发、补差或不变", field="kind")
    previous_id, patterns = await compared_batches(batch_id, previous_batch_id, by)
    rows = await queries.differences(batch_id, previous_id, patterns, kind, page.size, page.offset)
    shown = [
        DifferenceLine(
            Difference(row["kind"]),
            row["line_id"],
            row["previous_line_id"],
            row["name"],
            row["village_code"],
            row["fen"],
            row["previous_fen"],
            tuple(row["changes"]),
        )
        for row in rows
    ]
    people, fen, previous_fen = await _sums(batch_id, previous_id, patterns, kind, rows)
    return Page(shown, people, page.number, page.size, {"fen": fen, "previous_fen": previous_fen})


async def _sums(
    batch_id: int, previous_id: int | None, patterns: Sequence[str], kind: str, rows: Sequence[Record]
) -> tuple[int, int, int]:
    """People and fen now and before of a kind: each row of a page tells them, but a page behind the end has none."""
    if rows:
        return rows[0]["people"], rows[0]["all_fen"], rows[0]["all_previous_fen"]
    for row in await queries.difference_sums(batch_id, previous_id, patterns):
        if row["kind"] == kind:
            return row["people"], row["fen"], row["previous_fen"]
    return 0, 0, 0

"""Figures for prefecture and province: how many people and fen moved from one payment state to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.access.official import Official
from core.jobs import enqueue
from core.kernel.clock import now
from core.payments import queries_summaries

ISSUED = "issued"
"""Measure of everything that was ever asked for and not withdrawn; the other measures are payment states."""


@dataclass(frozen=True, slots=True)
class Move:
    """`people` lines of `fen` went from state `before` to `after` (None: from or to nothing)."""

    programme_code: str
    period: str
    before: str | None
    after: str | None
    people: int
    fen: int


async def record_moves(moves: Iterable[Move], by: Official) -> None:
    """Write the deltas in the transaction of the money, and ask for folding them into the platform.

    The sums of the measures over all deltas are the current figures: issued = requested + in_flight + paid + failed +
    returned + stopped.
    """
    rows: list[tuple[str, str, str, int, int]] = []
    for move in moves:
        if not move.people or move.before == move.after:
            continue
        for measure, sign in ((move.before, -1), (move.after, 1)):
            name = measure or ISSUED
            flip = -1 if measure is None else 1
            rows.append(
                (move.programme_code, move.period, name, flip * sign * move.people, flip * sign * move.fen)
            )
    if not rows:
        return
    await queries_summaries.add_deltas(rows, now())
    await enqueue(
        "payment.fold_summaries",
        title="汇总发放数据",
        payload={},
        by=by,
        subject="summary",
        subject_id="",
    )

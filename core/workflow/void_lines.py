"""作废 of single lines: struck out with a reason, still seen in the dossier, never paid."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.clock import now
from core.workflow import queries_lines
from core.workflow.errors import checked_reason
from core.workflow.line_steps import account_for, release_holds, take_lines


async def void_lines(
    line_ids: Collection[int],
    by: Official,
    reason: str,
    *,
    permission: str | None = None,
    stage: str | None = None,
) -> int:
    """Strike lines out of their dossiers for good; returns how many.

    The post where the dossier stands does it, or the holder of `permission` there (the verdict on an objection).
    `stage` is where the official saw the dossiers; a stale page does not act on the next stage.
    Raises `NotAllowed`, `NotFound`, `Invalid` without a reason, and `Conflict` for lines that are
    void already or on their way to the bank.
    """
    reason = checked_reason(reason, required=True)
    taken = await take_lines(line_ids, by, statuses=("moving", "held"), permission=permission, stage=stage)
    await release_holds(taken, by)
    struck = await queries_lines.set_status(taken.ids, "void", now())
    await account_for(taken, by, "void_line", reason, "line.void")
    return struck

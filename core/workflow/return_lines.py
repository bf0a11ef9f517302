"""退回 of single lines: they leave the dossier with a reason, the rest proceeds (L32)."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.clock import now
from core.workflow import queries_lines
from core.workflow.errors import checked_reason
from core.workflow.line_steps import account_for, release_holds, take_lines
from core.workflow.stages import STAGES


async def return_lines(
    line_ids: Collection[int],
    by: Official,
    reason: str,
    *,
    permission: str | None = None,
    stage: str | None = None,
) -> int:
    """Take lines out of their dossiers; they are open again, are mended, checked and join a later dossier.

    The post where the dossier stands does it, or the holder of `permission` there (the verdict on an objection).
    `stage` is where the official saw the dossiers; a stale page does not act on the next stage.
    Returns how many lines left. Raises `NotAllowed`, `NotFound`, `Invalid` without a reason, and `Conflict` for lines that are
    void or on their way to the bank.
    """
    reason = checked_reason(reason, required=True)
    taken = await take_lines(line_ids, by, statuses=("moving", "held"), permission=permission, stage=stage)
    await release_holds(taken, by)
    at = now()
    left = await queries_lines.take_out(taken.ids, at)
    for dossier in taken.dossiers:
        mine = [line["id"] for line in taken.lines if line["dossier_id"] == dossier.id]
        await queries_lines.note_returned(
            mine, stage_title=f"{STAGES[dossier.stage].title}退回", reason=reason, at=at
        )
    await account_for(taken, by, "return_line", reason, "line.return")
    return left

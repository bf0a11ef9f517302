"""退回: a post sends whole dossiers back, and every stage they pass undoes its effects."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.clock import now
from core.messages import NewMessage, ToPost, send_messages
from core.workflow import moves, queries
from core.workflow.dossier import Dossier
from core.workflow.errors import checked_reason
from core.workflow.rules import return_target
from core.workflow.stages import STAGES, Kind, stage_named


async def return_dossiers(
    dossier_ids: Collection[int],
    by: Official,
    reason: str,
    *,
    to_stage: str | None = None,
    stage: str | None = None,
) -> None:
    """Return dossiers to the stage that the chain names, or one step back (`to_stage` chooses between the two).

    The stage that they come to keeps its work; those in between undo theirs. The returning post is remembered for
    原岗续审, and a new round of duties begins. Raises `NotAllowed`, `NotFound`, `Invalid` without a reason, and `Conflict`
    at the first stage, for another target, or when a stage can no longer undo its effects.
    """
    reason = checked_reason(reason, required=True)
    if to_stage is not None:
        stage_named(to_stage)
    dossiers = await moves.take(dossier_ids, stage=stage)
    moves.authorise(dossiers, by)
    targets = [(dossier, return_target(dossier, to_stage)) for dossier in dossiers]

    passed = [(each, each.chain.passed_backwards(each.stage, target)) for each, target in targets]
    await moves.undo(passed, by)
    await moves.land([(dossier, target, dossier.stage) for dossier, target in targets], by, sent_by=None)
    await queries.write_log(
        [(dossier.id, "return", dossier.stage, target, None) for dossier, target in targets],
        by=by,
        opinion=reason,
        at=now(),
    )
    await queries.reopen_duties(
        [(each.id, target) for each, target in targets if STAGES[target].kind is Kind.REVIEW]
    )
    await moves.enter([dossier.id for dossier, _ in targets], by)
    await send_messages([_returned(dossier, target, reason) for dossier, target in targets], by)


def _returned(dossier: Dossier, target: str, reason: str) -> NewMessage:
    """What the post that gets the dossier back is told."""
    return NewMessage(
        ToPost(STAGES[target].permission, dossier.township_code, dossier.programme_code, dossier.budget_unit),
        "dossier_returned",
        f"申报单 {dossier.id}（{dossier.people} 人）由“{STAGES[dossier.stage].title}”退回至“{STAGES[target].title}”",
        "dossier",
        str(dossier.id),
        reason,
    )

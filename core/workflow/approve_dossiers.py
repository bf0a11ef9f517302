"""审核: a second person approves dossiers, several at once, with an opinion."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.workflow import moves, queries, queries_seals
from core.workflow.dossier import Dossier
from core.workflow.errors import checked_reason, moved_on, same_person
from core.workflow.rules import refuse_empty, refuse_kind
from core.workflow.stages import Kind


async def approve_dossiers(
    dossier_ids: Collection[int], by: Official, opinion: str, *, stage: str | None = None
) -> None:
    """Approve dossiers at a review stage: seal their lines as approved and send them on.

    No person reviews what the same person submitted or reviewed before; here and in the database. The last review
    before money also proves that every line was posted with an amount not lower. Raises `NotAllowed`, `NotFound`,
    `Invalid` without an opinion, and `Conflict`. All or none move.
    """
    opinion = checked_reason(opinion, required=True)
    dossiers = await moves.take(dossier_ids, stage=stage)
    moves.authorise(dossiers, by)
    for dossier in dossiers:
        refuse_kind(dossier, (Kind.REVIEW,))
        refuse_empty(dossier)
    await _refuse_own_work(dossiers, by)
    await _refuse_held(dossiers)
    await moves.ask_gates(dossiers, by)

    seals: dict[int, int] = {}
    for code, group in moves.by_stage(dossiers).items():
        ids = [each.id for each in group]
        if code == "finance_review":
            await _refuse_unposted(group)
        if await queries.close_duties(ids, code, by.id) != len(ids):
            raise moved_on(code)
        sealed = await queries_seals.seal_dossiers(ids, purpose="approval", stage=code, by=by.id, at=now())
        seals |= {row["dossier_id"]: row["id"] for row in sealed}
    await moves.send_on(dossiers, by, opinion, "approve", seals)


async def _refuse_own_work(dossiers: Sequence[Dossier], by: Official) -> None:
    handled = await queries.stages_handled_by([each.id for each in dossiers], by.id)
    stage_of = {each.id: each.stage for each in dossiers}
    for dossier_id, stage in handled:
        if stage != stage_of[dossier_id]:
            raise same_person(stage_of[dossier_id])


async def _refuse_held(dossiers: Sequence[Dossier]) -> None:
    held = await queries.held_people([each.id for each in dossiers])
    if held:
        raise Conflict(
            "workflow.held",
            f"有 {held} 人的公示异议尚未作出处理结论，请先处理异议，或将这些明细单独退回后再审核",
        )


async def _refuse_unposted(dossiers: Sequence[Dossier]) -> None:
    """Every stage of publicity that the chain names must cover the lines as they are now; the last one with amounts."""
    pairs = []
    for dossier in dossiers:
        stages = [stage for stage in dossier.chain.stages if stage in queries_seals.PUBLICITY_STAGES]
        pairs += [(dossier.id, stage) for stage in stages[-1:]]
    cover = await queries_seals.coverage(pairs, completed=True) if pairs else {}
    for (dossier_id, _), row in cover.items():
        if row["added"] or row["raised"] or row["altered"]:
            raise Conflict(
                "workflow.not_posted",
                f"申报单 {dossier_id} 有 {row['added']} 人未公示、{row['raised']} 人金额高于公示金额，请退回重新公示",
                details={"dossier_id": dossier_id, "added": row["added"], "raised": row["raised"]},
            )

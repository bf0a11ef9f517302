"""送审: an operator sends dossiers on to the next post."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.workflow import moves, queries_seals
from core.workflow.errors import checked_reason
from core.workflow.rules import refuse_empty, refuse_kind
from core.workflow.stages import STAGES, Kind


async def submit_dossiers(
    dossier_ids: Collection[int], by: Official, opinion: str = "", *, stage: str | None = None
) -> None:
    """Send dossiers on from an operator's stage (确认, 公示, 测算, 挂接, 支付申请).

    `stage` is where the official saw them; a second click does not act on the next stage. After a return with nothing
    added and no amount raised the dossier goes straight back to the post that returned it (原岗续审). Raises `NotAllowed`,
    `NotFound`, and `Conflict` when the stage's work is not done or somebody else was faster. All or none move.
    """
    opinion = checked_reason(opinion, required=False)
    dossiers = await moves.take(dossier_ids, stage=stage)
    moves.authorise(dossiers, by)
    for dossier in dossiers:
        refuse_kind(dossier, (Kind.CONFIRM, Kind.WORK, Kind.PUBLICITY))
        refuse_empty(dossier)
    await moves.ask_gates(dossiers, by)
    await moves.refuse_unposted(dossiers)

    seals: dict[int, int] = {}
    for code, group in moves.by_stage(dossiers).items():
        if STAGES[code].kind is Kind.PUBLICITY:
            seals |= await queries_seals.newest_seals([each.id for each in group], code)
    await moves.send_on(dossiers, by, opinion, "submit", seals)

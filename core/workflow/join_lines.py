"""Add ready lines to a dossier that was returned to its first stage; it then walks the whole chain again."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.workflow import moves, queries, queries_lines


async def join_lines(dossier_id: int, line_ids: Collection[int], by: Official) -> int:
    """Put lines of the same batch, township and entry into a dossier at its first stage; returns how many.

    Whoever is added was in no posting, so 原岗续审 no longer applies. Raises `NotAllowed`, `NotFound`, and `Conflict` when
    the dossier stands elsewhere or one of the lines is not ready. All or none join.
    """
    (dossier,) = await moves.take([dossier_id], stage=None)
    moves.authorise([dossier], by)
    if dossier.stage != dossier.chain.first:
        raise Conflict("workflow.not_first", "该申报单已离开确认环节，不能再并入明细，请刷新后重选")
    wanted, at = sorted(set(line_ids)), now()
    joined = await queries_lines.join(
        dossier.batch_id,
        dossier.entry,
        [dossier.id],
        declared=not dossier.chain.calculates,
        at=at,
        line_ids=wanted,
    )
    if joined != len(wanted):
        raise Conflict(
            "workflow.not_ready",
            f"所选 {len(wanted)} 条明细中有 {len(wanted) - joined} 条不能并入：须属于该申报单的批次、乡镇和受理渠道，"
            "人社匹卡和预警核实已通过，且不在其他申报单中，请刷新后重选",
        )
    await queries_lines.close_review_findings([dossier.id])
    await queries.refresh_totals([dossier.id])
    await queries.forget_resume([dossier.id])
    await queries.write_log(
        [(dossier.id, "join_line", dossier.stage, dossier.stage, None)],
        by=by,
        opinion=f"并入 {joined} 人",
        at=at,
    )
    current_session().record(
        AuditRecord(
            "line.join",
            "dossier",
            str(dossier.id),
            by.id,
            by.account,
            after={"lines": wanted[:100]},
            count=joined,
        )
    )
    return joined

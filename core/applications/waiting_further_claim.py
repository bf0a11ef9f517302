"""The request that a second official decides: 确认需发放 or 退回."""

from __future__ import annotations

from asyncpg import Record

from core.access.official import Official
from core.applications import queries_further_claims as queries
from core.kernel.errors import Conflict, NotAllowed


async def waiting_further_claim(line: Record, by: Official) -> Record:
    """What was asked for a locked line and nobody decided yet.

    `by` must be somebody else than who asked or entered the line. Raises `Conflict` when nothing waits, `NotAllowed`.
    """
    asked = await queries.further_claim(line["id"])
    if asked is None:
        raise Conflict(
            "further_claim.not_asked", "这条明细尚未提交确认需发放，请先由经办人员提交补差或补发及上限"
        )
    if asked["confirmed_by"] is not None:
        raise Conflict("further_claim.confirmed", "这条明细已确认需发放，请刷新页面")
    if asked["refused_by"] is not None:
        raise Conflict("further_claim.refused", "这条明细的确认需发放已退回，请等经办人员重新提交")
    if by.id in (asked["asked_by"], line["entered_by"]):
        raise NotAllowed(
            "further_claim.same_person",
            "确认需发放须由提交人和录入人以外的另一人办理，请转其他有核批权限的人员",
        )
    return asked

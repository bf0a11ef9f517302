"""Refuse, as a second official, that a person draws once more in the same period (确认需发放 退回)."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_further_claims as queries
from core.applications.editable_lines import editable_lines
from core.applications.required_reason import required_reason
from core.applications.tell_asker import tell_asker
from core.applications.waiting_further_claim import waiting_further_claim
from core.database import AuditRecord, current_session
from core.kernel.clock import now


async def refuse_further_claim(line_id: int, by: Official, reason: str) -> None:
    """Give a request back with a reason; the line stays as it is, who asked is told, and whoever enters lines may ask again.

    Needs `line:override` where the line belongs, by somebody else than who asked or entered it (the database refuses who
    asked too). Raises `Invalid` without a reason, `Conflict` when nothing waits, `NotAllowed`.
    """
    why = required_reason(reason)
    (row,) = await editable_lines([line_id], by, "line:override")
    asked = await waiting_further_claim(row, by)
    await queries.refuse(line_id, why, by.id, now())
    current_session().record(
        AuditRecord(
            "line.refuse_further_claim",
            "line",
            str(line_id),
            by.id,
            by.account,
            before={"kind": asked["kind"], "cap_fen": asked["cap_fen"]},
            after={"reason": why},
        )
    )
    await tell_asker(asked, "further_claim_refused", by, why)

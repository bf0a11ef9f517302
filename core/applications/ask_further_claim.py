"""Ask that a person draws once more in the same period (确认需发放); a second official confirms it (B2)."""

from __future__ import annotations

from core.access.official import Official
from core.applications import queries_further_claims as queries
from core.applications.editable_lines import editable_lines
from core.applications.further_claim import KINDS
from core.applications.required_reason import required_reason
from core.applications.states import IntakeStatus
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid


async def ask_further_claim(line_id: int, kind: str, cap_fen: int, by: Official, reason: str) -> None:
    """Ask to pay a line as a further claim of `kind` (difference 补差, back_pay 补发) up to `cap_fen`.

    Changes nothing until `confirm_further_claim`; whoever asks again replaces what was asked or confirmed before. Needs
    `line:enter` where the line belongs. Raises `Invalid` with the field, `Conflict` for a line that intake refused.
    """
    why = required_reason(reason)
    if kind not in KINDS:
        raise Invalid("further_claim.kind", "请选择补差或补发", field="kind")
    if cap_fen <= 0:
        raise Invalid("further_claim.cap", "请填写大于零的发放上限", field="cap_fen")
    (row,) = await editable_lines([line_id], by, "line:enter")
    if row["intake_status"] != IntakeStatus.VALID:
        raise Conflict(
            "further_claim.intake",
            "这条明细未通过导入校验，请先更正；同一批次内的重复申报请列入另一批次后再提交确认需发放",
        )
    if row["declared_fen"] is not None and row["declared_fen"] > cap_fen:
        raise Invalid("further_claim.cap", "发放上限低于这条明细的申报金额，请核对后重填", field="cap_fen")
    at = now()
    await queries.ask(line_id, kind, cap_fen, why, by.id, at)
    if row["claim_kind"] != "regular":
        await queries.give_kind(line_id, "regular", at)
    current_session().record(
        AuditRecord(
            "line.ask_further_claim",
            "line",
            str(line_id),
            by.id,
            by.account,
            after={"kind": kind, "cap_fen": cap_fen, "reason": why},
        )
    )

"""Disable a recipient, or enable it again."""

from __future__ import annotations

from core.access import Official, may
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid
from core.recipients import queries
from core.recipients.errors import unknown_recipient


async def switch_recipient(recipient_id: int, by: Official, *, enabled: bool, reason: str) -> None:
    """Set whether a recipient may draw anything; a disabled one has no payee. Nothing is ever deleted.

    Needs `recipient:edit` at the village. Raises `NotFound`, `NotAllowed`, `Invalid` without a reason, `Conflict` when
    it is so already.
    """
    row = await queries.recipient(recipient_id, lock=True)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:edit", region=row["village_code"])
    if not reason.strip():
        raise Invalid("recipient.reason", "请填写原因", field="reason")
    if row["enabled"] == enabled:
        raise Conflict("recipient.state", "该补贴对象已经是此状态，请刷新页面")
    at = now()
    before, after = {"enabled": row["enabled"]}, {"enabled": enabled, "reason": reason.strip()}
    await queries.change_recipient(recipient_id, {"enabled": enabled}, at)
    await queries.add_change(recipient_id, by.id, at, before, after)
    action = "recipient.enable" if enabled else "recipient.disable"
    current_session().record(
        AuditRecord(action, "recipient", str(recipient_id), by.id, by.account, before, after)
    )

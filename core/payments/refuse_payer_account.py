"""A second official refuses a proposed 零余额账户."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.messages import NewMessage, ToOfficial, send_messages
from core.payments import queries_payers
from core.payments.proposed_payer import proposed_payer


async def refuse_payer_account(account_id: int, by: Official, *, reason: str) -> None:
    """Close a proposal without effect; the reason stays with it, and who proposed is told.

    Needs `payer_account:confirm` and another person than who proposed it. Raises `Invalid` without a reason, `NotFound`,
    `NotAllowed`, `Conflict`.
    """
    account = await proposed_payer(account_id, by)
    if not reason.strip():
        raise Invalid("payer_account.reason", "请填写驳回原因", field="reason")
    why = reason.strip()
    await queries_payers.decide(account_id, "refused", by.id, now(), why)
    current_session().record(
        AuditRecord(
            "payer_account.refuse",
            "payer_account",
            str(account_id),
            by.id,
            by.account,
            after={"budget_unit": account["budget_unit_code"], "reason": why},
        )
    )
    message = NewMessage(
        ToOfficial(account["proposed_by"]),
        "payer_account_refused",
        f"预算单位 {account['budget_unit_code']} 的零余额账户变更被驳回",
        "payer_account",
        str(account_id),
        why,
    )
    await send_messages([message], by)

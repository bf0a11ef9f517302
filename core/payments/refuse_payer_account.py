"""A second official refuses a proposed 零余额账户."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.payments import queries_payers
from core.payments.proposed_payer import proposed_payer


async def refuse_payer_account(account_id: int, by: Official, *, reason: str) -> None:
    """Close a proposal without effect; the reason stays with it.

    Needs `payer_account:confirm` and another person than who proposed it. Raises `Invalid` without a reason, `NotFound`,
    `NotAllowed`, `Conflict`.
    """
    account = await proposed_payer(account_id, by)
    if not reason.strip():
        raise Invalid("payer_account.reason", "请填写驳回原因", field="reason")
    await queries_payers.decide(account_id, "refused", by.id, now(), reason.strip())
    current_session().record(
        AuditRecord(
            "payer_account.refuse",
            "payer_account",
            str(account_id),
            by.id,
            by.account,
            after={"budget_unit": account["budget_unit_code"], "reason": reason.strip()},
        )
    )

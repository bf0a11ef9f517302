"""A second official confirms a proposed 零余额账户; from now on vouchers are signed over it."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.payments import queries_payers
from core.payments.proposed_payer import proposed_payer


async def confirm_payer_account(account_id: int, by: Official) -> None:
    """Put a proposed account in force; the one before becomes history, and vouchers signed over it are not sent any more.

    Needs `payer_account:confirm` and another person than who proposed it (the database refuses the same one too). Raises
    `NotFound`, `NotAllowed`, `Conflict`.
    """
    account = await proposed_payer(account_id, by)
    at = now()
    superseded = await queries_payers.supersede(account["budget_unit_code"], at)
    await queries_payers.decide(account_id, "confirmed", by.id, at, None)
    current_session().record(
        AuditRecord(
            "payer_account.confirm",
            "payer_account",
            str(account_id),
            by.id,
            by.account,
            before={"superseded": superseded},
            after={"budget_unit": account["budget_unit_code"], "proposed_by": account["proposed_by"]},
        )
    )

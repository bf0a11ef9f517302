"""Accounts that a failed line may be paid into: those of its payee that two officials confirmed."""

from __future__ import annotations

from typing import Any

from core.access.official import Official
from core.database import current_session
from core.kernel.errors import NotFound
from core.kernel.masking import mask_account, mask_name
from core.payments import queries_checks, queries_results
from core.payments.authorise import authorise_rows


async def list_payee_accounts(payment_id: int, by: Official) -> list[dict[str, Any]]:
    """What `correct_account` would accept for a payment, numbers masked. Raises `NotFound`, `NotAllowed`."""
    rows = await queries_results.attempts(payment_id)
    if not rows:
        raise NotFound("payments.unknown_payment", "没有这条发放明细，请刷新列表")
    authorise_rows("payment:resend", rows, by)
    cipher = current_session().cipher
    return [
        {
            "id": row["id"],
            "holder": mask_name(row["holder_name"]),
            "account": mask_account(
                cipher.open(row["account_cipher"], "bank_account", "account_cipher", row["id"])
            ),
            "bank_name": row["bank_name"],
        }
        for row in await queries_checks.accounts_of_payee(payment_id)
    ]

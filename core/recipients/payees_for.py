"""Where the money of a set of recipients goes."""

from __future__ import annotations

from collections.abc import Sequence

from core.database import current_session
from core.recipients import queries_accounts as queries
from core.recipients.recipient import Payee


async def payees_for(recipient_ids: Sequence[int]) -> dict[int, Payee]:
    """Recipient id → the active account that is used first, opened. Set-based, an internal step.

    Who has no active account, or is disabled, is absent: the caller makes the line abnormal, never pays somebody else.
    """
    open_field = current_session().cipher.open
    payees = {}
    for row in await queries.first_active(recipient_ids):
        holder = row["holder_id_cipher"]
        payees[row["recipient_id"]] = Payee(
            account_id=row["id"],
            name=row["holder_name"],
            id_number=open_field(holder, "bank_account", "holder_id_cipher", row["id"]) if holder else None,
            relation=row["holder_relation"],
            account=open_field(row["account_cipher"], "bank_account", "account_cipher", row["id"]),
            bank_code=row["bank_code"],
            bank_name=row["bank_name"],
        )
    return payees

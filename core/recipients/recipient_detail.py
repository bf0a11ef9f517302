"""Everything about one recipient."""

from __future__ import annotations

from core.access import Official, is_allowed, may
from core.kernel.masking import mask_id_number
from core.recipients import queries, queries_accounts
from core.recipients.errors import unknown_recipient
from core.recipients.reading import account, member, opened, summary
from core.recipients.recipient import RecipientDetail


async def recipient_detail(recipient_id: int, by: Official) -> RecipientDetail:
    """The recipient with members and accounts; numbers in full only for who may edit it, masked for other readers.

    Needs `recipient:read` at the village. Raises `NotFound`, `NotAllowed`.
    """
    row = await queries.recipient(recipient_id)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:read", region=row["village_code"])
    unmasked = is_allowed(by, "recipient:edit", region=row["village_code"])
    guardian = opened(row["guardian_id_cipher"], "recipient", "guardian_id_cipher", recipient_id)
    return RecipientDetail(
        summary=summary(row, unmasked=unmasked),
        attributes=row["attributes"],
        guardian_name=row["guardian_name"],
        guardian_id_number=guardian if unmasked or guardian is None else mask_id_number(guardian),
        members=tuple(member(known, unmasked=unmasked) for known in await queries.members_of([recipient_id])),
        accounts=tuple(
            account(known, unmasked=unmasked) for known in await queries_accounts.accounts_of([recipient_id])
        ),
        unmasked=unmasked,
    )

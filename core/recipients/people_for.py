"""Who a set of recipients are, for the lists that are made from them."""

from __future__ import annotations

from collections.abc import Sequence

from core.recipients import queries
from core.recipients.reading import opened
from core.recipients.recipient import RosterPerson


async def people_for(recipient_ids: Sequence[int]) -> dict[int, RosterPerson]:
    """Recipient id → the person (household head, collective) with opened numbers; disabled ones are absent.

    Set-based, an internal step.
    """
    return {
        row["id"]: RosterPerson(
            row["name"],
            opened(row["id_cipher"], "recipient", "id_cipher", row["id"]) or "",
            row["birth_date"],
            opened(row["phone_cipher"], "recipient", "phone_cipher", row["id"]),
            row["village_code"],
            row["village_group"],
        )
        for row in await queries.enabled_recipients(recipient_ids)
    }

"""The edit history of a recipient."""

from __future__ import annotations

from core.access import Official, may
from core.recipients import queries
from core.recipients.errors import unknown_recipient
from core.recipients.recipient import Change


async def recipient_history(recipient_id: int, by: Official) -> list[Change]:
    """Who changed what and when, newest first, personal fields masked. Needs `recipient:read` at the village."""
    row = await queries.recipient(recipient_id)
    if row is None:
        raise unknown_recipient()
    may(by, "recipient:read", region=row["village_code"])
    return [Change(**dict(change)) for change in await queries.changes_of(recipient_id)]

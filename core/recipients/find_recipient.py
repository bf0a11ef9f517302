"""Where a recipient belongs, for the verbs of other features that authorise by it."""

from __future__ import annotations

from core.recipients import queries
from core.recipients.errors import unknown_recipient
from core.recipients.reading import summary
from core.recipients.recipient import RecipientSummary


async def find_recipient(recipient_id: int) -> RecipientSummary:
    """The recipient, numbers masked; raises `NotFound`. An internal step: the caller authorises."""
    row = await queries.recipient(recipient_id)
    if row is None:
        raise unknown_recipient()
    return summary(row)

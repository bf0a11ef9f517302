"""How many messages wait to be read."""

from __future__ import annotations

from core.access.official import Official
from core.messages import queries
from core.messages.reader import reader


async def count_unread(by: Official) -> int:
    """The number on the bell; one statement."""
    return int((await queries.counts(reader(by), kind=None))["unread"])

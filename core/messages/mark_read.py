"""Mark messages as read, one or all."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.clock import now
from core.messages import queries
from core.messages.reader import reader


async def mark_read(by: Official, message_ids: Collection[int] | None = None) -> int:
    """Mark the messages named, or all of the box (None), as read by `by`; returns how many were unread.

    Messages that are not in the box are passed over. What one has read stays unread for the others of a post. A mark is
    the reader's own and changes nothing for anybody else, so the operation log does not keep it.
    """
    return await queries.mark(reader(by), None if message_ids is None else sorted(set(message_ids)), now())

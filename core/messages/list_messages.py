"""The message box of the official who is signed in."""

from __future__ import annotations

from core.access.official import Official
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.messages import queries
from core.messages.message import KINDS, Message
from core.messages.reader import reader


async def list_messages(
    by: Official, page: PageRequest, *, unread: bool = False, kind: str | None = None
) -> Page[Message]:
    """Messages for `by` and for the own posts in the county of the session, the newest first; two statements.

    `sums["unread"]` counts the unread ones. Raises `Invalid` for an unknown kind.
    """
    if kind is not None and kind not in KINDS:
        raise Invalid("message.kind", f"消息类型应为{'、'.join(KINDS)}之一", field="kind")
    own = reader(by)
    rows = await queries.page_of(own, unread=unread, kind=kind, limit=page.size, offset=page.offset)
    counts = await queries.counts(own, kind=kind)
    shown = [Message(**dict(row), kind_title=KINDS.get(row["kind"], row["kind"])) for row in rows]
    total = counts["unread"] if unread else counts["total"]
    return Page(shown, total, page.number, page.size, {"unread": counts["unread"]})

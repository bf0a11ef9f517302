"""Tell officials of a change, in its transaction."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.access.policy import permissions
from core.kernel.clock import now
from core.messages import queries
from core.messages.message import KINDS, NewMessage, ToOfficial

LONGEST_TITLE, LONGEST_BODY = 200, 1000


async def send_messages(messages: Sequence[NewMessage], by: Official | None) -> int:
    """Store messages in the county of the session, in one statement; returns how many.

    An internal step of the features; `by` caused the change (None: the public or the platform) and is not told of it.
    Raises `LookupError` for a kind or permission that does not exist: a typing error.
    """
    rows = []
    for each in messages:
        if each.kind not in KINDS:
            raise LookupError(f"core/messages knows no kind {each.kind!r}")
        head = (each.kind, each.title[:LONGEST_TITLE], each.body[:LONGEST_BODY])
        if isinstance(each.to, ToOfficial):
            if by is not None and each.to.official_id == by.id and not each.kind.startswith("job_"):
                continue
            to: tuple[int | None, str | None, str | None, str | None, str | None]
            to = (each.to.official_id, None, None, None, None)
        else:
            if each.to.permission not in permissions():
                raise LookupError(f"core/access/policy.csv knows no permission {each.to.permission!r}")
            to = (None, each.to.permission, each.to.region, each.to.programme, each.to.budget_unit)
        rows.append((*head, *to, by.id if by else None, each.subject, each.subject_id))
    return await queries.insert(rows, now()) if rows else 0

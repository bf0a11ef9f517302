"""Search the operation log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.access.may import may
from core.access.official import Official
from core.audit import queries
from core.database import current_session
from core.kernel.paging import Page, PageRequest


async def search_entries(
    by: Official,
    page: PageRequest,
    *,
    subject: str | None = None,
    subject_id: str | None = None,
    account: str | None = None,
    action: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Page[dict[str, Any]]:
    """Entries of the session's scope, newest first (with `after_id` in the order of the chain).

    `action` is a prefix (`line.` finds all changes of lines).

    Raises `NotAllowed` without `audit:read` over the whole county (or the province, for the platform's log).
    """
    scope = current_session().scope
    may(by, "audit:read", region="530000000000" if scope == "platform" else f"{scope}000000")
    rows, total = await queries.find(
        subject=subject,
        subject_id=subject_id,
        account=account,
        action=action,
        since=since,
        until=until,
        after_id=page.after_id,
        limit=page.size,
        offset=page.offset,
    )
    return Page([dict(row) for row in rows], total, page.number, page.size)

"""The log of one subject, for the page that shows it."""

from __future__ import annotations

from typing import Any

from core.audit import queries

MOST = 200
"""No subject of a page has more entries; an administrator searches the whole log."""


async def entries_of(subject: str, subject_id: int) -> list[dict[str, Any]]:
    """The newest entries of one subject, the oldest of them first. An internal step: who asks has authorised the subject."""
    rows, _ = await queries.find(
        subject=subject,
        subject_id=str(subject_id),
        account=None,
        action=None,
        since=None,
        until=None,
        limit=MOST,
        offset=0,
    )
    return [dict(row) for row in reversed(rows)]

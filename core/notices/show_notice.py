"""One notice; looking at it marks it as read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.access.official import Official
from core.kernel.clock import now, today
from core.notices import queries
from core.notices.notice import Notice, NoticeFileView, unknown_notice
from core.notices.reach import reach_of


def as_notice(row: Mapping[str, Any]) -> Notice:
    """A `Notice` from its row."""
    values = dict(row)
    values["files"] = [NoticeFileView(**file) for file in values["files"]]
    return Notice(**values)


async def show_notice(notice_id: int, by: Official) -> Notice:
    """A notice that is shown to `by` today, marked as read. Raises `NotFound` for any other."""
    row = await queries.shown_one(by.id, reach_of(by), today(), notice_id)
    if row is None:
        raise unknown_notice()
    if row["read_at"] is None:
        await queries.mark(by.id, notice_id, now())
    return as_notice(row)

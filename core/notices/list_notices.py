"""Notices as their readers, and as those who write them, find them."""

from __future__ import annotations

from core.access.official import Official
from core.access.scope import region_patterns
from core.kernel.clock import today
from core.kernel.paging import Page, PageRequest
from core.notices import queries
from core.notices.notice import Notice
from core.notices.reach import reach_of
from core.notices.show_notice import as_notice
from core.notices.write_notice import PERMISSION


async def list_notices(by: Official, page: PageRequest, *, written: bool = False) -> Page[Notice]:
    """What is shown to `by` today, pinned ones first, `sums["unread"]` counting the unread ones.

    `written`: instead everything, drafts too, of the divisions where `by` writes notices. Two statements.
    """
    if written:
        rows, total = await queries.written(by.id, region_patterns(by, PERMISSION), page.size, page.offset)
        return Page([as_notice(row) for row in rows], total, page.number, page.size)
    reach = reach_of(by)
    rows = await queries.shown(by.id, reach, today(), page.size, page.offset)
    counts = await queries.count_shown(by.id, reach, today())
    return Page(
        [as_notice(row) for row in rows],
        counts["total"],
        page.number,
        page.size,
        {"unread": counts["unread"]},
    )

"""One page of a posted list."""

from __future__ import annotations

from core.kernel.paging import Page, PageRequest
from core.publicity import queries_rows
from core.publicity.notice_rows import notice_rows
from core.publicity.publicity import NoticeRow, Publicity


async def people_page(publicity: Publicity, page: PageRequest) -> Page[NoticeRow]:
    """An internal step: one page of the list of a publicity that the reader may see."""
    rows = await notice_rows(publicity, limit=page.size, offset=page.offset)
    total = publicity.people
    if publicity.seal_id is not None:
        total = await queries_rows.sealed_count(publicity.seal_id, publicity.village_code)
    return Page(rows, total, page.number, page.size, {"people": publicity.people, "fen": publicity.fen})

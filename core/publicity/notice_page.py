"""查看公示 and 打印预览: the notice as a page."""

from __future__ import annotations

from core.access.official import Official
from core.database import current_session
from core.kernel.clock import today
from core.kernel.errors import NotFound
from core.publicity.find_publicity import find_publicity
from core.publicity.make_notice import make_notice
from core.publicity.notice_rows import notice_rows


async def notice_page(publicity_id: int, by: Official, *, part: int = 1) -> str:
    """The HTML of one part of the notice, as it is printed. Raises `NotFound`, `NotAllowed`, `DocumentFailed`."""
    publicity = await find_publicity(publicity_id, by)
    rows = await notice_rows(publicity)
    parts = make_notice(publicity, rows, county=current_session().scope, today=today(), styled=True)
    if not 1 <= part <= len(parts):
        raise NotFound("publicity.no_part", f"该公示共有 {len(parts)} 部分，没有第 {part} 部分")
    return parts[part - 1].html

"""Keep how an official likes one page to look."""

from __future__ import annotations

from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.preferences import queries
from core.preferences.choices import Choices, page_named

MAX_PAGES = 200


async def save_preference(by: Official, page: str, choices: Choices) -> None:
    """Replace the choices of `by` for `page`. Raises `Invalid` for a page that is none, `Conflict` beyond `MAX_PAGES` pages."""
    if not await queries.put(by.id, page_named(page), choices.to_json(), MAX_PAGES, now()):
        raise Conflict("preference.too_many", f"最多保存 {MAX_PAGES} 个页面的设置")

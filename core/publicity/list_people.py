"""人员名单: the posted list, page by page."""

from __future__ import annotations

from core.access.official import Official
from core.kernel.paging import Page, PageRequest
from core.publicity.find_publicity import find_publicity
from core.publicity.people_page import people_page
from core.publicity.publicity import NoticeRow


async def list_people(publicity_id: int, by: Official, page: PageRequest) -> Page[NoticeRow]:
    """One page of masked rows. Raises `NotFound`, `NotAllowed`."""
    return await people_page(await find_publicity(publicity_id, by), page)

"""公示查询: the postings that everybody may read now."""

from __future__ import annotations

from core.database import current_session
from core.kernel.clock import today
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.kernel.region import RegionCode
from core.publicity import queries
from core.publicity.publicity import Publicity, read_publicity


async def list_public(
    page: PageRequest, *, department: str | None = None, year: int | None = None, region: str | None = None
) -> Page[Publicity]:
    """One page of the county's current postings, the one that ends first on top.

    `department` is a name (主管部门), `region` a division of this county. Raises `Invalid` for a region elsewhere.
    """
    county = current_session().scope
    prefix = RegionCode(region).prefix if region else county
    if not prefix.startswith(county):
        raise Invalid("publicity.region", "所选区划不在本县，请重新选择", field="region")
    found, total = await queries.list_public(
        today=today(), department=department, year=year, region_prefix=prefix, page=page
    )
    return Page([read_publicity(row) for row in found], total, page.number, page.size)

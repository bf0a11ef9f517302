"""The list of accounts (用户管理)."""

from __future__ import annotations

from core.access import queries
from core.access.account import AccountView, account_view
from core.access.official import Official
from core.access.scope import region_patterns
from core.kernel.paging import Page, PageRequest
from core.kernel.region import RegionCode

_SORTS = {"account": "o.account", "name": "o.name", "created_at": "o.created_at", "organisation": "n.name"}


async def list_officials(
    by: Official,
    page: PageRequest,
    *,
    keyword: str | None = None,
    organisation_id: int | None = None,
    region_code: str | None = None,
    role: str | None = None,
    enabled: bool | None = None,
) -> Page[AccountView]:
    """Accounts of organisations inside the region of `by`; `keyword` is part of an account or a name."""
    filters = {
        "keyword": keyword,
        "organisation_id": organisation_id,
        "region_pattern": f"{RegionCode(region_code).prefix}%" if region_code else None,
        "role": role,
        "enabled": enabled,
    }
    order = page.order_by(_SORTS, "o.id").replace(", id", ", o.id")
    patterns = region_patterns(by, "official:read")
    rows, total = await queries.find_officials(patterns, filters, order, page.size, page.offset)
    return Page([account_view(row) for row in rows], total, page.number, page.size)

"""One account with all its fields."""

from __future__ import annotations

from core.access import queries
from core.access.account import AccountView, account_view
from core.access.may import is_allowed
from core.access.official import Official
from core.kernel.errors import NotFound


async def official_detail(by: Official, official_id: int) -> AccountView:
    """One account; raises `NotFound` for one outside the region of `by`."""
    row = await queries.official_shown(official_id)
    if row is None or not is_allowed(by, "official:read", region=row["organisation_region"]):
        raise NotFound("access.unknown_official", "没有这个用户")
    return account_view(row)

"""An official by id, with live posts and programmes."""

from __future__ import annotations

from core.access import queries
from core.access.official import Grant, Official
from core.kernel.errors import NotFound
from core.kernel.region import RegionCode


async def load_official(official_id: int) -> Official:
    """Load an enabled official in the session of the platform; raises `NotFound` otherwise."""
    row = await queries.official_grants(official_id)
    if row is None:
        raise NotFound("access.unknown_official", "没有这个用户，或用户已停用")
    return Official(
        id=row["id"],
        account=row["account"],
        name=row["name"],
        grants=tuple(Grant(p["role"], RegionCode(p["region_code"]), p["budget_unit"]) for p in row["posts"]),
        programmes=frozenset(row["programmes"]),
    )

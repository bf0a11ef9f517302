"""The budget units (预算单位) of a county."""

from __future__ import annotations

from typing import Any

from core.access import queries
from core.access.may import may
from core.access.official import Official


async def list_budget_units(by: Official, county: str) -> list[dict[str, Any]]:
    """The budget units of a county inside the region of `by`."""
    may(by, "official:read", region=f"{county}000000")
    return [dict(row) for row in await queries.budget_units(county)]

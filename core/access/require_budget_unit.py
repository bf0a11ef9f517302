"""Make sure that a county has a budget unit, for features that keep what belongs to one."""

from __future__ import annotations

from core.access import queries
from core.kernel.errors import Invalid


async def require_budget_unit(county: str, code: str) -> None:
    """In a session of the platform: raise `Invalid` unless 预算单位 `code` is registered in the county (six digits)."""
    if not await queries.budget_unit_exists(code, county):
        raise Invalid("access.unknown_unit", "该区县没有这个预算单位，请先登记预算单位", field="budget_unit")

"""Officials for tests, without a database."""

from __future__ import annotations

from collections.abc import Iterable

from core.access.official import Grant, Official
from core.access.roles import role_named
from core.kernel.region import RegionCode

UNIT = "119001"
"""The budget unit that finance posts of a unit hold when a test does not name another one."""


def official(
    roles: str | Iterable[str],
    region: str,
    *,
    programmes: Iterable[str] = ("elderly_service", "minimum_living", "elderly_allowance"),
    budget_unit: str | None = None,
    id: int = 1,
    account: str | None = None,
    name: str = "测试员",
) -> Official:
    """An official with one post or several at `region` (2 to 12 digits, filled with zeros)."""
    codes = (roles,) if isinstance(roles, str) else tuple(roles)
    place = RegionCode(region.ljust(12, "0"))
    grants = tuple(
        Grant(code, place, (budget_unit or UNIT) if role_named(code).of_unit else budget_unit)
        for code in codes
    )
    return Official(
        id=id,
        account=account or f"{codes[0] if codes else 'nobody'}-{id}",
        name=name,
        grants=grants,
        programmes=frozenset(programmes),
    )

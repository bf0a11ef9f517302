"""What an official may see in lists, as values for SQL, made from the same grants as `may`."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.may import grants_with
from core.access.official import Official

_UNIT_SCOPED = frozenset({"indicator", "payer_account", "payment", "voucher"})


@dataclass(frozen=True, slots=True)
class Scope:
    """`region_patterns` for LIKE ANY (12-digit codes), `programmes` for = ANY, `budget_units` for = ANY or None (all).

    Nothing allowed means empty `region_patterns`: the list is empty, never everything.
    """

    region_patterns: list[str]
    programmes: list[str]
    budget_units: list[str] | None


def scope_of(by: Official, permission: str, *, county: str) -> Scope:
    """The scope of `by` for `permission` within `county` (six digits)."""
    near = [grant for grant in grants_with(by, permission) if grant.reaches(county)]
    whole = f"{county}%"
    patterns = {
        whole if grant.region.covers(f"{county}000000") else f"{grant.region.prefix}%" for grant in near
    }
    units = {grant.budget_unit for grant in near if grant.budget_unit is not None}
    if permission.split(":", maxsplit=1)[0] in _UNIT_SCOPED and units:
        if any(grant.budget_unit is None and grant.region.covers(f"{county}000000") for grant in near):
            units = set()
        else:
            # Posts of a unit reach the whole county for their unit alone: a township post beside them must not widen it.
            patterns = {whole}
    else:
        units = set()
    return Scope(
        region_patterns=[whole] if whole in patterns else sorted(patterns),
        programmes=sorted(by.programmes),
        budget_units=sorted(units) or None,
    )


def region_patterns(by: Official, permission: str) -> list[str]:
    """Patterns for LIKE ANY of the divisions where `by` holds `permission`, for lists of the platform's own tables."""
    return sorted({f"{grant.region.prefix}%" for grant in grants_with(by, permission)})

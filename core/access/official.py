"""An official as every verb sees one: who it is, which posts it holds where, which programmes it works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.access.roles import role_named
from core.kernel.region import RegionCode


@dataclass(frozen=True, slots=True)
class Grant:
    """One post: `role` held at `region`, and for finance posts of a 预算单位 at `budget_unit`."""

    role: str
    region: RegionCode
    budget_unit: str | None = None

    def __post_init__(self) -> None:
        """Refuse a post that no law knows: the level and the unit must be those of the role. Raises `Invalid`."""
        role_named(self.role).check_place(self.region, self.budget_unit)

    def reaches(self, county: str) -> bool:
        """Whether the post's region covers `county` (six digits) or lies in it."""
        return self.region.covers(f"{county}000000") or self.region.startswith(county)


@dataclass(frozen=True, slots=True)
class Official:
    """A person with an account. `programmes` are the codes of 项目授权; without any, no programme is seen."""

    id: int
    account: str
    name: str
    grants: tuple[Grant, ...]
    programmes: frozenset[str]

    def to_json(self) -> dict[str, Any]:
        """JSON-ready form: a job carries its actor and what that actor was allowed."""
        return {
            "id": self.id,
            "account": self.account,
            "name": self.name,
            "grants": [[grant.role, str(grant.region), grant.budget_unit] for grant in self.grants],
            "programmes": sorted(self.programmes),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Official:
        """Read what `to_json` wrote."""
        return cls(
            id=data["id"],
            account=data["account"],
            name=data["name"],
            grants=tuple(Grant(role, RegionCode(region), unit) for role, region, unit in data["grants"]),
            programmes=frozenset(data["programmes"]),
        )

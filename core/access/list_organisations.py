"""The list of organisations (机构)."""

from __future__ import annotations

from dataclasses import dataclass

from core.access import queries
from core.access.official import Official
from core.access.scope import region_patterns
from core.kernel.paging import Page, PageRequest


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """One organisation as lists show it."""

    id: int
    name: str
    kind: str
    region_code: str
    parent_id: int | None
    department_code: str | None
    enabled: bool


async def list_organisations(
    by: Official,
    page: PageRequest,
    *,
    keyword: str | None = None,
    kind: str | None = None,
    enabled: bool | None = None,
) -> Page[OrganisationView]:
    """Organisations inside the region of `by`, by region and name; `enabled` narrows them to those in use, or out of it."""
    rows, total = await queries.find_organisations(
        region_patterns(by, "official:read"), keyword, kind, enabled, page.size, page.offset
    )
    return Page([OrganisationView(**dict(row)) for row in rows], total, page.number, page.size)

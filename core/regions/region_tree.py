"""One level of the tree of divisions."""

from __future__ import annotations

from core.regions import queries
from core.regions.region import Region


async def region_tree(parent: str | None = None) -> list[Region]:
    """Divisions directly below `parent` (12 digits), in the order of their codes; None gives the province alone."""
    return await queries.children_of(parent)

"""One division by its code."""

from __future__ import annotations

from core.kernel.errors import NotFound
from core.regions import queries
from core.regions.region import Region


async def find_region(code: str) -> Region:
    """The division of `code` (12 digits); raises `NotFound`."""
    region = await queries.region_by_code(code)
    if region is None:
        raise NotFound("region.unknown", f"没有代码为“{code[:20]}”的区划，请核对", field="region_code")
    return region

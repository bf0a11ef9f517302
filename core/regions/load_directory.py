"""The names of one county, read once for work on many rows."""

from __future__ import annotations

from core.kernel.errors import NotFound
from core.kernel.region import RegionLevel
from core.regions import queries
from core.regions.directory import RegionDirectory


async def load_directory(county_code: str) -> RegionDirectory:
    """Townships and villages of a county (six digits), in a session of the platform; raises `NotFound`."""
    regions = await queries.below(county_code)
    if len(county_code) != 6 or not regions or regions[0].level is not RegionLevel.COUNTY:
        raise NotFound("region.unknown", f"没有代码为“{county_code[:12]}”的区县，请核对", field="county")
    return RegionDirectory(regions[0], regions[1:])

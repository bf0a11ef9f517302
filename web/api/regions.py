"""Divisions of the province: public data for every list and form."""

from __future__ import annotations

from litestar import Controller, get
from litestar.params import FromPath, FromQuery

from core.regions.find_region import find_region
from core.regions.region import Region
from core.regions.region_tree import region_tree
from core.regions.search_regions import search_regions
from tenants import platform_session

_OPT = {"permission": "public", "zone": ["public", "outer", "inner"]}


class RegionsController(Controller):
    """行政区划."""

    path = "/api/v1/regions"
    tags = ["行政区划"]

    @get("/", operation_id="listRegions", summary="下级区划", opt=_OPT)
    async def list_regions(self, parent: FromQuery[str | None] = None) -> list[Region]:
        """Divisions directly below `parent` (12 digits); the province without it."""
        async with platform_session(read_only=True):
            return await region_tree(parent)

    @get("/search", operation_id="searchRegions", summary="按名称或代码查找区划", opt=_OPT)
    async def search_regions(
        self, text: FromQuery[str], within: FromQuery[str] = "530000000000"
    ) -> list[Region]:
        """At most 50 divisions in `within` whose name holds `text` or whose code starts with it."""
        async with platform_session(read_only=True):
            return await search_regions(text, within)

    @get("/{code:str}", operation_id="getRegion", summary="区划详情", opt=_OPT)
    async def get_region(self, code: FromPath[str]) -> Region:
        """One division with its full name."""
        async with platform_session(read_only=True):
            return await find_region(code)

"""The real divisions of Yunnan in the platform's schema."""

import pytest

from core.database import fetch, fetch_value
from core.kernel.errors import NotFound
from core.regions.find_region import find_region
from core.regions.load_directory import load_directory
from core.regions.load_divisions import load_divisions
from core.regions.region_names import region_names
from core.regions.region_tree import region_tree
from core.regions.search_regions import search_regions
from tenants import platform_session


async def test_counts_of_every_level(province) -> None:
    async with platform_session(read_only=True):
        rows = await fetch("SELECT level, count(*) AS n FROM region GROUP BY level")
    assert {row["level"]: row["n"] for row in rows} == {1: 1, 2: 16, 3: 129, 4: 1461, 5: 14888}


async def test_loading_again_changes_nothing_and_mends_what_differs(province) -> None:
    async with platform_session():
        assert await load_divisions() == 0
    owner = await province.owner("main")
    await owner.execute("UPDATE platform.region SET name = '错名' WHERE code = '530423101203'")
    await owner.close()
    async with platform_session():
        assert await load_divisions() == 1
        assert (await find_region("530423101203")).name == "大新村民委员会"
        audited = await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'region.load'")
    assert audited == 1


async def test_find_region_gives_the_full_name(province) -> None:
    async with platform_session(read_only=True):
        region = await find_region("530423000000")
        assert region.full_name == "云南省玉溪市通海县"
        with pytest.raises(NotFound):
            await find_region("539999000000")


async def test_tree_goes_down_level_by_level(province) -> None:
    async with platform_session(read_only=True):
        assert [region.name for region in await region_tree()] == ["云南省"]
        assert len(await region_tree("530000000000")) == 16
        assert [region.name for region in await region_tree("530423000000")][:2] == ["秀山街道", "九龙街道"]


async def test_search_stays_within_and_takes_wildcards_literally(province) -> None:
    async with platform_session(read_only=True):
        found = await search_regions("大新", "530423000000")
        assert [region.code for region in found] == ["530423101203"]
        assert await search_regions("%", "530423000000") == []
        assert await search_regions("  ") == []
        assert (await search_regions("530423"))[0].name == "通海县"


async def test_region_names_in_one_query(province) -> None:
    async with platform_session(read_only=True):
        assert await region_names(["530423001000", "539999000000"]) == {"530423001000": "秀山街道"}
        full = await region_names(["530423001000"], full=True)
    assert full["530423001000"] == "云南省玉溪市通海县秀山街道"


async def test_load_directory_of_a_county(province) -> None:
    async with platform_session(read_only=True):
        directory = await load_directory("530423")
        assert directory.county.full_name == "云南省玉溪市通海县"
        assert directory.place("秀山", "滨湖社区") == "530423001001"
        with pytest.raises(NotFound):
            await load_directory("530499")
        with pytest.raises(NotFound):
            await load_directory("5304")

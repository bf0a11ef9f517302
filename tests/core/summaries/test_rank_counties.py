"""县区排名: inside the posts and 项目授权, the best share paid first."""

from __future__ import annotations

from typing import Any

from core.database import copy_rows
from core.kernel.clock import now
from core.summaries import rank_counties
from tenants import platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY
from tests.factories.officials import official

COLUMNS = ("county_code", "programme_code", "period", "measure", "people", "fen", "as_of")


async def test_counties_are_ranked_within_posts_programmes_and_periods(province: Any) -> None:
    figures = [
        (EAST_COUNTY, "elderly_service", "202305", "issued", 4, 400),
        (EAST_COUNTY, "elderly_service", "202305", "paid", 1, 100),
        (EAST_COUNTY, "elderly_service", "202405", "issued", 9, 900),
        (EAST_COUNTY, "other", "202305", "issued", 50, 5000),
        (WEST_COUNTY, "elderly_service", "202305", "issued", 2, 200),
        (WEST_COUNTY, "elderly_service", "202306", "paid", 1, 150),
    ]
    leader = official("province_department", "53", programmes=("elderly_service",))
    async with platform_session():
        await copy_rows("county_summary", COLUMNS, [(*row, now()) for row in figures])
        ranked = await rank_counties(leader, period="2023")
        assert [(row.county_code, row.rank, row.paid_share_bp) for row in ranked] == [
            (WEST_COUNTY, 1, 7500),
            (EAST_COUNTY, 2, 2500),
        ]
        east = ranked[1].measures
        assert (east["issued"].fen, east["paid"].people, east["failed"].fen) == (400, 1, 0)
        assert [row.county_code for row in await rank_counties(leader, region=f"{EAST_COUNTY}000000")] == [
            EAST_COUNTY
        ]
        assert await rank_counties(official("province_department", "53", programmes=())) == []
        near = official("county_operator", WEST_COUNTY, programmes=("elderly_service",))
        assert [row.county_code for row in await rank_counties(near)] == [WEST_COUNTY]

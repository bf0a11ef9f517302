"""县区排名: inside the posts and 项目授权, the best share paid first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.database import copy_rows
from core.kernel.clock import now
from core.summaries import StageFigure, rank_counties
from tenants import platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY
from tests.factories.officials import official
from tests.factories.query_count import logged_queries

COLUMNS = ("county_code", "programme_code", "period", "measure", "people", "fen", "as_of")
STAGE_COLUMNS = ("county_code", "programme_code", "period", "stage", "dossiers", "people", "fen")


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


async def test_stages_stand_beside_the_money_and_a_county_without_payments_is_there_too(
    province: Any,
) -> None:
    standing = [
        (EAST_COUNTY, "elderly_service", "202305", "township_review", 2, 30, 0),
        (EAST_COUNTY, "elderly_service", "202306", "township_review", 1, 5, 500),
        (EAST_COUNTY, "other", "202306", "township_review", 7, 70, 0),
        (WEST_COUNTY, "elderly_service", "202305", "finished", 1, 4, 400),
    ]
    early, late = now() - timedelta(minutes=5), now()
    leader = official("province_department", "53", programmes=("elderly_service",))
    async with platform_session():
        await copy_rows("county_stage", STAGE_COLUMNS, standing)
        await copy_rows(
            "county_stage_picture", ("county_code", "as_of"), [(EAST_COUNTY, early), (WEST_COUNTY, late)]
        )
        await copy_rows(
            "county_summary", COLUMNS, [(WEST_COUNTY, "elderly_service", "202305", "issued", 4, 400, late)]
        )
    with logged_queries() as statements:
        async with platform_session(read_only=True):
            ranked = {row.county_code: row for row in await rank_counties(leader)}
    assert len([one for one in statements if "published_" in one]) == 2
    async with platform_session(read_only=True):
        assert ranked[EAST_COUNTY].stages == {"township_review": StageFigure(3, 35, 500)}
        assert (ranked[EAST_COUNTY].measures["issued"].people, ranked[EAST_COUNTY].as_of) == (0, early)
        assert ranked[WEST_COUNTY].stages == {"finished": StageFigure(1, 4, 400)}
        narrow = await rank_counties(leader, region=f"{EAST_COUNTY}000000", period="202306")
        assert [row.stages for row in narrow] == [{"township_review": StageFigure(1, 5, 500)}]

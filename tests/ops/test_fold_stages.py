"""The sweeper has each county tell where its dossiers stand, now and then."""

from __future__ import annotations

from core.database import fetch
from core.workflow import open_dossiers
from ops.fold_stages import FOLD_AGAIN_SECONDS, FoldedAt, fold_all_stages
from tenants import county_session, platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province
from tests.factories.workflow import COUNTY_OPERATOR, make_batch, make_lines


async def test_every_county_is_folded_and_soon_afterwards_left_in_peace(province: Province) -> None:
    folded_at: FoldedAt = {}
    assert await fold_all_stages(folded_at) == {EAST_COUNTY: 0, WEST_COUNTY: 0}
    async with county_session(EAST_COUNTY):
        batch = await make_batch()
        await make_lines(batch, 3)
        await open_dossiers(batch, "county", COUNTY_OPERATOR)
    assert await fold_all_stages(folded_at) == {}, "every county was asked a moment ago"
    folded_at[EAST_COUNTY] -= FOLD_AGAIN_SECONDS
    assert await fold_all_stages(folded_at) == {EAST_COUNTY: 1}
    async with platform_session(read_only=True):
        rows = await fetch("SELECT county_code, people::int AS people FROM published_county_stage")
    assert [tuple(row) for row in rows] == [(EAST_COUNTY, 3)]

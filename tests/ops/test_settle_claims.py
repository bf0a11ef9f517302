"""The sweeper settles claims that a dead process left reserved, and leaves a payment request in peace that is at work."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from core.claims import reserve_claims, wanted_claims
from core.database import fetch
from core.kernel.clock import CHINA, frozen_clock
from ops.settle_claims import SETTLE_AGAIN_SECONDS, SettledAt, settle_claims
from tenants import county_session, platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province
from tests.factories.workflow import make_batch, make_lines
from tests.journeys.workers import Crew, crew, wait_for

RESERVED = datetime(2026, 3, 2, 9, tzinfo=CHINA)
LATER = RESERVED + timedelta(minutes=11)


async def _reserve(county: str, count: int = 2) -> None:
    """Claims of idle lines, whose process died before it used them."""
    async with county_session(county):
        wants = await wanted_claims(await make_lines(await make_batch(), count))
    async with platform_session():
        assert await reserve_claims(county, wants) == []


async def _states() -> list[str]:
    async with platform_session(read_only=True):
        return [row["state"] for row in await fetch("SELECT state FROM claim ORDER BY id")]


async def test_orphans_are_settled_now_and_then_and_fresh_claims_are_left_in_peace(
    province: Province,
) -> None:
    settled_at: SettledAt = {}
    with frozen_clock(RESERVED):
        await _reserve(EAST_COUNTY)
        assert {done.released for done in (await settle_claims(settled_at)).values()} == {0}
    assert await _states() == ["reserved"] * 2
    with frozen_clock(LATER):
        assert await settle_claims(settled_at) == {}, "every county was asked a moment ago"
        settled_at[EAST_COUNTY] -= SETTLE_AGAIN_SECONDS
        done = await settle_claims(settled_at)
    assert {county: (one.confirmed, one.released) for county, one in done.items()} == {EAST_COUNTY: (0, 2)}
    assert await _states() == ["released"] * 2


async def test_a_broken_county_does_not_keep_the_claims_of_the_others(
    province: Province, caplog: pytest.LogCaptureFixture
) -> None:
    settled_at: SettledAt = {}
    with frozen_clock(RESERVED):
        await _reserve(EAST_COUNTY)
        await _reserve(WEST_COUNTY)
    owner = await province.owner("east")
    await owner.execute(f"DROP SCHEMA c{EAST_COUNTY} CASCADE")
    await owner.close()
    with frozen_clock(LATER):
        done = await settle_claims(settled_at)
    assert list(done) == list(settled_at) == [WEST_COUNTY]
    assert sorted(await _states()) == ["released"] * 2 + ["reserved"] * 2
    assert f"claims of county {EAST_COUNTY} were not settled" in caplog.text


async def test_the_sweeper_process_settles_them(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    with frozen_clock(RESERVED):
        await _reserve(EAST_COUNTY)
    monkeypatch.setenv("YKT_BROKER_URL", f"filesystem://{province.var / 'broker'}")
    with crew(province.var / "logs") as team:
        await asyncio.to_thread(team.sweeper)
        await _until_released(team)


async def _until_released(team: Crew) -> None:
    async def released() -> bool:
        return await _states() == ["released"] * 2

    await wait_for(released, "the release of the claims", team)

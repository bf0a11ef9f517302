"""The sweeper finds every job that waits, repeats hints with patience, and no county stops the others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.database import execute
from core.jobs import enqueue, sweep
from core.jobs.hints import install_hint_sender
from core.jobs.sweep import HINT_AGAIN_SECONDS, Hinted
from ops.sweeper import sweep_all
from tenants import county_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province
from tests.factories.officials import official
from tests.journeys.probe_jobs import probe_jobs


@pytest.fixture
def hints(province: Province) -> Iterator[list[tuple[str, int]]]:
    """The hints that went out."""
    sent: list[tuple[str, int]] = []
    install_hint_sender(lambda county, job_id, queue: sent.append((county, job_id)))
    with probe_jobs():
        yield sent
    install_hint_sender(lambda county, job_id, queue: None)


async def _enqueue(county: str) -> int:
    async with county_session(county):
        return await enqueue(
            "probe.count",
            title="试",
            payload={},
            by=official("county_operator", county),
            subject="x",
            subject_id="1",
        )


async def test_a_job_that_waits_long_is_hinted_again_with_patience(hints: list[tuple[str, int]]) -> None:
    job_id = await _enqueue(EAST_COUNTY)
    hints.clear()
    hinted: Hinted = {}
    assert [await sweep(EAST_COUNTY, hinted) for _ in range(3)] == [1, 0, 0]
    for key in hinted:
        hinted[key] -= HINT_AGAIN_SECONDS
    assert await sweep(EAST_COUNTY, hinted) == 1
    assert hints == [(EAST_COUNTY, job_id)] * 2


async def test_a_new_attempt_is_hinted_at_once_and_what_is_over_is_forgotten(
    hints: list[tuple[str, int]],
) -> None:
    job_id = await _enqueue(EAST_COUNTY)
    hinted: Hinted = {}
    await sweep(EAST_COUNTY, hinted)
    async with county_session(EAST_COUNTY):
        await execute(
            "UPDATE job SET state = 'running', attempt = 1, lease_until = clock_timestamp() - interval '1 s'"
        )
    assert await sweep(EAST_COUNTY, hinted) == 1
    assert list(hinted) == [(EAST_COUNTY, job_id, 1)]
    async with county_session(EAST_COUNTY):
        await execute("UPDATE job SET state = 'done'")
    assert await sweep(EAST_COUNTY, hinted) == 0
    assert hinted == {}


async def test_a_broken_county_does_not_stop_the_others(
    province: Province, hints: list[tuple[str, int]], caplog: pytest.LogCaptureFixture
) -> None:
    job_id = await _enqueue(WEST_COUNTY)
    owner = await province.owner("east")
    await owner.execute(f"DROP SCHEMA c{EAST_COUNTY} CASCADE")
    await owner.close()
    hints.clear()
    await sweep_all({})
    assert hints == [(WEST_COUNTY, job_id)]
    assert f"county {EAST_COUNTY} was not swept" in caplog.text

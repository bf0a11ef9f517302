"""SIGKILL in the middle of 接入: another worker fetches the whole list and imports it, and nobody is there twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.applications.fetch_list import FETCHING
from core.database import fetch_value
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import COUNTY, add_batch, row
from tests.factories.business import CivilAffairs, ask_for, civil_affairs
from tests.factories.officials import official
from tests.journeys.workers import (
    Crew,
    finish_with_others,
    job_row,
    kill_group,
    wait_for,
    wait_for_end,
    wait_for_step,
)

PEOPLE = 1_200
OPERATOR = official("county_operator", COUNTY, id=7)


@pytest.fixture
def system(province: Province, tmp_path: Path) -> Iterator[CivilAffairs]:
    """民政业务系统; before the workers, which take its address from the settings."""
    with civil_affairs(tmp_path / "outside") as running:
        yield running


async def test_a_fetching_that_dies_between_two_parts_is_made_good(system: CivilAffairs, team: Crew) -> None:
    batch = await add_batch()
    system.offer([row(n) for n in range(PEOPLE)])
    job_id = await ask_for(batch, OPERATOR)
    # The question which lists there are and the first thousand rows are answered, the rest keeps the worker waiting.
    await system.faults(slow_ms=20_000, after=2, times=1)
    worker = team.worker()
    await wait_for_step(COUNTY, job_id, FETCHING, team)

    async def asked() -> bool:
        return await system.requests() == 3

    await wait_for(asked, "the second part", team)
    kill_group(worker)
    killed = await job_row(COUNTY, job_id)
    assert (killed["state"], killed["attempt"]) == ("running", 1)
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM intake_file") == 0

    done = await finish_with_others(COUNTY, job_id, team)
    assert (done["state"], done["attempt"], done["error"]) == ("done", 2, None)
    imported = await wait_for_end(COUNTY, done["result"]["import_job_id"], team)
    assert (imported["state"], imported["error"]) == ("done", None)
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM line WHERE channel = 'fetched'") == PEOPLE
        assert await fetch_value("SELECT count(DISTINCT id_digest) FROM line") == PEOPLE
        assert await fetch_value("SELECT count(*) FROM intake_file") == 1
        assert await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'line.import'") == 1

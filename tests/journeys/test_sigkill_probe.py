"""What a killed worker, a lost hint and an orderly stop do to a job: nothing is lost, nothing done twice."""

from __future__ import annotations

import os
import shutil
import signal
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from core.database import fetch
from core.jobs import enqueue
from tenants import county_session
from tests.conftest import EAST_COUNTY, Province
from tests.factories.officials import official
from tests.journeys.probe_jobs import HELD_STEP, LAST_PERIOD
from tests.journeys.workers import Crew, job_row, kill_group, wait_for_end, wait_for_step

BY = official("county_operator", EAST_COUNTY, id=7)
HOLD = 4711
PARTS = 3


async def _enqueue() -> int:
    async with county_session(EAST_COUNTY):
        return await enqueue(
            "probe.count",
            title="试",
            payload={"parts": PARTS, "hold": HOLD},
            by=BY,
            subject="batch",
            subject_id="1",
        )


async def _effects(job_id: int) -> dict[str, list[int]]:
    """Period → attempts that wrote it."""
    async with county_session(EAST_COUNTY, read_only=True):
        rows = await fetch(
            "SELECT period, fen FROM summary_delta WHERE programme_code = $1 ORDER BY id", f"job-{job_id}"
        )
    effects: dict[str, list[int]] = {}
    for row in rows:
        effects.setdefault(row["period"], []).append(row["fen"])
    return effects


@asynccontextmanager
async def _held(province: Province) -> AsyncIterator[None]:
    """Stop probe jobs at their held step for as long as the block runs."""
    owner = await province.owner("east")
    try:
        await owner.execute("SELECT pg_advisory_lock($1)", HOLD)
        yield
    finally:
        await owner.close()


async def test_a_killed_workers_job_is_finished_once_by_another(province: Province, team: Crew) -> None:
    first = team.worker()
    async with _held(province):
        job_id = await _enqueue()
        await wait_for_step(EAST_COUNTY, job_id, HELD_STEP, team, rows_done=PARTS)
        kill_group(first)
        team.worker()
        team.sweeper()
    job = await wait_for_end(EAST_COUNTY, job_id, team)
    assert (job["state"], job["attempt"], job["result"]) == ("done", 2, {"attempt": 2})
    assert await _effects(job_id) == {"0": [1], "1": [1], "2": [1], LAST_PERIOD: [2]}


async def test_a_worker_whose_child_was_killed_goes_on(province: Province, team: Crew) -> None:
    worker = team.worker()
    async with _held(province):
        job_id = await _enqueue()
        await wait_for_step(EAST_COUNTY, job_id, HELD_STEP, team)
        children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        team.sweeper()
    job = await wait_for_end(EAST_COUNTY, job_id, team)
    assert (job["state"], job["attempt"]) == ("done", 2)
    assert await _effects(job_id) == {"0": [1], "1": [1], "2": [1], LAST_PERIOD: [2]}
    assert worker.poll() is None


async def test_jobs_come_back_after_the_brokers_folder_was_deleted(
    province: Province, team_on_folder: Crew
) -> None:
    team = team_on_folder
    async with _held(province):
        job_ids = [await _enqueue() for _ in range(3)]
        broker = province.var / "broker"
        assert stat.S_IMODE(broker.stat().st_mode) == 0o700
        assert len(list((broker / "messages").glob("*.msg"))) == len(job_ids)
        team.worker()
        await wait_for_step(EAST_COUNTY, job_ids[0], HELD_STEP, team)
        shutil.rmtree(broker)
    assert (await job_row(EAST_COUNTY, job_ids[1]))["state"] == "queued"
    team.sweeper()
    for job_id in job_ids:
        job = await wait_for_end(EAST_COUNTY, job_id, team)
        assert (job["state"], job["attempt"]) == ("done", 1)
        assert await _effects(job_id) == {"0": [1], "1": [1], "2": [1], LAST_PERIOD: [1]}
    assert stat.S_IMODE(broker.stat().st_mode) == 0o700


async def test_an_orderly_stop_lets_the_running_job_end(province: Province, team: Crew) -> None:
    worker = team.worker()
    async with _held(province):
        job_id = await _enqueue()
        await wait_for_step(EAST_COUNTY, job_id, HELD_STEP, team)
        waiting = await _enqueue()
        worker.send_signal(signal.SIGTERM)
        assert worker.poll() is None
    assert worker.wait(30) == 0
    assert (await job_row(EAST_COUNTY, job_id))["state"] == "done"
    team.worker()
    team.sweeper()
    for started in (job_id, waiting):
        job = await wait_for_end(EAST_COUNTY, started, team)
        assert (job["state"], job["attempt"]) == ("done", 1)

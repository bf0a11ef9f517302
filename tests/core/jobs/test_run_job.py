"""A job survives crashes, retries what may be retried, and never runs its effects twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from core.database import execute, fetch_row, fetch_value
from core.jobs import (
    Job,
    cancel_job,
    enqueue,
    find_jobs,
    job_detail,
    job_kind,
    queries,
    retry_job,
    run_job,
    sweep,
)
from core.jobs.hints import install_hint_sender
from core.jobs.registry import JOB_KINDS
from core.kernel.errors import Conflict, Invalid, Unavailable
from core.kernel.paging import PageRequest
from tenants import county_session
from tests.conftest import EAST_COUNTY, Province
from tests.factories.officials import official

BY = official("county_operator", EAST_COUNTY, id=7)


@pytest.fixture
async def attempts(province: Province) -> AsyncIterator[list[int]]:
    """A job kind `test.work` whose behaviour follows its payload; yields the attempts that ran."""
    seen: list[int] = []

    @job_kind("test.work", max_attempts=3)
    async def work(job: Job) -> None:
        seen.append(job.attempt)
        failure = job.payload.get("failure")
        if failure == "invalid":
            raise Invalid("test.invalid", "第 3 行姓名为空")
        if failure == "unavailable":
            raise Unavailable("test.down", "人社接口暂时无法访问")
        if failure == "bug":
            raise ZeroDivisionError
        if failure == "restart":
            raise asyncpg.AdminShutdownError("terminating connection due to administrator command")
        if failure == "full":
            raise asyncpg.TooManyConnectionsError("sorry, too many clients already")
        await job.progress(step="写入", done=1, total=2)
        async with job.finishing({"rows": 2}):
            await execute("UPDATE job SET title = title || '+' WHERE id = $1", job.id)

    yield seen
    del JOB_KINDS["test.work"]


async def _enqueue(failure: str = "", dedupe_key: str | None = None) -> int:
    async with county_session(EAST_COUNTY):
        return await enqueue(
            "test.work",
            title="试",
            payload={"failure": failure},
            by=BY,
            subject="batch",
            subject_id="1",
            dedupe_key=dedupe_key,
        )


async def _detail(job_id: int) -> dict:
    async with county_session(EAST_COUNTY):
        return await job_detail(BY, job_id)


async def test_effects_result_and_state_are_committed_together(attempts: list[int]) -> None:
    job_id = await _enqueue()
    assert await run_job(EAST_COUNTY, job_id) == "done"
    job = await _detail(job_id)
    assert (job["state"], job["title"], job["result"], job["attempt"]) == ("done", "试+", {"rows": 2}, 1)
    assert await run_job(EAST_COUNTY, job_id) == "not_due"
    assert attempts == [1]


async def test_bad_input_fails_at_once_with_its_chinese_message(attempts: list[int]) -> None:
    job_id = await _enqueue("invalid")
    assert await run_job(EAST_COUNTY, job_id) == "failed"
    assert (await _detail(job_id))["error"] == "第 3 行姓名为空"


async def test_an_unavailable_party_is_tried_again_up_to_the_limit(attempts: list[int]) -> None:
    job_id = await _enqueue("unavailable")
    for expected in ("queued", "queued", "failed"):
        assert await run_job(EAST_COUNTY, job_id) == expected
        async with county_session(EAST_COUNTY):
            await execute("UPDATE job SET run_after = clock_timestamp() WHERE id = $1", job_id)
    assert attempts == [1, 2, 3]


async def test_a_bug_tells_nothing_of_its_insides(attempts: list[int]) -> None:
    job_id = await _enqueue("bug")
    assert await run_job(EAST_COUNTY, job_id) == "failed"
    job = await _detail(job_id)
    assert job["error_code"] == "job.internal"
    assert "ZeroDivision" not in job["error"]


async def test_a_dead_workers_job_is_taken_over_and_its_late_effects_are_refused(province: Province) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()
    effects: list[int] = []

    @job_kind("test.slow")
    async def slow(job: Job) -> None:
        if job.attempt == 1:
            entered.set()
            await go_on.wait()
        async with job.finishing():
            effects.append(job.attempt)
            await execute("UPDATE job SET title = title || $2 WHERE id = $1", job.id, str(job.attempt))

    try:
        async with county_session(EAST_COUNTY):
            job_id = await enqueue("test.slow", title="", payload={}, by=BY, subject="x", subject_id="1")
        first = asyncio.create_task(run_job(EAST_COUNTY, job_id))
        await entered.wait()
        async with county_session(EAST_COUNTY):
            await execute(
                "UPDATE job SET lease_until = clock_timestamp() - interval '1 s' WHERE id = $1", job_id
            )
        assert await run_job(EAST_COUNTY, job_id) == "done"
        go_on.set()
        assert await first == "not_due"
        job = await _detail(job_id)
        assert (job["title"], job["attempt"], effects) == ("2", 2, [2, 1])
    finally:
        del JOB_KINDS["test.slow"]


async def test_the_same_work_asked_for_twice_is_one_job(attempts: list[int]) -> None:
    first = await _enqueue(dedupe_key="import:1")
    assert await _enqueue(dedupe_key="import:1") == first
    await run_job(EAST_COUNTY, first)
    assert await _enqueue(dedupe_key="import:1") != first


@pytest.mark.parametrize("failure", ["restart", "full"])
async def test_a_database_that_restarts_or_is_full_fails_no_job_for_good(
    attempts: list[int], failure: str
) -> None:
    job_id = await _enqueue(failure)
    assert await run_job(EAST_COUNTY, job_id) == "queued"


async def test_a_page_behind_the_last_one_still_has_the_total(attempts: list[int]) -> None:
    await _enqueue()
    async with county_session(EAST_COUNTY):
        page = await find_jobs(BY, PageRequest(number=9))
    assert (page.rows, page.total) == ([], 1)


async def test_work_that_was_asked_for_again_is_not_retried_beside_it(attempts: list[int]) -> None:
    failed = await _enqueue("invalid", dedupe_key="import:1")
    await run_job(EAST_COUNTY, failed)
    await _enqueue(dedupe_key="import:1")
    with pytest.raises(Conflict, match="没有重新发起"):
        async with county_session(EAST_COUNTY):
            await retry_job(BY, failed)


async def test_a_job_that_ends_while_its_work_is_asked_for_again_swallows_nothing(
    attempts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chance of the moment is played: it conflicts at the insert and is over when it is looked for."""
    ended = await _enqueue(dedupe_key="import:1")

    async def look_after_its_end(sql: str, *values: object) -> object:
        if sql.startswith("SELECT id FROM job WHERE dedupe_key"):
            await execute("UPDATE job SET state = 'done' WHERE id = $1", ended)
        return await fetch_value(sql, *values)

    monkeypatch.setattr(queries, "fetch_value", look_after_its_end)
    assert await _enqueue(dedupe_key="import:1") > ended


async def test_a_rolled_back_change_leaves_no_job_and_sends_no_hint(attempts: list[int]) -> None:
    hints: list[tuple[str, int, str]] = []
    install_hint_sender(lambda county, job_id, queue: hints.append((county, job_id, queue)))
    with pytest.raises(RuntimeError):
        async with county_session(EAST_COUNTY):
            await enqueue("test.work", title="试", payload={}, by=BY, subject="x", subject_id="1")
            raise RuntimeError
    async with county_session(EAST_COUNTY):
        assert await fetch_value("SELECT count(*) FROM job") == 0
    assert hints == []
    job_id = await _enqueue()
    assert hints == [(EAST_COUNTY, job_id, "default")]
    assert await sweep(EAST_COUNTY) == 1
    assert len(hints) == 2


async def test_a_waiting_job_is_cancelled_and_can_be_retried(attempts: list[int]) -> None:
    job_id = await _enqueue()
    async with county_session(EAST_COUNTY):
        assert await cancel_job(BY, job_id) == "cancelled"
    assert await run_job(EAST_COUNTY, job_id) == "not_due"
    async with county_session(EAST_COUNTY):
        await retry_job(BY, job_id)
    assert await run_job(EAST_COUNTY, job_id) == "done"
    with pytest.raises(Conflict):
        async with county_session(EAST_COUNTY):
            await cancel_job(BY, job_id)


async def test_a_job_that_is_done_has_done_all_of_its_rows(province: Province) -> None:
    @job_kind("test.counted")
    async def work(job: Job) -> None:
        await job.progress(step="打印", done=0, total=2)

    try:
        async with county_session(EAST_COUNTY):
            job_id = await enqueue("test.counted", title="", payload={}, by=BY, subject="x", subject_id="1")
        assert await run_job(EAST_COUNTY, job_id) == "done"
        job = await _detail(job_id)
        assert (job["rows_done"], job["rows_total"]) == (2, 2)
    finally:
        del JOB_KINDS["test.counted"]


async def test_a_running_job_stops_at_its_next_progress(province: Province) -> None:
    @job_kind("test.cancelled")
    async def work(job: Job) -> None:
        async with county_session(EAST_COUNTY):
            await cancel_job(BY, job.id)
        await job.progress(step="读取")

    try:
        async with county_session(EAST_COUNTY):
            job_id = await enqueue("test.cancelled", title="", payload={}, by=BY, subject="x", subject_id="1")
        assert await run_job(EAST_COUNTY, job_id) == "cancelled"
        async with county_session(EAST_COUNTY):
            row = await fetch_row("SELECT attempt, rows_done FROM job WHERE id = $1", job_id)
        assert row is not None
        assert (row["attempt"], row["rows_done"]) == (1, 0)
    finally:
        del JOB_KINDS["test.cancelled"]

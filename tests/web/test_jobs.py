"""Jobs over HTTP: list, detail, progress as server-sent events, cancel, retry."""

from __future__ import annotations

import json
from typing import Any

from core.access.official import Official
from core.jobs import Job, enqueue, job_kind, run_job
from core.kernel.errors import Conflict
from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.officials import official

JOBS = f"/api/v1/counties/{EAST_COUNTY}/jobs"


@job_kind("tests.web", queue="default", max_attempts=1)
async def run_test_job(job: Job) -> None:
    """Fails when its payload says so."""
    await job.progress(step="计算", done=1, total=2)
    if job.payload["fails"]:
        raise Conflict("tests.broken", "做不到")
    async with job.finishing({"rows": 2}):
        pass


async def asked(by: Official, *, fails: bool = False) -> int:
    async with county_session(EAST_COUNTY):
        return await enqueue(
            "tests.web", title="测试任务", payload={"fails": fails}, by=by, subject="test", subject_id="1"
        )


def events(text: str) -> list[tuple[str, str]]:
    blocks = [block.splitlines() for block in text.replace("\r\n", "\n").strip().split("\n\n")]
    fields = [dict(line.split(": ", 1) for line in block if ": " in line) for block in blocks]
    return [(field["event"], field["data"]) for field in fields if "event" in field]


async def test_a_job_is_listed_watched_and_ends(browser: Any) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(official("county_operator", EAST_COUNTY, id=client.official_id))
    assert (await client.get(JOBS)).json()["total"] == 1
    assert (await client.get(f"{JOBS}?state=failed")).json()["rows"] == []
    await run_job(EAST_COUNTY, job_id)
    answer = await client.get(f"{JOBS}/{job_id}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    seen = events(answer.text)
    assert [name for name, _ in seen] == ["progress", "end"] and seen[-1][1] == "done"
    assert json.loads(seen[0][1])["result"] == {"rows": 2}


async def test_a_failed_job_is_retried_and_a_waiting_one_cancelled(browser: Any) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    job_id = await asked(official("county_operator", EAST_COUNTY, id=client.official_id), fails=True)
    await run_job(EAST_COUNTY, job_id)
    job = (await client.get(f"{JOBS}/{job_id}")).json()
    assert (job["state"], job["error"]) == ("failed", "做不到")
    assert (await client.post(f"{JOBS}/{job_id}/retry")).status_code == 204
    assert (await client.post(f"{JOBS}/{job_id}/retry")).json()["code"] == "job.not_failed"
    assert (await client.post(f"{JOBS}/{job_id}/cancel")).json() == {"state": "cancelled"}
    assert (await client.post(f"{JOBS}/{job_id}/cancel")).status_code == 409


async def test_a_township_sees_its_own_jobs_only(browser: Any) -> None:
    client = await browser("township_operator", "530423001000")
    job_id = await asked(official("county_operator", EAST_COUNTY, id=9, account="somebody"))
    assert (await client.get(JOBS)).json()["rows"] == []
    for answer in (await client.get(f"{JOBS}/{job_id}"), await client.get(f"{JOBS}/{job_id}/events")):
        assert (answer.status_code, answer.json()["code"]) == (404, "job.unknown")

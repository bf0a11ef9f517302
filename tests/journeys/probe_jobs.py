"""Kinds of work that exist for the tests of real workers only.

`probe.count` writes `payload["parts"]` rows in transactions of their own, each part once however often it is tried, then
waits for the advisory lock `payload["hold"]` (a test that holds it stops the job there), and adds a last row in the
transaction that ends the job. The rows are summary deltas of a programme named after the job.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.database import execute, fetch_value
from core.jobs import Job, job_kind
from core.jobs.registry import JOB_KINDS
from core.kernel.clock import now

HELD_STEP = "等待放行"
LAST_PERIOD = "last"


async def count(job: Job) -> None:
    """The handler of `probe.count`."""
    parts = job.payload["parts"]
    for part in range(parts):
        await job.progress(step="写入", done=part, total=parts)
        async with job.session():
            written = await fetch_value(
                "SELECT count(*) FROM summary_delta WHERE programme_code = $1 AND period = $2",
                f"job-{job.id}", str(part),
            )  # fmt: skip
            if not written:
                await _write(job, str(part))
    await job.progress(step=HELD_STEP, done=parts, total=parts)
    async with job.session():
        await execute("SELECT pg_advisory_xact_lock($1)", job.payload["hold"])
    async with job.finishing({"attempt": job.attempt}):
        await _write(job, LAST_PERIOD)


async def _write(job: Job, period: str) -> None:
    await execute(
        "INSERT INTO summary_delta (programme_code, period, measure, people, fen, at, folded)"
        " VALUES ($1, $2, 'paid', 1, $3, $4, false)",
        f"job-{job.id}", period, job.attempt, now(),
    )  # fmt: skip


@contextmanager
def probe_jobs() -> Iterator[None]:
    """Register the kinds in this process, for as long as the block runs."""
    job_kind("probe.count", max_attempts=5)(count)
    try:
        yield
    finally:
        del JOB_KINDS["probe.count"]

"""The process that is measured: a fresh worker that does one piece of work and says what it took.

`python -m ops.bench.subject job <county> <job ids>` runs jobs as a worker does, one after another; `… calculation <county> <official id>
<dossier ids>` does what the request of 测算 does. Prints one JSON object: state, seconds, and apart from them
outside_seconds (with the outside parties) and recheck_seconds (deaths and duplicates checked once more before paying: a
check, whose like is measured as one); peak_mb. Starting up and the first connections are not measured: a worker lives
long.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.access.load_official import load_official
from core.calculation import calculate_dossiers, load_standards
from core.database.engine import ENGINE
from core.jobs import Job, run_job
from core.payments import run_request
from core.payments.recheck_lines import recheck_lines
from core.plugin_host import OUTSIDE_TIME
from ops.worker import make_worker
from tenants import county_session, platform_session


def peak_mb(pid: int | str = "self") -> float:
    """The most memory that a process had resident so far, in MB (2^20 bytes)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise LookupError(f"no VmHWM for process {pid}")


@dataclass(slots=True)
class TimedRecheck:
    """The recheck that a payment request begins with, with a stop-watch that stands still during outside calls."""

    seconds: float = 0.0

    async def recheck_lines(self, job: Job, line_ids: list[int], left_out: Counter[str]) -> list[int]:
        """The recheck itself."""
        outside, started = OUTSIDE_TIME.seconds, time.perf_counter()
        passed = await recheck_lines(job, line_ids, left_out)
        self.seconds += time.perf_counter() - started - (OUTSIDE_TIME.seconds - outside)
        return passed


async def calculate(county: str, official_id: int, dossier_ids: list[int]) -> str:
    """Look up the standards and calculate, as the request of an official does."""
    async with platform_session(read_only=True):
        official = await load_official(official_id)
    standards = await load_standards(county, dossier_ids, official)
    async with county_session(county):
        await calculate_dossiers(dossier_ids, official, standards=standards)
    return "done"


async def run_jobs(county: str, job_ids: list[int]) -> str:
    """Run jobs one after another; returns `done`, or the state of the first one that did not end well."""
    for job_id in job_ids:
        if (state := await run_job(county, job_id)) != "done":
            return state
    return "done"


async def measure(county: str, work: Coroutine[Any, Any, str]) -> dict[str, Any]:
    """Do the work with warm connections and take the time."""
    try:
        async with county_session(county):
            pass
        recheck = TimedRecheck()
        run_request.recheck_lines = recheck.recheck_lines  # type: ignore[attr-defined]
        started = time.perf_counter()
        state = await work
        seconds = time.perf_counter() - started
    finally:
        await ENGINE.close_pools()
    outside = OUTSIDE_TIME.seconds
    return {
        "state": state,
        "seconds": seconds - outside - recheck.seconds,
        "outside_seconds": outside,
        "recheck_seconds": recheck.seconds,
        "peak_mb": peak_mb(),
    }


def main(kind: str, county: str, number: str, *more: str) -> None:
    """One measurement, named by the arguments of the process."""
    make_worker()
    work: Coroutine[Any, Any, str]
    if kind == "job":
        work = run_jobs(county, [int(one) for one in (number, *more)])
    else:
        work = calculate(county, int(number), [int(one) for one in more])
    print(json.dumps(asyncio.run(measure(county, work))))


if __name__ == "__main__":
    main(*sys.argv[1:])

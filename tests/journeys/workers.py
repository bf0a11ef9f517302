"""Real worker and sweeper processes for tests, and waiting for what they write into the database."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from core.database import fetch_row
from tenants import county_session

Answer = TypeVar("Answer")
DEADLINE_SECONDS = 60.0


@dataclass
class Crew:
    """Processes that were started for one test; their output goes to files in `logs`."""

    logs: Path
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `python arguments…` as the leader of a process group, with the settings of this process."""
        with (self.logs / f"{len(self._running)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=dict(os.environ),
            )
        self._running.append(process)
        return process

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker with one child process that also knows the kinds of work of the tests."""
        return self.start("-m", "tests.journeys.worker_entry")

    def sweeper(self) -> subprocess.Popen[bytes]:
        """Start the sweeper, every half second."""
        return self.start("-m", "tests.journeys.sweeper_entry")

    def said(self) -> str:
        """All output so far, for the text of a failure."""
        return "\n".join(
            file.read_text(encoding="utf-8", errors="replace") for file in sorted(self.logs.glob("*.log"))
        )

    def check(self) -> None:
        """Raise `AssertionError` with all output when a process ended that no test killed."""
        assert all(process.poll() in {None, -signal.SIGKILL, 0} for process in self._running), self.said()

    def end(self) -> None:
        """End whatever still runs, whole groups by force."""
        for process in self._running:
            kill_group(process)


@contextlib.contextmanager
def crew(logs: Path) -> Iterator[Crew]:
    """A crew that is gone when the block ends."""
    logs.mkdir(exist_ok=True)
    processes = Crew(logs)
    try:
        yield processes
    finally:
        processes.end()


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL a process and its children: no handler, no `finally`, no rollback of its own runs."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


async def wait_for(ask: Callable[[], Awaitable[Answer | None]], what: str, team: Crew) -> Answer:
    """Ask again and again until the answer is true; raises `AssertionError` with the processes' output in the end."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        if answer := await ask():
            return answer
        team.check()
        assert time.monotonic() < deadline, f"{what} did not come within {DEADLINE_SECONDS} s:\n{team.said()}"
        await asyncio.sleep(0.02)


async def job_row(county: str, job_id: int) -> dict[str, Any]:
    """The job as the database has it now."""
    async with county_session(county, read_only=True):
        row = await fetch_row("SELECT * FROM job WHERE id = $1", job_id)
    assert row is not None
    return dict(row)


async def wait_for_step(county: str, job_id: int, step: str, team: Crew, *, rows_done: int = 0) -> None:
    """Until the running job shows `step` with at least `rows_done` rows."""

    async def reached() -> bool:
        row = await job_row(county, job_id)
        assert row["state"] in {"queued", "running"}, (
            f"the job ended before {step}: {row['state']} {row['error']}"
        )
        return row["step"] == step and row["rows_done"] >= rows_done

    await wait_for(reached, f"step {step}", team)


async def wait_for_end(county: str, job_id: int, team: Crew) -> dict[str, Any]:
    """Until the job is over; returns its row."""

    async def over() -> dict[str, Any] | None:
        row = await job_row(county, job_id)
        return row if row["state"] in {"done", "failed", "cancelled"} else None

    return await wait_for(over, f"end of job {job_id}", team)


async def finish_with_others(county: str, job_id: int, team: Crew) -> dict[str, Any]:
    """Start another worker and the sweeper, and wait until they ended the job; returns its row."""
    team.worker()
    team.sweeper()
    return await wait_for_end(county, job_id, team)

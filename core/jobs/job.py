"""A job as its handler sees it: payload, actor, fenced sessions, progress."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from core.access.official import Official
from core.database import Session
from core.jobs import queries
from core.jobs.tell_end import tell_end
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.kernel.settings import settings
from tenants import county_session

_PROGRESS_SECONDS = 0.2
"""Progress within one step is written at most this often; a new step is always written."""


class Fenced(Conflict):
    """Another worker took this job over; what this attempt did since is rolled back."""


class JobCancelled(Conflict):
    """An official asked to cancel the job."""


@dataclass(slots=True)
class Job:
    """One attempt at one job. `payload` is what `enqueue` was given, `actor` who asked and with which grants."""

    county: str
    id: int
    kind: str
    payload: dict[str, Any]
    actor: Official
    attempt: int
    title: str = ""
    finished: bool = False
    _step: str = field(default="", repr=False)
    _written_at: float = field(default=0.0, repr=False)

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[Session]:
        """One county transaction of this attempt; rolls back with `Fenced` when the job was taken over meanwhile."""
        async with county_session(self.county) as session:
            yield session
            if not await queries.extend_lease(self.id, self.attempt, settings().job_lease_seconds):
                raise Fenced("job.fenced", "任务已由另一工作进程接手，本次执行作废")

    @contextlib.asynccontextmanager
    async def finishing(self, result: dict[str, Any] | None = None) -> AsyncIterator[Session]:
        """The last transaction: its effects, the result and the state `done` are committed together or not at all.

        `result` may be filled while the block runs; it is JSON-ready and holds no personal data.
        """
        outcome = result if result is not None else {}
        async with county_session(self.county) as session:
            yield session
            if not await queries.finish(self.id, self.attempt, outcome, now()):
                raise Fenced("job.fenced", "任务已由另一工作进程接手，本次执行作废")
            await tell_end(self.id, self.kind, self.title, self.actor)
        self.finished = True

    async def hear_requests(self) -> None:
        """Wait for the transactions that were given this job by its dedupe key, and keep later ones waiting.

        In an open session, before a last look for work: whoever asks from here on waits, and finds the job ended or
        going on. Raises `Fenced` when another worker has the job.
        """
        if not await queries.extend_lease(self.id, self.attempt, settings().job_lease_seconds):
            raise Fenced("job.fenced", "任务已由另一工作进程接手，本次执行作废")

    async def progress(self, *, step: str, done: int = 0, total: int = 0) -> None:
        """Show how far the work is (rows done of all), in a short transaction of its own.

        Raises `JobCancelled` when an official asked for it, `Fenced` when another worker has the job.
        """
        moment = time.monotonic()
        if step == self._step and moment - self._written_at < _PROGRESS_SECONDS and done < total:
            return
        self._step, self._written_at = step, moment
        async with county_session(self.county):
            cancel_asked = await queries.progress(self.id, self.attempt, step, done, total)
        if cancel_asked is None:
            raise Fenced("job.fenced", "任务已由另一工作进程接手，本次执行作废")
        if cancel_asked:
            raise JobCancelled("job.cancelled", "任务已按要求取消")

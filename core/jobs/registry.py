"""Which kinds of work exist. `jobs.py` of each feature registers its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.jobs.job import Job

QUEUES = ("default", "import", "checks", "payment", "documents")
"""Queues by kind of work, so that a long document job never delays a payment."""

Handler = Callable[["Job"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of work: its handler, queue, and how often it is tried after crashes and retryable failures.

    `announced`: who asked for it gets a message when it is done. Every failure is told.
    """

    name: str
    handler: Handler
    queue: str
    max_attempts: int
    announced: bool


JOB_KINDS: dict[str, JobKind] = {}


def job_kind(
    name: str, *, queue: str = "default", max_attempts: int = 5, announced: bool = True
) -> Callable[[Handler], Handler]:
    """Register an async handler for jobs of kind `name`. Raises `ValueError` for an unknown queue or a second handler."""
    if queue not in QUEUES:
        raise ValueError(f"unknown queue {queue!r}; there are {', '.join(QUEUES)}")

    def register(handler: Handler) -> Handler:
        """Enter the handler under the name; importing its module twice is no second handler."""
        if name in JOB_KINDS and JOB_KINDS[name].handler is not handler:
            raise ValueError(f"job kind {name!r} has a handler already")
        JOB_KINDS[name] = JobKind(name, handler, queue, max_attempts, announced)
        return handler

    return register

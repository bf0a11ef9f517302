"""The worker: Celery takes hints, every job runs on one event loop of its process.

Started by `ykt worker`; several of them, on several hosts, may serve the same queues.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
from typing import Any

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown

import core.audit  # noqa: F401 - installs the audit writer
from core.database.engine import ENGINE
from core.features import load_features
from core.jobs import run_job
from core.jobs.broker import TASK, CelerySender, make_celery
from core.jobs.hints import install_hint_sender
from core.jobs.registry import QUEUES
from core.kernel.clock import OffsetFileClock, install_clock
from core.kernel.collector import collect_seldom
from core.kernel.settings import settings
from core.plugin_host import load_plugins

log = logging.getLogger(__name__)

_state: dict[str, asyncio.Runner] = {}


def make_worker() -> Celery:
    """The Celery application of a worker process, with its task registered and hints going to its own broker."""
    application = make_celery(settings())
    load_features()
    # Before the fork, and before the first official waits for it.
    load_plugins()
    clock_file = settings().clock_file
    if clock_file is not None:
        install_clock(OffsetFileClock(clock_file))
    install_hint_sender(CelerySender(application))

    @application.task(name=TASK)
    def run(county: str, job_id: int) -> None:
        _state["runner"].run(run_job(county, job_id), context=contextvars.copy_context())

    collect_seldom()
    return application


@worker_process_init.connect
def _start_loop(**_: Any) -> None:
    # After the fork: an event loop and its pools must not be shared with the parent.
    _state["runner"] = asyncio.Runner()


@worker_process_shutdown.connect
def _stop_loop(**_: Any) -> None:
    runner = _state.pop("runner", None)
    if runner is not None:
        runner.run(ENGINE.close_pools())
        runner.close()


def run_worker(concurrency: int) -> None:
    """Serve all queues with `concurrency` child processes until SIGTERM (warm: running jobs end first)."""
    make_worker().worker_main(
        [
            "--quiet",
            "worker",
            f"--concurrency={concurrency}",
            f"--queues={','.join(QUEUES)}",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ]
    )

"""A real worker that also knows the kinds of work of the tests: `python -m tests.journeys.worker_entry`."""

from __future__ import annotations

from ops.worker import run_worker
from tests.journeys.probe_jobs import probe_jobs

if __name__ == "__main__":
    with probe_jobs():
        run_worker(concurrency=1)

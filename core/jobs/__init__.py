"""Long work: a row that survives every crash, a hint to a broker, a lease, progress.

A handler is registered with `job_kind`, asked for with `enqueue` inside the transaction of the change, and run by
`run_job` in a worker (or directly in a test).
"""

from core.jobs.cancel_job import cancel_job
from core.jobs.enqueue import enqueue
from core.jobs.find_jobs import find_jobs
from core.jobs.job import Fenced, Job, JobCancelled
from core.jobs.job_detail import job_detail
from core.jobs.registry import job_kind
from core.jobs.retry_job import retry_job
from core.jobs.run_job import run_job
from core.jobs.sweep import sweep

__all__ = [
    "Fenced",
    "Job",
    "JobCancelled",
    "cancel_job",
    "enqueue",
    "find_jobs",
    "job_detail",
    "job_kind",
    "retry_job",
    "run_job",
    "sweep",
]

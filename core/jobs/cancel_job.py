"""Cancel a job that waits, or ask a running one to stop at its next step."""

from __future__ import annotations

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.jobs import queries
from core.jobs.job_detail import job_detail
from core.kernel.clock import now
from core.kernel.errors import Conflict


async def cancel_job(by: Official, job_id: int) -> str:
    """Cancel; returns the state (`cancelled`, or `running` while the worker finishes its step).

    Who asked for the job may cancel it, and who may read all jobs of the county. Raises `NotFound`, `Conflict`.
    """
    await job_detail(by, job_id)
    row = await queries.ask_cancel(job_id, now())
    if row is None:
        raise Conflict("job.over", "任务已经结束，无需取消")
    current_session().record(AuditRecord("job.cancel", "job", str(job_id), by.id, by.account))
    return str(row["state"])

"""Queue a failed or cancelled job again."""

from __future__ import annotations

import functools

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.jobs import queries
from core.jobs.hints import send_hint
from core.jobs.job_detail import job_detail
from core.kernel.errors import Conflict


async def retry_job(by: Official, job_id: int) -> None:
    """Run the job once more with the grants of the official who asked for it first.

    Raises `NotFound`, `Conflict` when it neither failed nor was cancelled or its work was asked for again, `NotAllowed`.
    """
    job = await job_detail(by, job_id)
    session = current_session()
    if job["account"] != by.account:
        may(by, "job:retry", region=f"{session.scope}000000")
    row = await queries.requeue(job_id)
    if row is None:
        raise Conflict("job.not_failed", "只有失败或已取消、且没有重新发起的任务才能重试")
    session.record(AuditRecord("job.retry", "job", str(job_id), by.id, by.account))
    session.after_commit.append(functools.partial(send_hint, session.scope, job_id, row["queue"]))

"""One job as its official sees it."""

from __future__ import annotations

from typing import Any

from core.access.may import is_allowed
from core.access.official import Official
from core.database import current_session
from core.jobs import queries
from core.kernel.errors import NotFound


async def job_detail(by: Official, job_id: int) -> dict[str, Any]:
    """State, progress, result or error of a job.

    Raises `NotFound` for one that is not there, or that somebody else asked for unless `by` may read all jobs here.
    """
    row = await queries.by_id(job_id)
    if row is None or (
        row["account"] != by.account
        and not is_allowed(by, "job:read", region=f"{current_session().scope}000000")
    ):
        raise NotFound("job.unknown", "没有这个任务")
    return dict(row)

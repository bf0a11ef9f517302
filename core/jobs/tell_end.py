"""Tell the official who asked for a job how it ended."""

from __future__ import annotations

from core.access.official import Official
from core.jobs.registry import JOB_KINDS
from core.messages import NewMessage, ToOfficial, send_messages


async def tell_end(job_id: int, kind: str, title: str, actor: Official, *, problem: str = "") -> None:
    """Send `job_finished`, or `job_failed` with the `problem`, in the transaction that ends the job."""
    if not problem and not JOB_KINDS[kind].announced:
        return
    message = NewMessage(
        ToOfficial(actor.id),
        "job_failed" if problem else "job_finished",
        f"任务“{title}”{'未完成' if problem else '已完成'}",
        "job",
        str(job_id),
        problem,
    )
    await send_messages([message], actor)

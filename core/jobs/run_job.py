"""Run one job: claim, heartbeat, handler, outcome."""

from __future__ import annotations

import asyncio
import contextlib
import logging

import asyncpg

from core.access.official import Official
from core.jobs import queries
from core.jobs.job import Fenced, Job, JobCancelled
from core.jobs.registry import JOB_KINDS
from core.jobs.tell_end import tell_end
from core.kernel.clock import now
from core.kernel.errors import YikatongError
from core.kernel.origin import Origin, set_origin
from core.kernel.settings import settings
from tenants import county_session

log = logging.getLogger(__name__)

_TRANSIENT = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.TransactionRollbackError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)
"""Failures of the machinery that another attempt may well survive: lost connection, deadlock, a database that restarts or is full."""


async def run_job(county: str, job_id: int) -> str:
    """Run a job if it is due; returns its state afterwards, or `"not_due"` when there was nothing to do.

    Opens its own sessions, so it must be called outside one. Never raises for a failing handler: the row says it.
    """
    set_origin(Origin(channel="job", request_id=f"job-{county}-{job_id}"))
    lease = settings().job_lease_seconds
    async with county_session(county):
        row = await queries.claim(job_id, lease, now())
        if row is not None and row["attempt"] > row["max_attempts"]:
            worn_out = "任务多次中断仍未完成，请联系系统管理员查看日志后重试"
            actor = Official.from_json(row["actor"])
            if await queries.end(job_id, row["attempt"], "failed", "job.worn_out", worn_out, now()):
                await tell_end(job_id, row["kind"], row["title"], actor, problem=worn_out)
            return "failed"
    if row is None:
        return "not_due"
    actor = Official.from_json(row["actor"])
    job = Job(county, job_id, row["kind"], row["payload"], actor, row["attempt"], row["title"])
    heartbeat = asyncio.create_task(_beat(job, lease))
    try:
        return await _attempt(job, row["max_attempts"])
    finally:
        heartbeat.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await heartbeat


async def _attempt(job: Job, max_attempts: int) -> str:
    try:
        await JOB_KINDS[job.kind].handler(job)
        if not job.finished:
            async with job.finishing():
                pass
    except Fenced:
        log.warning("job %s of county %s: attempt %s was fenced off", job.id, job.county, job.attempt)
        return "not_due"
    except JobCancelled as error:
        return await _end(job, "cancelled", error.code, error.message)
    except YikatongError as error:
        return await _fail(job, max_attempts, error.code, error.message, retryable=error.retryable)
    except _TRANSIENT:
        log.warning("job %s of county %s was interrupted", job.id, job.county, exc_info=True)
        message = "任务因系统故障中断，请稍后重试或联系系统管理员"
        return await _fail(job, max_attempts, "job.interrupted", message, retryable=True)
    except Exception:
        log.exception("job %s (%s) of county %s failed", job.id, job.kind, job.county)
        message = "任务出现内部错误，未完成的步骤没有改动数据；请把任务编号报给系统管理员"
        return await _end(job, "failed", "job.internal", message)
    return "done"


async def _fail(job: Job, max_attempts: int, code: str, message: str, *, retryable: bool) -> str:
    if retryable and job.attempt < max_attempts:
        return await _put_back(job, code, message)
    return await _end(job, "failed", code, message)


async def _beat(job: Job, lease: int) -> None:
    """Extend the lease until cancelled; a database that is away for a moment is tried again."""
    while True:
        await asyncio.sleep(lease / 3)
        try:
            async with county_session(job.county):
                if not await queries.extend_lease(job.id, job.attempt, lease):
                    return
        except (*_TRANSIENT, YikatongError):
            log.warning("no heartbeat for job %s of county %s", job.id, job.county, exc_info=True)


async def _put_back(job: Job, code: str, message: str) -> str:
    async with county_session(job.county):
        await queries.put_back(job.id, job.attempt, min(2.0**job.attempt, 300.0), code, message)
    return "queued"


async def _end(job: Job, state: str, code: str, message: str) -> str:
    async with county_session(job.county):
        ended = await queries.end(job.id, job.attempt, state, code, message, now())
        if ended and state == "failed":
            await tell_end(job.id, job.kind, job.title, job.actor, problem=message)
    return state

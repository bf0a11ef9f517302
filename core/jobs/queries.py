"""All SQL of jobs. Every function runs in the session of one county."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_row, fetch_value

_SHOWN = (
    "id, kind, queue, title, subject, subject_id, state, attempt, max_attempts, step, rows_done, rows_total, result,"
    " error_code, error, cancel_asked, actor->>'account' AS account, created_at, started_at, finished_at"
)


async def insert(
    *,
    kind: str,
    queue: str,
    title: str,
    payload: dict[str, Any],
    actor: dict[str, Any],
    subject: str,
    subject_id: str,
    max_attempts: int,
    dedupe_key: str | None,
    at: datetime,
) -> tuple[int, bool]:
    """Store a job; returns its id and whether it is new (not when one with the same dedupe key waits or runs).

    A job that ends between the two statements is no longer in the way, so the new one is tried again. One that is found
    cannot end before this transaction does, so it can see what was asked of it (see `Job.hear_requests`).
    """
    known = None
    while known is None:
        job_id = await fetch_value(
            "INSERT INTO job (kind, queue, title, payload, actor, subject, subject_id, state, attempt, max_attempts,"
            " run_after, step, rows_done, rows_total, cancel_asked, dedupe_key, created_at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', 0, $8, clock_timestamp(), '', 0, 0, false, $9, $10)"
            " ON CONFLICT (dedupe_key) WHERE dedupe_key IS NOT NULL AND state IN ('queued', 'running') DO NOTHING"
            " RETURNING id",
            kind, queue, title, payload, actor, subject, subject_id, max_attempts, dedupe_key, at,
        )  # fmt: skip
        if job_id is not None:
            return job_id, True
        known = await fetch_value(
            "SELECT id FROM job WHERE dedupe_key = $1 AND state IN ('queued', 'running') FOR SHARE",
            dedupe_key,
        )
    return known, False


async def claim(job_id: int, lease_seconds: int, at: datetime) -> Record | None:
    """Take a job that is due, or whose worker went silent; None when somebody else has it or it is over."""
    return await fetch_row(
        "UPDATE job SET state = 'running', attempt = attempt + 1,"
        " lease_until = clock_timestamp() + make_interval(secs => $2), started_at = coalesce(started_at, $3)"
        " WHERE id = $1 AND (state = 'queued' AND run_after <= clock_timestamp()"
        " OR state = 'running' AND lease_until < clock_timestamp())"
        " RETURNING id, kind, title, queue, payload, actor, attempt, max_attempts, cancel_asked",
        job_id, lease_seconds, at,
    )  # fmt: skip


async def extend_lease(job_id: int, attempt: int, lease_seconds: int) -> bool:
    """Heartbeat; False when this attempt no longer owns the job."""
    return bool(
        await execute(
            "UPDATE job SET lease_until = clock_timestamp() + make_interval(secs => $3)"
            " WHERE id = $1 AND attempt = $2 AND state = 'running'",
            job_id, attempt, lease_seconds,
        )
    )  # fmt: skip


async def progress(job_id: int, attempt: int, step: str, done: int, total: int) -> bool | None:
    """Note how far the job is; returns whether a cancel was asked, None when the attempt is fenced off."""
    return await fetch_value(
        "UPDATE job SET step = $3, rows_done = $4, rows_total = $5"
        " WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING cancel_asked",
        job_id, attempt, step, done, total,
    )  # fmt: skip


async def finish(job_id: int, attempt: int, result: dict[str, Any], at: datetime) -> bool:
    """Mark the job done, all of its rows with it; False when this attempt no longer owns it."""
    return bool(
        await execute(
            "UPDATE job SET state = 'done', result = $3, finished_at = $4, lease_until = NULL, error = NULL,"
            " error_code = NULL, rows_done = greatest(rows_done, rows_total) WHERE id = $1 AND attempt = $2 AND state = 'running'",
            job_id, attempt, result, at,
        )
    )  # fmt: skip


async def put_back(job_id: int, attempt: int, wait_seconds: float, code: str, message: str) -> bool:
    """Queue the job again after a retryable failure."""
    return bool(
        await execute(
            "UPDATE job SET state = 'queued', lease_until = NULL, error_code = $4, error = $5,"
            " run_after = clock_timestamp() + make_interval(secs => $3)"
            " WHERE id = $1 AND attempt = $2 AND state = 'running'",
            job_id, attempt, wait_seconds, code, message,
        )
    )  # fmt: skip


async def end(job_id: int, attempt: int, state: str, code: str, message: str, at: datetime) -> bool:
    """End the job as `failed` or `cancelled`."""
    return bool(
        await execute(
            "UPDATE job SET state = $3, lease_until = NULL, error_code = $4, error = $5, finished_at = $6"
            " WHERE id = $1 AND attempt = $2 AND state = 'running'",
            job_id, attempt, state, code, message, at,
        )
    )  # fmt: skip


async def due(limit: int) -> list[Record]:
    """Jobs that wait for a worker or lost theirs, oldest first."""
    return await fetch(
        "SELECT id, queue, attempt FROM job WHERE state = 'queued' AND run_after <= clock_timestamp()"
        " OR state = 'running' AND lease_until < clock_timestamp() ORDER BY id LIMIT $1",
        limit,
    )


async def by_id(job_id: int) -> Record | None:
    """One job as lists show it."""
    return await fetch_row(f"SELECT {_SHOWN} FROM job WHERE id = $1", job_id)


_FOUND = (
    " FROM job WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR kind = $2)"
    " AND ($3::text IS NULL OR actor->>'account' = $3)"
)


async def find(
    state: str | None, kind: str | None, account: str | None, limit: int, offset: int
) -> list[Record]:
    """One page of jobs, newest first."""
    return await fetch(
        f"SELECT {_SHOWN}{_FOUND} ORDER BY id DESC LIMIT $4 OFFSET $5", state, kind, account, limit, offset
    )


async def count_found(state: str | None, kind: str | None, account: str | None) -> int:
    """How many jobs the filters of `find` let through, on whatever page."""
    return await fetch_value(f"SELECT count(*){_FOUND}", state, kind, account)


async def ask_cancel(job_id: int, at: datetime) -> Record | None:
    """Cancel a waiting job at once, ask a running one to stop; None when it is over already."""
    return await fetch_row(
        "UPDATE job SET cancel_asked = true, state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,"
        " finished_at = CASE WHEN state = 'queued' THEN $2 ELSE finished_at END"
        " WHERE id = $1 AND state IN ('queued', 'running') RETURNING id, state",
        job_id, at,
    )  # fmt: skip


async def requeue(job_id: int) -> Record | None:
    """Queue a failed or cancelled job anew with all its attempts.

    None when it is in another state, or when the same work was asked for again and waits or runs already.
    """
    return await fetch_row(
        "UPDATE job SET state = 'queued', run_after = clock_timestamp(), max_attempts = attempt + max_attempts,"
        " cancel_asked = false, finished_at = NULL, error = NULL, error_code = NULL"
        " WHERE id = $1 AND state IN ('failed', 'cancelled') AND NOT EXISTS (SELECT FROM job other"
        " WHERE other.dedupe_key = job.dedupe_key AND other.state IN ('queued', 'running')) RETURNING id, queue",
        job_id,
    )

"""Ask for long work, in the transaction of the change that needs it."""

from __future__ import annotations

import functools
from typing import Any

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.jobs import queries
from core.jobs.hints import send_hint
from core.jobs.registry import JOB_KINDS
from core.kernel.clock import now


async def enqueue(
    kind: str,
    *,
    title: str,
    payload: dict[str, Any],
    by: Official,
    subject: str,
    subject_id: str,
    dedupe_key: str | None = None,
) -> int:
    """Store a job and hint the workers after COMMIT; returns its id.

    `payload` is JSON-ready and holds ids, never personal data. With a `dedupe_key`, the job that already waits or runs
    under it is returned instead of a second one. Raises `KeyError` for a kind that nobody registered.
    """
    registered = JOB_KINDS[kind]
    session = current_session()
    job_id, is_new = await queries.insert(
        kind=kind,
        queue=registered.queue,
        title=title,
        payload=payload,
        actor=by.to_json(),
        subject=subject,
        subject_id=subject_id,
        max_attempts=registered.max_attempts,
        dedupe_key=dedupe_key,
        at=now(),
    )
    if is_new:
        session.record(
            AuditRecord(
                "job.enqueue", "job", str(job_id), by.id, by.account, after={"kind": kind, "title": title}
            )
        )
        session.after_commit.append(functools.partial(send_hint, session.scope, job_id, registered.queue))
    return job_id

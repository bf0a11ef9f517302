"""Retention: messages do not stay for ever."""

from __future__ import annotations

from datetime import timedelta

from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.messages import queries

KEPT_DAYS = 180
BATCH = 20_000


async def drop_old_messages() -> int:
    """Delete messages older than `KEPT_DAYS` days in the county of the session, at most `BATCH` at once; returns how many.

    The sweeper calls it daily. What a message told of stays in the operation log.
    """
    dropped = await queries.delete_before(now() - timedelta(days=KEPT_DAYS), BATCH)
    if dropped:
        current_session().record(AuditRecord("message.drop", "message", "", count=dropped))
    return dropped

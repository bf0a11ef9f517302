"""PostgreSQL: pools by placement, one transaction for each session, SQL and COPY inside it."""

from core.database.remembered import fetch_of_batch, fetch_of_batches, fetch_remembered
from core.database.session import AuditRecord, Session, current_session, open_session
from core.database.sql import (
    copy_rows,
    copy_unless_taken,
    execute,
    fetch,
    fetch_row,
    fetch_value,
    reserve_ids,
    stream,
    unguessed,
)

__all__ = [
    "AuditRecord",
    "Session",
    "copy_rows",
    "copy_unless_taken",
    "current_session",
    "execute",
    "fetch",
    "fetch_of_batch",
    "fetch_of_batches",
    "fetch_remembered",
    "fetch_row",
    "fetch_value",
    "open_session",
    "reserve_ids",
    "stream",
    "unguessed",
]

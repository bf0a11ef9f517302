"""All SQL of the operation log."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch_remembered, fetch_row, stream

COLUMNS = (
    "id", "at", "official_id", "account", "address", "request_id", "action", "subject", "subject_id",
    "before", "after", "count", "previous", "hash",
)  # fmt: skip


async def lock_head() -> Record:
    """The head of the chain (`length`, `hash`), locked until the end of the transaction."""
    row = await fetch_row("SELECT length, hash FROM audit_head FOR UPDATE")
    assert row is not None, "the migration creates the head"
    return row


async def head() -> Record:
    """The head of the chain without a lock."""
    row = await fetch_row("SELECT length, hash FROM audit_head")
    assert row is not None, "the migration creates the head"
    return row


async def append(rows: Sequence[Sequence[Any]], length: int, last_hash: bytes) -> None:
    """Store chained entries and move the head."""
    await copy_rows("audit_entry", COLUMNS, rows)
    await execute("UPDATE audit_head SET length = $1, hash = $2", length, last_hash)


def all_entries() -> AsyncIterator[Record]:
    """Every entry in the order of the chain, streamed."""
    return stream(f"SELECT {', '.join(COLUMNS)} FROM audit_entry ORDER BY id")


async def find(
    *,
    subject: str | None,
    subject_id: str | None,
    account: str | None,
    action: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    offset: int,
    after_id: int | None = None,
) -> tuple[list[Record], int]:
    """Entries that match, newest first, or from `after_id` on in the order of the chain; and how many there are in all."""
    where = (
        "($1::text IS NULL OR subject = $1) AND ($2::text IS NULL OR subject_id = $2)"
        " AND ($3::text IS NULL OR account = $3) AND ($4::text IS NULL OR action LIKE $4 || '%')"
        " AND ($5::timestamptz IS NULL OR at >= $5) AND ($6::timestamptz IS NULL OR at < $6)"
    )
    values = (subject, subject_id, account, action, since, until)
    rows = await fetch_remembered(
        ("audit_entry",),
        "SELECT id, at, official_id, account, address, action, subject, subject_id, before, after, count"
        f" FROM audit_entry WHERE {where} AND ($7::bigint IS NULL OR id > $7)"
        f" ORDER BY id {'DESC' if after_id is None else 'ASC'} LIMIT $8 OFFSET $9",
        *values,
        after_id,
        limit,
        offset,
    )
    [found] = await fetch_remembered(
        ("audit_entry",), f"SELECT count(*) AS total FROM audit_entry WHERE {where}", *values
    )
    return rows, found["total"]

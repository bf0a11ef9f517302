"""SQL of the messages, in the session of a county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_row
from core.messages.reader import Reader

_BOX = (
    "WITH held AS (SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[])"
    " AS h (permission, pattern, unit, bound)), box AS ("
    "SELECT m.* FROM message m WHERE m.official_id = $1"
    " UNION ALL SELECT m.* FROM message m WHERE m.permission = ANY($2::text[]) AND m.sent_by IS DISTINCT FROM $1"
    " AND (m.programme_code IS NULL OR m.programme_code = ANY($6::text[])) AND EXISTS (SELECT FROM held h"
    " WHERE h.permission = m.permission AND m.region_code LIKE h.pattern AND (h.unit IS NULL"
    " OR h.unit = m.budget_unit_code OR (m.budget_unit_code IS NULL AND NOT h.bound)))) "
)


async def insert(rows: Sequence[tuple[Any, ...]], at: datetime) -> int:
    """Store messages: kind, title, body, official, permission, region, programme, unit, sender, subject, subject id."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    return await execute(
        "INSERT INTO message (kind, title, body, official_id, permission, region_code, programme_code,"
        " budget_unit_code, sent_by, subject, subject_id, at) SELECT *, $12 FROM unnest($1::text[], $2::text[],"
        " $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[],"
        " $11::text[])",
        *columns,
        at,
    )


async def page_of(reader: Reader, *, unread: bool, kind: str | None, limit: int, offset: int) -> list[Record]:
    """One page of the reader's box, the newest first."""
    return await fetch(
        f"{_BOX}SELECT b.id, b.kind, b.title, b.body, b.subject, b.subject_id, b.at, r.at AS read_at FROM box b"
        " LEFT JOIN message_read r ON r.message_id = b.id AND r.official_id = $1"
        " WHERE (NOT $7 OR r.at IS NULL) AND ($8::text IS NULL OR b.kind = $8) ORDER BY b.id DESC LIMIT $9 OFFSET $10",
        *reader, unread, kind, limit, offset,
    )  # fmt: skip


async def counts(reader: Reader, *, kind: str | None) -> Record:
    """How many messages are in the reader's box, and how many of them are unread."""
    row = await fetch_row(
        f"{_BOX}SELECT count(*) AS total, count(*) FILTER (WHERE r.at IS NULL) AS unread FROM box b"
        " LEFT JOIN message_read r ON r.message_id = b.id AND r.official_id = $1"
        " WHERE $7::text IS NULL OR b.kind = $7",
        *reader,
        kind,
    )
    assert row is not None  # an aggregate without GROUP BY always has a row
    return row


async def mark(reader: Reader, message_ids: Sequence[int] | None, at: datetime) -> int:
    """Mark messages of the reader's box as read (None: all of them); returns how many were not yet."""
    return await execute(
        f"{_BOX}INSERT INTO message_read (message_id, official_id, at) SELECT b.id, $1, $8 FROM box b"
        " WHERE $7::bigint[] IS NULL OR b.id = ANY($7) ON CONFLICT DO NOTHING",
        *reader, message_ids, at,
    )  # fmt: skip


async def delete_before(moment: datetime, most: int) -> int:
    """Delete at most `most` messages from before a moment, with their marks."""
    return await execute(
        "DELETE FROM message WHERE id IN (SELECT id FROM message WHERE at < $1 ORDER BY at LIMIT $2)",
        moment,
        most,
    )

"""SQL of batches, in a session of a county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from asyncpg import Record

from core.catalogue.batch import Batch
from core.database import execute, fetch, fetch_row, fetch_value
from core.plugin_host import subsidies

_COLUMNS = "id, programme_code, year, period, number, period_start, period_end, name, state, created_by, created_at, closed_at"
SORTS = {"period": "period", "number": "number", "created_at": "created_at", "name": "name"}
"""Fields by which the list of batches may be sorted."""


def _batch(row: Record) -> Batch:
    programme = subsidies().get(row["programme_code"])
    return Batch(**dict(row), cycle=programme.period.value if programme else "")


async def next_number(programme: str, year: int, period: str) -> int:
    """The next number of the sequence; another opening of the same period waits until this transaction ends."""
    await fetch_value(
        "SELECT pg_advisory_xact_lock(hashtextextended($1 || current_schema(), 0)) IS NULL",
        f"batch|{programme}|{year}|{period}|",
    )
    return await fetch_value(
        "SELECT coalesce(max(number), 0)::int + 1 FROM batch WHERE programme_code = $1 AND year = $2 AND period = $3",
        programme,
        year,
        period,
    )


async def add_batch(
    programme: str,
    year: int,
    period: str,
    number: int,
    start: date,
    end: date,
    name: str,
    created_by: int,
    at: datetime,
) -> Batch:
    """Store a new open batch."""
    row = await fetch_row(
        "INSERT INTO batch (programme_code, year, period, number, period_start, period_end, name, state, created_by,"
        f" created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9) RETURNING {_COLUMNS}",
        programme,
        year,
        period,
        number,
        start,
        end,
        name,
        created_by,
        at,
    )
    assert row is not None
    return _batch(row)


async def batch_by_id(batch_id: int, *, lock: str = "") -> Batch | None:
    """One batch; `lock` is empty, `FOR SHARE` (it may not be closed meanwhile) or `FOR UPDATE`."""
    row = await fetch_row(f"SELECT {_COLUMNS} FROM batch WHERE id = $1 {lock}", batch_id)
    return _batch(row) if row else None


async def mark_closed(batch_id: int, at: datetime) -> None:
    """Close a batch."""
    await execute("UPDATE batch SET state = 'closed', closed_at = $2 WHERE id = $1", batch_id, at)


async def unfinished(batch_id: int) -> Record:
    """What still stands in the way of closing: `dossiers` on their way, `lines` that belong to none yet."""
    row = await fetch_row("SELECT dossiers, lines FROM batch_unfinished WHERE batch_id = $1", batch_id)
    assert row is not None
    return row


async def batches(
    programmes: Sequence[str], year: int | None, state: str | None, order: str, limit: int, offset: int
) -> tuple[list[Batch], int]:
    """One page of the batches of some programmes, and how many there are."""
    condition = "programme_code = ANY($1::text[]) AND ($2::int IS NULL OR year = $2) AND ($3::text IS NULL OR state = $3)"
    values: list[Any] = [list(programmes), year, state]
    rows = await fetch(
        f"SELECT {_COLUMNS} FROM batch WHERE {condition} ORDER BY {order} LIMIT $4 OFFSET $5",
        *values,
        limit,
        offset,
    )
    total = await fetch_value(f"SELECT count(*) FROM batch WHERE {condition}", *values)
    return [_batch(row) for row in rows], total


async def latest_before(programme: str, start: date) -> Batch | None:
    """The last batch of a programme whose period ended before `start`."""
    row = await fetch_row(
        f"SELECT {_COLUMNS} FROM batch WHERE programme_code = $1 AND period_end < $2"
        " ORDER BY period_end DESC, number DESC LIMIT 1",
        programme,
        start,
    )
    return _batch(row) if row else None

"""SQL of the dated standards, in a session of the platform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from asyncpg import Record

from core.catalogue.standard import StandardRecord
from core.database import copy_rows, execute, fetch, fetch_row, fetch_value

_COLUMNS = "id, programme_code, region_code, effective_from, rates_fen, bounds_fen, document_no, set_by, created_at, ended_at"


def _standard(row: Record) -> StandardRecord:
    return StandardRecord(**dict(row))


async def import_standards(rows: Iterable[Sequence[Any]], at: datetime) -> int:
    """Add dated standards that are not there yet; existing ones stay untouched. Returns how many were added.

    Each row: programme_code, region_code, effective_from, rates_fen, bounds_fen, document_no.
    """
    await execute(
        "CREATE TEMPORARY TABLE plugin_standard (programme_code text, region_code text, effective_from date,"
        " rates_fen jsonb, bounds_fen jsonb, document_no text) ON COMMIT DROP"
    )
    columns = ("programme_code", "region_code", "effective_from", "rates_fen", "bounds_fen", "document_no")
    await copy_rows("plugin_standard", columns, rows)
    added = await execute(
        f"INSERT INTO standard ({', '.join(columns)}, created_at) SELECT {', '.join(columns)}, $1 FROM plugin_standard"
        " ON CONFLICT (programme_code, region_code, effective_from) WHERE ended_at IS NULL DO NOTHING",
        at,
    )
    await execute("DROP TABLE plugin_standard")
    return added


async def standards_of(programme: str, regions: Sequence[str]) -> list[StandardRecord]:
    """All standards of a programme for some regions, ended ones too; the newest first."""
    rows = await fetch(
        f"SELECT {_COLUMNS} FROM standard WHERE programme_code = $1 AND region_code = ANY($2::text[])"
        " ORDER BY region_code DESC, effective_from DESC, id DESC",
        programme,
        list(regions),
    )
    return [_standard(row) for row in rows]


async def in_force(programme: str, regions: Sequence[str], day: date) -> list[StandardRecord]:
    """For each region its standard in force on `day`; the nearest region first (a county's code sorts behind above)."""
    rows = await fetch(
        f"SELECT DISTINCT ON (region_code) {_COLUMNS} FROM standard WHERE programme_code = $1"
        " AND region_code = ANY($2::text[]) AND effective_from <= $3 AND ended_at IS NULL"
        " ORDER BY region_code DESC, effective_from DESC",
        programme,
        list(regions),
        day,
    )
    return [_standard(row) for row in rows]


async def counties_from(programme: str, day: date) -> list[StandardRecord]:
    """Counties' own standards that are in force on `day` or begin later."""
    rows = await fetch(
        f"SELECT {_COLUMNS} FROM standard s WHERE programme_code = $1 AND ended_at IS NULL"
        " AND region_code NOT LIKE '%0000000000' AND NOT EXISTS (SELECT 1 FROM standard n"
        " WHERE n.programme_code = s.programme_code AND n.region_code = s.region_code AND n.ended_at IS NULL"
        " AND n.effective_from > s.effective_from AND n.effective_from <= $2) ORDER BY region_code, effective_from",
        programme,
        day,
    )
    return [_standard(row) for row in rows]


async def lock_standards(programme: str, region: str) -> None:
    """Let one change of a region's standards wait for the other until the transaction ends."""
    await fetch_value(
        "SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) IS NULL", f"standard|{programme}|{region}"
    )


async def live_on(programme: str, region: str, effective_from: date) -> StandardRecord | None:
    """The standard that begins exactly on a day."""
    row = await fetch_row(
        f"SELECT {_COLUMNS} FROM standard WHERE programme_code = $1 AND region_code = $2 AND effective_from = $3"
        " AND ended_at IS NULL",
        programme,
        region,
        effective_from,
    )
    return _standard(row) if row else None


async def end_standard(standard_id: int, at: datetime) -> None:
    """Mark a standard as replaced before its first day."""
    await execute("UPDATE standard SET ended_at = $2 WHERE id = $1", standard_id, at)


async def add_standard(
    programme: str,
    region: str,
    effective_from: date,
    rates_fen: Mapping[str, int],
    bounds_fen: Mapping[str, list[int]],
    document_no: str,
    set_by: int,
    at: datetime,
) -> int:
    """Store a new standard; returns its id."""
    return await fetch_value(
        "INSERT INTO standard (programme_code, region_code, effective_from, rates_fen, bounds_fen, document_no, set_by,"
        " created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        programme,
        region,
        effective_from,
        dict(rates_fen),
        dict(bounds_fen),
        document_no,
        set_by,
        at,
    )

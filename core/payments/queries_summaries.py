"""SQL of the deltas towards prefecture and province: written with the money, folded into the platform exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch


async def add_deltas(rows: Sequence[Sequence[Any]], at: datetime) -> None:
    """Append (programme, period, measure, people, fen) in the county's transaction."""
    await copy_rows(
        "summary_delta",
        ("programme_code", "period", "measure", "people", "fen", "at", "folded"),
        [(*row, at, False) for row in rows],
    )


async def waiting_deltas(limit: int) -> list[Record]:
    """Deltas of this county that were not folded yet, oldest first."""
    return await fetch(
        "SELECT id, programme_code, period, measure, people, fen, at FROM summary_delta WHERE NOT folded"
        " ORDER BY id LIMIT $1",
        limit,
    )


async def mark_folded(ids: Sequence[int]) -> int:
    """Deltas that the platform has."""
    return await execute("UPDATE summary_delta SET folded = true WHERE id = ANY($1::bigint[])", list(ids))


async def fold(county: str, deltas: Sequence[Record]) -> int:
    """Add deltas to the platform's figures; those that it counted before change nothing. Returns how many were new.

    Runs in the session of the platform.
    """
    columns = [
        [row[name] for row in deltas]
        for name in ("id", "programme_code", "period", "measure", "people", "fen", "at")
    ]
    return await execute(
        "WITH given AS (SELECT * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],"
        " $8::timestamptz[]) AS t(id, programme_code, period, measure, people, fen, at)),"
        " fresh AS (INSERT INTO folded_delta (county_code, delta_id) SELECT $1, id FROM given ORDER BY id"
        " ON CONFLICT DO NOTHING RETURNING delta_id)"
        " INSERT INTO county_summary AS s (county_code, programme_code, period, measure, people, fen, as_of)"
        " SELECT $1, programme_code, period, measure, sum(people), sum(fen), max(at) FROM given"
        " JOIN fresh ON fresh.delta_id = given.id GROUP BY programme_code, period, measure"
        " ON CONFLICT (county_code, programme_code, period, measure) DO UPDATE SET people = s.people + excluded.people,"
        " fen = s.fen + excluded.fen, as_of = greatest(s.as_of, excluded.as_of)",
        county, *columns,
    )  # fmt: skip

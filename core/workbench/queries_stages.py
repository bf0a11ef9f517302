"""SQL of the counties' pictures: taken in a session of the county, kept in a session of the platform."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asyncpg import Record

from core.database import execute, fetch

_COLUMNS = ("programme_code", "period", "stage", "dossiers", "people", "fen")


async def picture() -> list[Record]:
    """Dossiers, people and fen of the county by programme, period and stage, `finished` for the whole way; no void ones."""
    return await fetch(
        "SELECT d.programme_code, b.period, CASE WHEN d.state = 'moving' THEN d.stage ELSE 'finished' END AS stage,"
        " count(*) AS dossiers, sum(d.people)::bigint AS people, sum(d.total_fen)::bigint AS fen"
        " FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id WHERE d.state <> 'void' GROUP BY 1, 2, 3"
    )


async def claim_picture(county: str, as_of: datetime) -> bool:
    """Note when the county's picture was taken; False when the platform has a newer one. Holds the county until COMMIT."""
    return bool(
        await execute(
            "INSERT INTO county_stage_picture AS p (county_code, as_of) VALUES ($1, $2) ON CONFLICT (county_code)"
            " DO UPDATE SET as_of = excluded.as_of WHERE p.as_of <= excluded.as_of",
            county,
            as_of,
        )
    )


async def replace_picture(county: str, rows: Sequence[Record]) -> None:
    """The rows of `picture` in place of those that the platform has of the county."""
    await execute("DELETE FROM county_stage WHERE county_code = $1", county)
    await execute(
        "INSERT INTO county_stage (county_code, programme_code, period, stage, dossiers, people, fen)"
        " SELECT $1, t.* FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[]) AS t",
        county,
        *[[row[name] for row in rows] for name in _COLUMNS],
    )

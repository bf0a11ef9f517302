"""SQL of the summaries, in a session of the platform."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asyncpg import Record

from core.database import fetch

SORTABLE = {
    "county_code": "county_code",
    "programme_code": "programme_code",
    "period": "period",
    "people": "people",
    "total_fen": "total_fen",
    "as_of": "as_of",
}

_FOUND = (
    "WITH found AS (SELECT concat_ws('/', county_code, programme_code, period, measure) AS id, county_code,"
    " programme_code, period, measure, people, fen AS total_fen, as_of FROM published_summary"
    " WHERE county_code || '000000' LIKE ANY($1::text[])"
    " AND programme_code = ANY($2::text[]) AND ($3::text IS NULL OR county_code LIKE $3 || '%')"
    " AND ($4::text IS NULL OR programme_code = $4) AND ($5::text IS NULL OR period = $5)"
    " AND ($6::text IS NULL OR measure = $6)) "
)


async def page_of(filters: Sequence[Any], order_by: str, limit: int, offset: int) -> list[Record]:
    """Rows of one page. `filters`: region patterns and programmes of the official, region prefix, programme, period, measure."""
    return await fetch(
        f"{_FOUND} SELECT * FROM found ORDER BY {order_by} LIMIT $7 OFFSET $8", *filters, limit, offset
    )


async def totals(filters: Sequence[Any]) -> list[Record]:
    """Rows, people and fen of each measure under the same filters."""
    return await fetch(
        f"{_FOUND} SELECT measure, count(*) AS rows, sum(people)::bigint AS people, sum(total_fen)::bigint AS fen"
        " FROM found GROUP BY measure",
        *filters,
    )


async def by_county(filters: Sequence[Any], period_prefix: str) -> list[Record]:
    """People and fen of each measure for each county in the periods that begin so, with the oldest time that one of its figures is true for."""
    return await fetch(
        f"{_FOUND} SELECT county_code, jsonb_object_agg(measure, jsonb_build_object('people', people, 'fen', fen))"
        " AS measures, min(as_of) AS as_of FROM (SELECT county_code, measure, sum(people)::bigint AS people,"
        " sum(total_fen)::bigint AS fen, min(as_of) AS as_of FROM found WHERE period LIKE $7 || '%'"
        " GROUP BY county_code, measure) AS m"
        " GROUP BY county_code ORDER BY county_code",
        *filters,
        period_prefix,
    )


async def stages_by_county(filters: Sequence[Any], period_prefix: str) -> list[Record]:
    """Dossiers, people and fen of each stage for each county in the periods that begin so, with the time they are true for.

    `filters`: region patterns and programmes of the official, region prefix, programme.
    """
    return await fetch(
        "SELECT county_code, jsonb_object_agg(stage, jsonb_build_object('dossiers', dossiers, 'people', people, 'fen', fen))"
        " AS stages, min(as_of) AS as_of FROM (SELECT county_code, stage, sum(dossiers)::bigint AS dossiers,"
        " sum(people)::bigint AS people, sum(fen)::bigint AS fen, min(as_of) AS as_of FROM published_county_stage"
        " WHERE county_code || '000000' LIKE ANY($1::text[]) AND programme_code = ANY($2::text[])"
        " AND ($3::text IS NULL OR county_code LIKE $3 || '%') AND ($4::text IS NULL OR programme_code = $4)"
        " AND period LIKE $5 || '%' GROUP BY county_code, stage) AS s GROUP BY county_code",
        *filters,
        period_prefix,
    )

"""SQL of the dossier lists: two queries, however long the list is (L12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asyncpg import Record

from core.access.scope import Scope
from core.database import fetch
from core.kernel.paging import PageRequest

_SORTABLE = {
    "id": "id",
    "township": "township_code",
    "people": "people",
    "total_fen": "total_fen",
    "stage_since": "stage_since",
}

_SEEN = (
    "WITH seen AS (SELECT d.id, d.batch_id, b.name AS batch_name, b.year, b.period, b.number, d.programme_code,"
    " d.township_code, d.entry, d.ordinal, d.stage, d.state, d.resume_stage, d.people, d.void_people, d.total_fen,"
    " d.stage_since, d.sent_by, d.touched, d.version, CASE WHEN d.state <> 'moving' THEN 'finished'"
    " WHEN p.at = p.here THEN 'pending' WHEN p.at = p.here + 1 THEN 'sent' WHEN p.at > p.here THEN 'underway'"
    " WHEN p.back >= p.here THEN 'underway' ELSE 'coming' END AS tab"
    " FROM dossier d JOIN published_batch b ON b.id = d.batch_id CROSS JOIN LATERAL ("
    " SELECT min(n) FILTER (WHERE code = $1) AS here, min(n) FILTER (WHERE code = d.stage) AS at,"
    " min(n) FILTER (WHERE code = d.resume_stage) AS back"
    " FROM jsonb_array_elements_text(d.chain -> 'stages') WITH ORDINALITY AS e (code, n)) AS p"
    " WHERE ($1::text IS NULL OR p.here IS NOT NULL)"
    " AND d.township_code LIKE ANY($2::text[]) AND d.programme_code = ANY($3::text[])"
    " AND ($4::text IS NULL OR d.programme_code = $4) AND ($5::bigint IS NULL OR d.batch_id = $5)"
    " AND ($6::smallint IS NULL OR b.year = $6) AND ($7::text IS NULL OR b.period = $7)"
    " AND ($8::text IS NULL OR d.township_code LIKE $8 || '%') AND ($9::text IS NULL OR d.entry = $9)"
    " AND ($10::bigint IS NULL OR d.id = $10) AND ($11::timestamptz IS NULL OR d.created_at >= $11)"
    " AND ($12::timestamptz IS NULL OR d.created_at < $12)) "
)


def _values(stage: str | None, scope: Scope, filters: Mapping[str, Any]) -> list[Any]:
    names = (
        "programme",
        "batch_id",
        "year",
        "period",
        "region_prefix",
        "entry",
        "dossier_id",
        "since",
        "until",
    )
    return [stage, scope.region_patterns, scope.programmes, *(filters.get(name) for name in names)]


async def tab_totals(stage: str | None, scope: Scope, filters: Mapping[str, Any]) -> list[Record]:
    """For each tab: dossiers, people, void people and fen of everything that the filters find."""
    return await fetch(
        _SEEN
        + "SELECT tab, count(*) AS dossiers, sum(people)::bigint AS people, sum(void_people)::bigint AS void_people,"
        " sum(total_fen)::bigint AS fen FROM seen GROUP BY tab",
        *_values(stage, scope, filters),
    )


async def page_of(
    stage: str | None, tab: str | None, scope: Scope, filters: Mapping[str, Any], page: PageRequest
) -> list[Record]:
    """The rows of one page of one tab (of all tabs without one); a returned one with the reason of its newest return."""
    order = page.order_by(_SORTABLE, "stage_since DESC, id DESC")
    return await fetch(
        _SEEN + "SELECT seen.*, CASE WHEN resume_stage IS NOT NULL THEN (SELECT r.opinion FROM dossier_log r"
        " WHERE r.dossier_id = seen.id AND r.action = 'return' ORDER BY r.id DESC LIMIT 1) END AS return_reason"
        f" FROM seen WHERE $13::text IS NULL OR tab = $13 ORDER BY {order} LIMIT $14 OFFSET $15",
        *_values(stage, scope, filters),
        tab,
        page.size,
        page.offset,
    )

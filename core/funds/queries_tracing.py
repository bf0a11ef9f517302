"""SQL of 指标追踪 and of the list of 指标挂接. Runs in the session of one county. Amounts in fen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asyncpg import Record

from core.database import fetch

LEDGER_SORTABLE = {"at": "e.id", "fen": "e.fen", "document_no": "i.document_no"}

_LEDGER = (
    " FROM ledger_entry e JOIN indicator i ON i.id = e.indicator_id"
    " WHERE ($1::text[] IS NULL OR i.budget_unit_code = ANY($1)) AND ($2::bigint IS NULL OR e.indicator_id = $2)"
    " AND ($3::smallint IS NULL OR i.fiscal_year = $3)"
    " AND ($4::text = '' OR i.document_no LIKE '%' || $4 || '%' OR i.project_name LIKE '%' || $4 || '%')"
    " AND ($5::text = '' OR e.movement = $5) AND ($6::bigint IS NULL OR e.dossier_id = $6)"
    " AND ($7::timestamptz IS NULL OR e.at >= $7) AND ($8::timestamptz IS NULL OR e.at < $8)"
)


async def ledger(filters: Sequence[Any], order_by: str, limit: int, offset: int) -> list[Record]:
    """A page of the ledger. `filters`: units, indicator, year, text, movement, dossier, since, until.

    `used_fen` is what was reserved and paid of the indicator after the entry: only reserve and release change that sum.
    """
    return await fetch(
        "SELECT e.id, e.at, e.indicator_id, i.document_no, i.project_name, i.fiscal_year, i.budget_unit_name, e.movement,"
        " e.fen, e.dossier_id, e.voucher_id, (SELECT coalesce(sum(CASE x.movement WHEN 'reserve' THEN x.fen"
        " WHEN 'release' THEN -x.fen ELSE 0 END), 0)::bigint FROM ledger_entry x"
        " WHERE x.indicator_id = e.indicator_id AND x.id <= e.id) AS used_fen"
        f"{_LEDGER} ORDER BY {order_by} LIMIT $9 OFFSET $10",
        *filters, limit, offset,
    )  # fmt: skip


async def ledger_sums(filters: Sequence[Any]) -> list[Record]:
    """Entries and fen by movement of all that `ledger` finds."""
    return await fetch(
        f"SELECT e.movement, count(*) AS entries, sum(e.fen)::bigint AS fen{_LEDGER} GROUP BY e.movement",
        *filters,
    )


LINKING_SORTABLE = {
    "id": "id",
    "people": "people",
    "total_fen": "total_fen",
    "township": "township_code",
}

_SEEN = (
    "WITH seen AS (SELECT d.id, d.batch_id, b.name AS batch_name, b.year, b.period, d.programme_code, d.township_code,"
    " d.stage, d.people, d.total_fen, coalesce(x.fen, 0) AS linked_fen, x.rule, x.indicators, x.documents, x.fens, x.ratios,"
    " CASE WHEN d.stage <> 'indicator_link' OR d.state <> 'moving' THEN 'sent'"
    " WHEN coalesce(x.fen, 0) >= d.total_fen AND x.unit IS NOT NULL THEN 'linked' ELSE 'to_link' END AS tab"
    " FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id LEFT JOIN LATERAL ("
    " SELECT sum(di.fen)::bigint AS fen, min(di.rule) AS rule, min(i.budget_unit_code) AS unit,"
    " array_agg(di.indicator_id ORDER BY di.use_order) AS indicators, array_agg(i.document_no ORDER BY di.use_order) AS documents,"
    " array_agg(di.fen ORDER BY di.use_order) AS fens, array_agg(di.ratio_bp ORDER BY di.use_order) AS ratios"
    " FROM dossier_indicator di JOIN indicator i ON i.id = di.indicator_id WHERE di.dossier_id = d.id) x ON true"
    " WHERE d.township_code LIKE ANY($1::text[]) AND d.programme_code = ANY($2::text[])"
    " AND ($3::text[] IS NULL OR x.unit IS NULL OR x.unit = ANY($3))"
    " AND (x.unit IS NOT NULL OR (d.stage = 'indicator_link' AND d.state = 'moving'))"
    " AND ($4::text = '' OR d.programme_code = $4) AND ($5::bigint IS NULL OR d.batch_id = $5)"
    " AND ($6::smallint IS NULL OR b.year = $6) AND ($7::text = '' OR b.period = $7)) "
)


async def linking_totals(filters: Sequence[Any]) -> list[Record]:
    """Dossiers, people, fen and linked fen by tab. `filters`: region patterns, programmes, units, programme, batch, year, period."""
    return await fetch(
        _SEEN
        + "SELECT tab, count(*) AS dossiers, sum(people)::bigint AS people, sum(total_fen)::bigint AS fen,"
        " sum(linked_fen)::bigint AS linked_fen FROM seen GROUP BY tab",
        *filters,
    )


async def linkings(filters: Sequence[Any], tab: str, order_by: str, limit: int, offset: int) -> list[Record]:
    """A page of one tab, each dossier with its indicators in the order of use."""
    return await fetch(
        f"{_SEEN}SELECT * FROM seen WHERE tab = $8 ORDER BY {order_by} LIMIT $9 OFFSET $10",
        *filters,
        tab,
        limit,
        offset,
    )

"""All SQL of funds. Every function runs in the session of one county. Amounts in fen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch
from core.plugin_api import BudgetIndicator

_MIRRORED = (
    "external_id", "fiscal_year", "document_no", "project_code", "project_name", "budget_unit_code", "budget_unit_name",
    "source", "fund_nature", "function_code", "economy_code", "amount_fen", "reduced_fen", "executable", "issued_on",
)  # fmt: skip
"""Columns that come from the registry, named as in `BudgetIndicator`."""

_DOSSIER = "id, batch_id, programme_code, township_code, stage, state"

SORTABLE = {
    "document_no": "document_no",
    "fiscal_year": "fiscal_year",
    "amount_fen": "amount_fen",
    "available_fen": "available_fen",
    "issued_on": "issued_on",
}


async def stage_mirror(indicators: Sequence[BudgetIndicator]) -> None:
    """Put what the registry answered into the temporary table `mirror`."""
    await execute("DROP TABLE IF EXISTS pg_temp.mirror")
    await execute(
        "CREATE TEMP TABLE mirror ON COMMIT DROP AS SELECT "
        + ", ".join(_MIRRORED)
        + " FROM indicator WITH NO DATA"
    )
    await copy_rows("mirror", _MIRRORED, [[getattr(one, name) for name in _MIRRORED] for one in indicators])


async def lock_for_mirror(fiscal_year: int) -> None:
    """Lock in id order, as everywhere (L4), what the mirroring of a year may change."""
    await execute(
        "SELECT id FROM indicator WHERE fiscal_year = $1 OR external_id IN (SELECT external_id FROM mirror)"
        " ORDER BY id FOR NO KEY UPDATE",
        fiscal_year,
    )


async def mirror_staged(at: datetime) -> list[Record]:
    """Insert new indicators and update known ones whose amounts still cover what is reserved and paid.

    Returns one row per staged indicator that was taken over, with `is_new`.
    """
    columns = ", ".join(_MIRRORED)
    changes = ", ".join(f"{name} = excluded.{name}" for name in _MIRRORED if name != "external_id")
    return await fetch(
        f"INSERT INTO indicator ({columns}, reserved_fen, paid_fen, mirrored_at, problem)"
        f" SELECT {columns}, 0, 0, $1, NULL FROM mirror ORDER BY external_id"
        f" ON CONFLICT (external_id) DO UPDATE SET {changes}, mirrored_at = $1, problem = NULL"
        " WHERE excluded.amount_fen - excluded.reduced_fen >= indicator.reserved_fen + indicator.paid_fen"
        " RETURNING id, external_id, xmax = 0 AS is_new",
        at,
    )


async def mark_uncovered(at: datetime) -> list[Record]:
    """Note on the indicators that the registry cut below reserved + paid; returns them with both amounts."""
    return await fetch(
        "UPDATE indicator i SET mirrored_at = $1, executable = false, problem ="
        " '预算管理一体化的额度已低于本平台已占用与已支付之和，未更新额度，暂停挂接'"
        " FROM mirror m WHERE m.external_id = i.external_id"
        " AND m.amount_fen - m.reduced_fen < i.reserved_fen + i.paid_fen"
        " RETURNING i.id, i.external_id, i.document_no, m.amount_fen - m.reduced_fen AS registry_fen,"
        " i.reserved_fen + i.paid_fen AS used_fen",
        at,
    )


async def mark_vanished(fiscal_year: int) -> list[Record]:
    """Stop using indicators of the year that the registry no longer names; returns them."""
    return await fetch(
        "UPDATE indicator i SET executable = false, problem = '预算管理一体化中已没有这条指标，暂停挂接'"
        " WHERE fiscal_year = $1 AND NOT EXISTS (SELECT FROM mirror m WHERE m.external_id = i.external_id)"
        " RETURNING id, external_id, document_no",
        fiscal_year,
    )


_FILTER = (
    " WHERE ($1::text[] IS NULL OR budget_unit_code = ANY($1))"
    " AND ($2::smallint IS NULL OR fiscal_year = $2)"
    " AND ($3::text = '' OR document_no LIKE '%' || $3 || '%' OR project_name LIKE '%' || $3 || '%')"
    " AND ($4::text = '' OR function_code LIKE $4 || '%') AND ($5::text = '' OR fund_nature LIKE '%' || $5 || '%')"
    " AND (NOT $6::boolean OR (executable AND available_fen > 0))"
)


async def find(filters: Sequence[Any], order_by: str, limit: int, offset: int) -> list[Record]:
    """A page of indicators. `filters`: units, year, text, function code, fund nature, usable only."""
    return await fetch(
        f"SELECT * FROM indicator{_FILTER} ORDER BY {order_by} LIMIT $7 OFFSET $8", *filters, limit, offset
    )


async def sums(filters: Sequence[Any]) -> Record:
    """Count and sums over all that the filters find."""
    rows = await fetch(
        "SELECT count(*) AS total, coalesce(sum(amount_fen - reduced_fen), 0)::bigint AS amount_fen,"
        " coalesce(sum(reserved_fen), 0)::bigint AS reserved_fen, coalesce(sum(paid_fen), 0)::bigint AS paid_fen,"
        f" coalesce(sum(available_fen), 0)::bigint AS available_fen FROM indicator{_FILTER}",
        *filters,
    )
    return rows[0]


async def indicators(ids: Sequence[int]) -> list[Record]:
    """Indicators by id."""
    return await fetch("SELECT * FROM indicator WHERE id = ANY($1::bigint[])", list(ids))


async def dossiers(ids: Sequence[int]) -> list[Record]:
    """Dossiers by id."""
    return await fetch(
        f"SELECT {_DOSSIER} FROM published_dossier WHERE id = ANY($1::bigint[]) ORDER BY id", list(ids)
    )


async def dossier_totals(ids: Sequence[int]) -> list[Record]:
    """For each dossier with moving lines: people, fen, lines without an amount, fen funded, lines with a payment.

    Funding is found by index, never joined as sums: right after a bulk load the planner has no statistics (L37).
    """
    return await fetch(
        "SELECT l.dossier_id, count(*) AS people, coalesce(sum(l.amount_fen), 0)::bigint AS fen,"
        " count(*) FILTER (WHERE coalesce(l.amount_fen, 0) = 0) AS without_amount,"
        " count(*) FILTER (WHERE l.pay_status <> 'none') AS with_payment,"
        " coalesce(sum((SELECT sum(f.fen) FROM line_funding f WHERE f.line_id = l.id)), 0)::bigint AS funded_fen"
        " FROM payable_line l WHERE l.dossier_id = ANY($1::bigint[]) AND l.status = 'moving'"
        " GROUP BY l.dossier_id ORDER BY l.dossier_id",
        list(ids),
    )


async def linked(dossier_ids: Sequence[int]) -> list[Record]:
    """The indicators of dossiers, with names, in the order of use."""
    return await fetch(
        "SELECT di.dossier_id, di.indicator_id, di.rule, di.use_order, di.ratio_bp, di.fen, i.document_no,"
        " i.project_name, i.budget_unit_code FROM dossier_indicator di JOIN indicator i ON i.id = di.indicator_id"
        " WHERE di.dossier_id = ANY($1::bigint[]) ORDER BY di.dossier_id, di.use_order",
        list(dossier_ids),
    )


async def insert_links(rows: Sequence[Sequence[Any]]) -> None:
    """Store 指标挂接: dossier, indicator, rule, use order, ratio, fen, by, at."""
    await copy_rows(
        "dossier_indicator",
        ("dossier_id", "indicator_id", "rule", "use_order", "ratio_bp", "fen", "linked_by", "linked_at"),
        rows,
    )


async def fund_lines(dossier_ids: Sequence[int]) -> int:
    """Write `line_funding` from `dossier_indicator`; returns the number of rows.

    Lines (by id) and indicators (by use order) are cumulative spans of fen; each overlap is one row, so a line at a
    border is split and all sums are exact.
    """
    return await execute(
        "WITH needs AS (SELECT id, dossier_id, sum(amount_fen) OVER w - amount_fen AS starts, sum(amount_fen) OVER w AS ends"
        " FROM payable_line WHERE dossier_id = ANY($1::bigint[]) AND status = 'moving'"
        " WINDOW w AS (PARTITION BY dossier_id ORDER BY id)),"
        " gives AS (SELECT dossier_id, indicator_id, sum(fen) OVER w - fen AS starts, sum(fen) OVER w AS ends"
        " FROM dossier_indicator WHERE dossier_id = ANY($1::bigint[])"
        " WINDOW w AS (PARTITION BY dossier_id ORDER BY use_order))"
        " INSERT INTO line_funding (line_id, indicator_id, fen)"
        " SELECT n.id, g.indicator_id, (least(n.ends, g.ends) - greatest(n.starts, g.starts))::bigint"
        " FROM needs n JOIN gives g ON g.dossier_id = n.dossier_id AND n.starts < g.ends AND g.starts < n.ends",
        list(dossier_ids),
    )


async def funding_of_dossiers(dossier_ids: Sequence[int]) -> list[Record]:
    """What each dossier still holds from each indicator (its lines' funding), in fen."""
    return await fetch(
        "SELECT l.dossier_id, f.indicator_id, sum(f.fen)::bigint AS fen FROM line_funding f"
        " JOIN payable_line l ON l.id = f.line_id WHERE l.dossier_id = ANY($1::bigint[])"
        " GROUP BY l.dossier_id, f.indicator_id ORDER BY l.dossier_id, f.indicator_id",
        list(dossier_ids),
    )


async def forget_links(dossier_ids: Sequence[int]) -> None:
    """Remove the links and the funding of dossiers."""
    await execute(
        "DELETE FROM line_funding f USING payable_line l WHERE l.id = f.line_id AND l.dossier_id = ANY($1::bigint[])",
        list(dossier_ids),
    )
    await execute("DELETE FROM dossier_indicator WHERE dossier_id = ANY($1::bigint[])", list(dossier_ids))


async def funding_of_lines(line_ids: Sequence[int]) -> list[Record]:
    """Funding of lines, summed by dossier and indicator, in fen."""
    return await fetch(
        "SELECT l.dossier_id, f.indicator_id, sum(f.fen)::bigint AS fen FROM unnest($1::bigint[]) AS wanted(id)"
        " JOIN line_funding f ON f.line_id = wanted.id JOIN payable_line l ON l.id = wanted.id"
        " GROUP BY l.dossier_id, f.indicator_id ORDER BY l.dossier_id, f.indicator_id",
        list(line_ids),
    )


async def forget_funding(line_ids: Sequence[int]) -> int:
    """Remove the funding of lines that will not be paid, and take it off their dossiers' links."""
    await execute(
        "UPDATE dossier_indicator di SET fen = di.fen - gone.fen FROM ("
        " SELECT l.dossier_id, f.indicator_id, sum(f.fen)::bigint AS fen FROM unnest($1::bigint[]) AS wanted(id)"
        " JOIN line_funding f ON f.line_id = wanted.id JOIN payable_line l ON l.id = wanted.id"
        " GROUP BY l.dossier_id, f.indicator_id) gone"
        " WHERE di.dossier_id = gone.dossier_id AND di.indicator_id = gone.indicator_id",
        list(line_ids),
    )
    return await execute("DELETE FROM line_funding WHERE line_id = ANY($1::bigint[])", list(line_ids))


async def times_reserved(dossier_ids: Sequence[int]) -> dict[int, int]:
    """How often each dossier has been linked so far; it numbers the keys of the next link."""
    rows = await fetch(
        "SELECT dossier_id, count(DISTINCT key) AS times FROM ledger_entry"
        " WHERE dossier_id = ANY($1::bigint[]) AND movement = 'reserve' GROUP BY dossier_id",
        list(dossier_ids),
    )
    return {row["dossier_id"]: row["times"] for row in rows}


async def insert_entries(rows: Sequence[Sequence[Any]], by: int, at: datetime) -> list[Record]:
    """Append ledger entries (indicator, dossier, voucher, movement, fen, key); returns those that are new."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    return await fetch(
        "INSERT INTO ledger_entry (indicator_id, dossier_id, voucher_id, movement, fen, key, official_id, at)"
        " SELECT i, d, v, m, f, k, $7, $8 FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[],"
        " $6::text[]) AS t(i, d, v, m, f, k) ORDER BY i, k ON CONFLICT (key, indicator_id) DO NOTHING"
        " RETURNING indicator_id, movement, fen",
        *columns, by, at,
    )  # fmt: skip


async def lock_indicators(ids: Sequence[int]) -> list[Record]:
    """Lock indicators in id order and read them as they are then."""
    return await fetch(
        "SELECT id, document_no, available_fen, reserved_fen, paid_fen FROM indicator WHERE id = ANY($1::bigint[])"
        " ORDER BY id FOR NO KEY UPDATE",
        list(ids),
    )


async def move(ids: Sequence[int], reserved: Sequence[int], paid: Sequence[int]) -> None:
    """Add to `reserved_fen` and `paid_fen` of indicators that are locked already."""
    await execute(
        "UPDATE indicator i SET reserved_fen = i.reserved_fen + m.reserved, paid_fen = i.paid_fen + m.paid"
        " FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS m(id, reserved, paid) WHERE i.id = m.id",
        list(ids), list(reserved), list(paid),
    )  # fmt: skip


async def lines_with_payment(line_ids: Sequence[int]) -> int:
    """How many of the lines have a payment that is asked for, on its way, paid, failed or returned."""
    rows = await fetch(
        "SELECT count(*) AS n FROM payable_line WHERE id = ANY($1::bigint[]) AND pay_status NOT IN ('none', 'stopped')",
        list(line_ids),
    )
    return int(rows[0]["n"])

"""SQL of results: receipts of the bank, stopped payments, 发放结果. Runs in the session of one county."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import (
    copy_rows,
    execute,
    fetch,
    fetch_of_batch,
    fetch_remembered,
    fetch_value,
    stream,
)

_BOOKED = (
    "voucher_id", "payment_id", "status", "amount_fen", "bank_serial", "reason_code", "reason", "happened_at",
    "received_at",
)  # fmt: skip
_MOVED = ("payment_id", "line_id", "state", "bank_serial", "reason_code", "reason", "result_at")


async def payments_of(voucher_id: int) -> list[Record]:
    """Payments of a voucher as a receipt needs them."""
    return await fetch(
        "SELECT p.id, p.line_id, p.state, p.amount_fen, NOT EXISTS (SELECT FROM payment n WHERE n.line_id = p.line_id"
        " AND n.id > p.id AND n.state <> 'void') AS final_attempt FROM payment p WHERE p.voucher_id = $1",
        voucher_id,
    )


async def results_of(voucher_id: int) -> list[Record]:
    """Results that were booked for a voucher before."""
    return await fetch(
        "SELECT payment_id, status, bank_serial FROM bank_result WHERE voucher_id = $1", voucher_id
    )


async def book_results(rows: Sequence[Sequence[Any]]) -> int:
    """Append results, word for word."""
    return await copy_rows("bank_result", _BOOKED, rows)


async def book_anomalies(rows: Sequence[Sequence[Any]]) -> int:
    """Keep what cannot be booked: voucher, payment, line key, status, fen, serial, problem, at. Repeats are dropped."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    return await execute(
        "INSERT INTO receipt_anomaly (voucher_id, payment_id, line_key, status, amount_fen, bank_serial, problem,"
        " received_at) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[],"
        " $7::text[], $8::timestamptz[]) ON CONFLICT DO NOTHING",
        *columns,
    )


async def open_anomalies(voucher_id: int) -> int:
    """How many results of a voucher still wait to be cleared up with the bank."""
    return int(
        await fetch_value(
            "SELECT count(*) FROM receipt_anomaly WHERE voucher_id = $1 AND resolved_by IS NULL", voucher_id
        )
    )


async def move_payments(rows: Sequence[Sequence[Any]], at: datetime) -> None:
    """Move payments and their lines on: payment, line, new state, serial, reason code, reason, result time.

    Only the last attempt of a line is ever moved (`rules.judge_receipt`), so the line always shows its state.
    """
    await execute("DROP TABLE IF EXISTS pg_temp.moved_payment")
    await execute(
        "CREATE TEMP TABLE moved_payment (payment_id bigint, line_id bigint, state text, bank_serial text, reason_code text, reason text,"
        " result_at timestamptz) ON COMMIT DROP"
    )
    await copy_rows("moved_payment", _MOVED, rows)
    await execute("ANALYZE moved_payment")
    await execute(
        "UPDATE payment p SET state = m.state, bank_serial = m.bank_serial, reason_code = m.reason_code,"
        " reason = m.reason, result_at = m.result_at FROM moved_payment m WHERE p.id = m.payment_id"
    )
    await execute(
        "UPDATE line l SET pay_status = m.state, updated_at = $1, version = l.version + 1 FROM moved_payment m"
        " WHERE l.id = m.line_id",
        at,
    )


async def funding_of_payments(payment_ids: Sequence[int]) -> list[Record]:
    """What each indicator gave to a set of payments, in fen (each payment is its whole line)."""
    return await fetch(
        "SELECT f.indicator_id, sum(f.fen)::bigint AS fen FROM unnest($1::bigint[]) AS wanted(id)"
        " JOIN payment p ON p.id = wanted.id JOIN published_line_funding f ON f.line_id = p.line_id"
        " GROUP BY f.indicator_id ORDER BY f.indicator_id",
        list(payment_ids),
    )


async def waiting(voucher_id: int) -> Record:
    """How many payments of a voucher are without a result, and its dossiers."""
    rows = await fetch(
        "SELECT count(*) FILTER (WHERE state = 'in_flight') AS people, array_agg(DISTINCT dossier_id) AS dossiers"
        " FROM payment WHERE voucher_id = $1",
        voucher_id,
    )
    return rows[0]


async def stoppable(payment_ids: Sequence[int]) -> list[Record]:
    """Payments to be stopped, locked in id order, with what speaks against it."""
    await fetch(
        "SELECT id FROM payment WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE", list(payment_ids)
    )
    return await fetch(
        "SELECT p.id, p.line_id, p.dossier_id, p.state, p.amount_fen, l.programme_code, l.period, v.budget_unit_code,"
        " EXISTS (SELECT FROM payment n WHERE n.line_id = p.line_id AND n.id > p.id AND n.state <> 'void') AS superseded,"
        " EXISTS (SELECT FROM receipt_anomaly a WHERE a.payment_id = p.id AND a.resolved_by IS NULL) AS has_anomaly"
        " FROM payment p JOIN payable_line l ON l.id = p.line_id JOIN voucher v ON v.id = p.voucher_id"
        " WHERE p.id = ANY($1::bigint[]) ORDER BY p.id",
        list(payment_ids),
    )


async def stop(payment_ids: Sequence[int], reason: str, at: datetime) -> int:
    """End failed or returned payments for good."""
    return await execute(
        "UPDATE payment SET state = 'stopped', reason = $2, result_at = $3 WHERE id = ANY($1::bigint[])",
        list(payment_ids), reason, at,
    )  # fmt: skip


LAST = "NOT EXISTS (SELECT FROM payment n WHERE n.reissue_of = p.id AND n.state <> 'void')"
"""No later attempt took the place of payment `p`. Each attempt but a line's first names the one before it (`ykt verify` looks at
it), and few payments are attempted again: their index is read whole, instead of that of all payments once a row."""

READ = (
    " FROM payment p JOIN line l ON l.id = p.line_id JOIN voucher v ON v.id = p.voucher_id"
    " JOIN payment_request r ON r.id = v.request_id"
)
"""Payments with their lines, vouchers and requests."""

RESULTS = (
    f"{READ} WHERE p.state <> 'void' AND {LAST}"
    " AND v.programme_code = ANY($1::text[]) AND l.township_code LIKE ANY($2::text[])"
    " AND ($3::text[] IS NULL OR v.budget_unit_code = ANY($3)) AND ($4::text = '' OR v.programme_code = $4)"
    " AND ($5::text = '' OR v.period = $5) AND ($6::bigint IS NULL OR r.batch_id = $6)"
    " AND ($7::text = '' OR l.township_code = $7 OR l.village_code = $7)"
    " AND ($8::text = '' OR (l.name = $8 AND l.dossier_id IS NOT NULL))"
    " AND ($9::bigint IS NULL OR v.id = $9) AND ($10::timestamptz IS NULL OR p.result_at >= $10)"
    " AND ($11::timestamptz IS NULL OR p.result_at < $11)"
)
"""The last attempt of every line that was ever asked for. `$1…$11`: see `find`."""

STATE = " AND ($12::text[] IS NULL OR p.state = ANY($12))"

COLUMNS = (
    "p.id, p.line_id, p.dossier_id, p.voucher_id, v.number AS voucher_number, r.kind, v.programme_code, v.period,"
    " r.batch_id, l.recipient_id, l.name, p.payee_name, l.township_code, l.village_code, p.bank_code, l.amount_fen AS approved_fen,"
    " CASE WHEN p.state = 'paid' THEN p.amount_fen ELSE 0 END AS paid_fen, p.amount_fen, p.state, p.reason_code,"
    " p.reason, p.bank_serial, p.result_at, p.created_at, p.reissue_of IS NOT NULL AS reissued"
)
SORTABLE = {
    "amount_fen": "p.amount_fen",
    "result_at": "p.result_at",
    "village_code": "l.village_code",
    "name": "l.name",
}


async def remembered(filters: Sequence[Any], sql: str, *values: Any) -> list[Record]:
    """Rows of a query over results, counted anew when lines or payments changed: of the batch that `filters` name, or any.

    Vouchers and requests are stored with their payments, and what is shown of them stays.
    """
    batch = filters[5]
    if batch is not None:
        return await fetch_of_batch(batch, sql, *filters, *values)
    return await fetch_remembered(("line", "payment"), sql, *filters, *values)


async def find(
    filters: Sequence[Any],
    states: Sequence[str] | None,
    order_by: str,
    limit: int,
    offset: int,
    after_id: int | None,
) -> list[Record]:
    """发放结果. `filters`: programmes, region patterns, units, programme, period, batch, region, name, voucher, since, until."""
    return await remembered(
        filters,
        f"SELECT {COLUMNS}{RESULTS}{STATE} AND ($13::bigint IS NULL OR p.id > $13)"
        f" ORDER BY {order_by} LIMIT $14 OFFSET $15",
        states,
        after_id,
        limit,
        offset,
    )


async def sums(filters: Sequence[Any]) -> list[Record]:
    """People and fen by state of all that the filters find."""
    return await remembered(
        filters,
        "SELECT CASE WHEN p.state = 'drafted' THEN 'requested' ELSE p.state END AS state, count(*) AS people,"
        f" sum(p.amount_fen)::bigint AS fen{RESULTS} GROUP BY 1 ORDER BY 1",
    )


async def attempts(payment_id: int) -> list[Record]:
    """Every attempt to pay the line of a payment, the newest first, with sealed number and account."""
    return await fetch(
        "SELECT p.id, p.line_id, p.dossier_id, l.programme_code, l.period, l.township_code, l.village_code, l.name, l.id_cipher,"
        " l.amount_fen AS approved_fen, p.voucher_id, v.number AS voucher_number, v.budget_unit_code, p.payee_name,"
        " p.account_cipher, p.correction_id, p.bank_code, p.amount_fen, p.state, p.reason, p.bank_serial, p.result_at,"
        " p.created_at FROM payment o JOIN payment p ON p.line_id = o.line_id JOIN payable_line l ON l.id = p.line_id"
        " JOIN voucher v ON v.id = p.voucher_id WHERE o.id = $1 ORDER BY p.id DESC",
        payment_id,
    )


def export_rows(filters: Sequence[Any], states: Sequence[str] | None) -> AsyncIterator[Record]:
    """All rows for an export, streamed, with the sealed account."""
    return stream(
        f"SELECT {COLUMNS}, p.account_cipher, p.correction_id, l.id_cipher{RESULTS}{STATE} ORDER BY p.id",
        *filters,
        states,
    )

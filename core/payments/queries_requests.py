"""SQL of 支付申请: eligible lines, the request with its vouchers and payments in a few set-based statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_value, unguessed

_PAYEE_HASH = "sha256(l.salt || l.payee_digest || coalesce(l.account_digest, ''::bytea))"

_ACCOUNT_PROBLEM = (
    "CASE WHEN c.line_id IS NULL THEN 'not_compared' WHEN c.outcome <> 'passed' THEN c.outcome"
    " WHEN c.account_digest IS DISTINCT FROM l.account_digest THEN 'account_changed'"
    f" WHEN l.correction_id IS NULL AND l.approved_payee_hash IS DISTINCT FROM {_PAYEE_HASH} THEN 'payee_altered'"
    # A subquery by index, never a join with sums: right after a bulk load the planner has no statistics (L37).
    " WHEN (SELECT sum(f.fen) FROM published_line_funding f WHERE f.line_id = l.id) IS DISTINCT FROM l.amount_fen"
    " THEN 'not_funded'"
)

_FROM = " FROM payable_line l LEFT JOIN payment_check c ON c.line_id = l.id"


async def candidates(dossier_ids: Sequence[int]) -> list[Record]:
    """Lines of dossiers at 支付申请 that were never asked for, each with the `problem` that keeps it from being paid."""
    return await fetch(
        f"SELECT l.id, l.programme_code, {_ACCOUNT_PROBLEM} END AS problem{_FROM}"
        " WHERE l.dossier_id = ANY($1::bigint[]) AND l.stage IN ('payment_request', 'payment')"
        " AND l.dossier_state = 'moving' AND l.status = 'moving' AND l.pay_status = 'none' ORDER BY l.id",
        list(dossier_ids),
    )


_REISSUE_PROBLEM = (
    "CASE WHEN p.state NOT IN ('failed', 'returned') OR l.status <> 'moving' OR l.pay_status <> p.state"
    " OR EXISTS (SELECT FROM payment n WHERE n.line_id = p.line_id AND n.id > p.id AND n.state <> 'void') THEN 'not_failed'"
    " WHEN EXISTS (SELECT FROM receipt_anomaly a WHERE a.payment_id = p.id AND a.resolved_by IS NULL) THEN 'open_anomaly'"
    " WHEN l.amount_fen IS DISTINCT FROM p.amount_fen THEN 'raised'"
    " WHEN c.checked_at <= p.result_at THEN 'not_compared_since'"
)


async def reissue_candidates(payment_ids: Sequence[int]) -> list[Record]:
    """Failed or returned payments with the `problem` that keeps each from being issued again."""
    return await fetch(
        "SELECT p.id AS payment_id, l.id, l.programme_code,"
        f" {_REISSUE_PROBLEM} {_ACCOUNT_PROBLEM.removeprefix('CASE ')} END AS problem"
        f"{_FROM} JOIN payment p ON p.line_id = l.id WHERE p.id = ANY($1::bigint[]) ORDER BY p.id",
        list(payment_ids),
    )


_STAGED = (
    "CREATE TEMP TABLE request_line ON COMMIT DROP AS SELECT l.id AS line_id, l.dossier_id, l.batch_id, l.programme_code,"
    " l.period, {amount} AS amount_fen, {reissue} AS reissue_of, l.pay_status AS before_state, l.correction_id,"
    # Without a correction the hash is the approved one, or the line has a problem and is not staged.
    " l.payee_name, l.account_cipher, l.bank_code, l.amount_hash,"
    f" CASE WHEN l.correction_id IS NULL THEN l.approved_payee_hash ELSE {_PAYEE_HASH} END AS payee_hash,"
    f" u.budget_unit_code AS unit, coalesce(ch.channel, $4) AS channel{_FROM} {{chosen}}"
    " JOIN published_dossier_unit u ON u.dossier_id = l.dossier_id"
    " LEFT JOIN unnest($2::text[], $3::text[]) AS ch(bank, channel) ON ch.bank = l.bank_code WHERE {allowed}"
)


async def stage_lines(
    line_ids: Sequence[int],
    versions: Sequence[int],
    banks: Sequence[str],
    channels: Sequence[str],
    default: str,
) -> int:
    """Put the chosen lines that are still eligible into the temporary table `request_line`; returns how many.

    A line whose version is another one by now is left out: its claim may have been given back meanwhile. `banks` and
    `channels` say which channel pays accounts of which bank; `default` pays all others.
    """
    await execute("DROP TABLE IF EXISTS pg_temp.request_line")
    sql = _STAGED.format(
        amount="l.amount_fen",
        reissue="NULL::bigint",
        chosen="JOIN unnest($1::bigint[], $5::integer[]) AS want(id, version) ON want.id = l.id",
        allowed=unguessed(
            "want.version = l.version AND l.stage IN ('payment_request', 'payment') AND l.dossier_state = 'moving'"
            f" AND l.status = 'moving' AND l.pay_status = 'none' AND {_ACCOUNT_PROBLEM} END IS NULL"
        ),
    )
    return await execute(sql, list(line_ids), list(banks), list(channels), default, list(versions))


async def stage_reissue(
    payment_ids: Sequence[int], banks: Sequence[str], channels: Sequence[str], default: str
) -> int:
    """Put the lines of failed or returned payments that may be issued again into `request_line`; returns how many."""
    await execute("DROP TABLE IF EXISTS pg_temp.request_line")
    sql = _STAGED.format(
        amount="p.amount_fen",
        reissue="p.id",
        chosen="JOIN payment p ON p.line_id = l.id",
        allowed=f"p.id = ANY($1::bigint[]) AND {_REISSUE_PROBLEM} {_ACCOUNT_PROBLEM.removeprefix('CASE ')} END IS NULL",
    )
    return await execute(sql, list(payment_ids), list(banks), list(channels), default)


async def insert_requests(
    kind: str, job_id: int, county: str, day: str, by: int, at: datetime
) -> list[Record]:
    """One request for each batch of the staged lines; number = ZF + county + date + id."""
    return await fetch(
        "INSERT INTO payment_request (id, number, batch_id, kind, job_id, people, fen, created_by, created_at)"
        " SELECT n, 'ZF' || $3 || $4 || lpad(n::text, 8, '0'), batch_id, $1, $2, people, fen, $5, $6"
        " FROM (SELECT nextval(pg_get_serial_sequence('payment_request', 'id')) AS n, g.* FROM (SELECT batch_id,"
        " count(*) AS people, sum(amount_fen)::bigint AS fen FROM request_line GROUP BY batch_id ORDER BY batch_id) g) x"
        " RETURNING id, number, batch_id, people, fen",
        kind, job_id, county, day, by, at,
    )  # fmt: skip


async def insert_vouchers(job_id: int, county: str, day: str, by: int, at: datetime) -> list[Record]:
    """One voucher for each request × budget unit × bank channel, with the root digest over its lines."""
    return await fetch(
        "INSERT INTO voucher (id, number, request_id, channel_code, budget_unit_code, programme_code, period, message_id,"
        " people, fen, root_digest, state, pushes, created_by, created_at, version)"
        " SELECT n, 'PZ' || $2 || $3 || lpad(n::text, 8, '0'), request_id, channel, unit, programme_code, period,"
        " gen_random_uuid()::text, people, fen, root, 'drafted', 0, $4, $5, 1"
        " FROM (SELECT nextval(pg_get_serial_sequence('voucher', 'id')) AS n, g.* FROM (SELECT r.id AS request_id,"
        " s.channel, s.unit, s.programme_code, s.period, count(*) AS people, sum(s.amount_fen)::bigint AS fen,"
        " sha256(string_agg(s.amount_hash || s.payee_hash, ''::bytea ORDER BY s.amount_hash, s.payee_hash)) AS root"
        " FROM request_line s JOIN payment_request r ON r.batch_id = s.batch_id AND r.job_id = $1"
        " GROUP BY r.id, s.channel, s.unit, s.programme_code, s.period ORDER BY r.id, s.unit, s.channel) g) x"
        " RETURNING id, number, channel_code, budget_unit_code, programme_code, people, fen",
        job_id, county, day, by, at,
    )  # fmt: skip


_VOUCHER_OF_STAGED = (
    " FROM request_line s JOIN payment_request r ON r.batch_id = s.batch_id AND r.job_id = $1"
    " JOIN voucher v ON v.request_id = r.id AND v.channel_code = s.channel AND v.budget_unit_code = s.unit"
)


async def insert_payments(job_id: int, at: datetime) -> int:
    """One drafted payment for each staged line; each voucher names the dossiers that it pays."""
    await execute(
        f"INSERT INTO voucher_dossier (voucher_id, dossier_id) SELECT DISTINCT v.id, s.dossier_id{_VOUCHER_OF_STAGED}",
        job_id,
    )
    return await execute(
        "INSERT INTO payment (voucher_id, line_id, dossier_id, reissue_of, correction_id, amount_fen, payee_name,"
        " account_cipher, bank_code, amount_hash, payee_hash, state, created_at)"
        " SELECT v.id, s.line_id, s.dossier_id, s.reissue_of, s.correction_id, s.amount_fen, s.payee_name,"
        f" s.account_cipher, s.bank_code, s.amount_hash, s.payee_hash, 'drafted', $2{_VOUCHER_OF_STAGED} ORDER BY s.line_id",
        job_id,
        at,
    )


async def mark_requested(at: datetime) -> int:
    """The staged lines are asked for."""
    return await execute(
        "UPDATE line l SET pay_status = 'requested', updated_at = $1, version = l.version + 1 FROM request_line s"
        " WHERE l.id = s.line_id AND l.pay_status = s.before_state",
        at,
    )


async def staged_sums() -> list[Record]:
    """People and fen of the staged lines by programme, period and state before."""
    return await fetch(
        "SELECT programme_code, period, before_state, count(*) AS people, sum(amount_fen)::bigint AS fen"
        " FROM request_line GROUP BY programme_code, period, before_state ORDER BY 1, 2, 3"
    )


async def requests_of_job(job_id: int) -> list[Record]:
    """The requests that a job made already."""
    return await fetch(
        "SELECT id, number, batch_id, people, fen FROM payment_request WHERE job_id = $1 ORDER BY id", job_id
    )


async def lines_of_job(job_id: int) -> list[int]:
    """The lines of the requests that a job made."""
    rows = await fetch(
        "SELECT p.line_id FROM payment p JOIN voucher v ON v.id = p.voucher_id JOIN payment_request r"
        " ON r.id = v.request_id WHERE r.job_id = $1 ORDER BY p.line_id",
        job_id,
    )
    return [row["line_id"] for row in rows]


async def lines_alive(line_ids: Sequence[int]) -> list[int]:
    """Those of the lines whose claim must live on: asked for, on the way, paid, or failed and waiting."""
    rows = await fetch(
        "SELECT id FROM payable_line WHERE id = ANY($1::bigint[])"
        " AND pay_status IN ('requested', 'in_flight', 'paid', 'failed', 'returned') ORDER BY id",
        list(line_ids),
    )
    return [row["id"] for row in rows]


async def ready_to_advance(dossier_ids: Sequence[int]) -> list[int]:
    """Dossiers whose last line has been asked for, and those that are at 支付 already."""
    rows = await fetch(
        "SELECT d.id FROM published_dossier d WHERE d.id = ANY($1::bigint[]) AND (d.stage = 'payment' OR"
        " d.stage = 'payment_request' AND NOT EXISTS (SELECT FROM payable_line l WHERE l.dossier_id = d.id"
        " AND l.status IN ('moving', 'held') AND l.pay_status = 'none')) ORDER BY d.id",
        list(dossier_ids),
    )
    return [row["id"] for row in rows]


async def unrequested(dossier_ids: Sequence[int]) -> list[Record]:
    """Moving lines of each dossier that were not asked for yet, counted."""
    return await fetch(
        "SELECT dossier_id, count(*) AS people FROM payable_line WHERE dossier_id = ANY($1::bigint[])"
        " AND status = 'moving' AND pay_status = 'none' GROUP BY dossier_id ORDER BY dossier_id",
        list(dossier_ids),
    )


async def money_moved(dossier_ids: Sequence[int]) -> int:
    """How many lines of the dossiers have been asked for, whatever came of it."""
    return int(
        await fetch_value(
            "SELECT count(*) FROM payable_line WHERE dossier_id = ANY($1::bigint[]) AND pay_status <> 'none'",
            list(dossier_ids),
        )
    )


async def dossiers_of_payments(payment_ids: Sequence[int]) -> list[int]:
    """The dossiers behind payments, in id order."""
    rows: list[Any] = await fetch(
        "SELECT DISTINCT dossier_id FROM payment WHERE id = ANY($1::bigint[]) ORDER BY dossier_id",
        list(payment_ids),
    )
    return [row["dossier_id"] for row in rows]

"""SQL of 银行卡对比: what is compared, the results, corrected accounts. Runs in the session of one county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch, fetch_remembered, fetch_row

_CHECK_COLUMNS = (
    "line_id", "account_digest", "outcome", "reason", "remedy", "source", "as_of", "checked_by", "checked_at",
)  # fmt: skip

COMPARABLE = "l.status = 'moving' AND l.pay_status IN ('none', 'failed', 'returned')"
"""Lines (alias `l` of payable_line) whose account may be compared: not yet asked for, or failed."""


async def programmes_of(dossier_ids: Sequence[int]) -> list[Record]:
    """Dossiers that exist, with programme, stage, state, batch and the budget unit that pays them."""
    return await fetch(
        "SELECT d.id, d.programme_code, d.stage, d.state, d.batch_id, (SELECT u.budget_unit_code FROM published_dossier_unit u"
        " WHERE u.dossier_id = d.id) AS unit FROM published_dossier d"
        " WHERE d.id = ANY($1::bigint[]) ORDER BY d.id",
        list(dossier_ids),
    )


async def lines_to_compare(dossier_ids: Sequence[int]) -> list[Record]:
    """What the card registry is asked about, with sealed fields: payee (or claimant) and the account to be paid.

    `overridden`: rules of the card that a second official passed for exactly this payee and account (核批).
    """
    return await fetch(
        "SELECT l.id, coalesce(l.payee_id_cipher, l.id_cipher) AS id_cipher, l.payee_id_cipher IS NOT NULL AS has_payee,"
        " coalesce(l.payee_name, '') AS payee_name, l.account_cipher, l.correction_id, l.account_digest, l.approved_payee_hash ="
        " sha256(l.salt || l.payee_digest || coalesce(l.approved_account_digest, ''::bytea)) AS payee_intact,"
        " ARRAY(SELECT f.rule_code FROM finding f WHERE f.line_id = l.id AND f.check_name = 'card'"
        " AND f.resolution = 'overridden'"
        " AND f.covered_payee = sha256(l.payee_digest || coalesce(l.account_digest, ''::bytea))) AS overridden"
        f" FROM payable_line l WHERE l.dossier_id = ANY($1::bigint[]) AND {COMPARABLE} ORDER BY l.id",
        list(dossier_ids),
    )


async def store_checks(rows: Sequence[Sequence[Any]]) -> int:
    """Keep the newest check of each line."""
    await execute("CREATE TEMP TABLE IF NOT EXISTS new_check (LIKE payment_check) ON COMMIT DROP")
    await copy_rows("new_check", _CHECK_COLUMNS, rows)
    changes = ", ".join(f"{name} = excluded.{name}" for name in _CHECK_COLUMNS[1:])
    stored = await execute(
        f"INSERT INTO payment_check ({', '.join(_CHECK_COLUMNS)}) SELECT {', '.join(_CHECK_COLUMNS)} FROM new_check"
        f" ORDER BY line_id ON CONFLICT (line_id) DO UPDATE SET {changes}"
    )
    await execute("TRUNCATE new_check")
    return stored


async def refuse_lines(
    line_ids: Sequence[int], reasons: Sequence[str], remedies: Sequence[str], by: int, at: datetime
) -> None:
    """Note on lines why they are not paid; a new comparison is needed before they can be asked for again."""
    await execute(
        "INSERT INTO payment_check (line_id, account_digest, outcome, reason, remedy, source, as_of, checked_by, checked_at)"
        " SELECT id, NULL, 'abnormal', reason, remedy, '支付申请复核', $5, $4, $5"
        " FROM unnest($1::bigint[], $2::text[], $3::text[]) AS t(id, reason, remedy) ORDER BY id"
        " ON CONFLICT (line_id) DO UPDATE SET account_digest = NULL, outcome = 'abnormal', reason = excluded.reason,"
        " remedy = excluded.remedy, source = excluded.source, as_of = excluded.as_of, checked_by = excluded.checked_by,"
        " checked_at = excluded.checked_at",
        list(line_ids), list(reasons), list(remedies), by, at,
    )  # fmt: skip


async def forget_checks(dossier_ids: Sequence[int]) -> None:
    """A returned dossier is compared again when it comes back."""
    await execute(
        "DELETE FROM payment_check c USING payable_line l WHERE l.id = c.line_id AND l.dossier_id = ANY($1::bigint[])",
        list(dossier_ids),
    )


_PENDING = (
    " FROM payable_line l LEFT JOIN payment_check c ON c.line_id = l.id"
    " WHERE l.stage IN ('payment_request', 'payment') AND l.dossier_state = 'moving' AND l.status = 'moving' AND l.pay_status = 'none'"
    " AND l.programme_code = ANY($1::text[]) AND l.township_code LIKE ANY($2::text[])"
    " AND ($3::text = '' OR l.programme_code = $3) AND ($4::bigint IS NULL OR l.batch_id = $4)"
    " AND ($5::text = '' OR coalesce(c.outcome, 'not_compared') = $5)"
    " AND ($6::text[] IS NULL OR l.dossier_id IN"
    " (SELECT u.dossier_id FROM published_dossier_unit u WHERE u.budget_unit_code = ANY($6)))"
    " AND ($7::bigint IS NULL OR l.dossier_id = $7)"
)
_PENDING_TABLES = (
    "line",
    "dossier",
    "batch",
    "payee_correction",
    "payment_check",
    "dossier_indicator",
    "indicator",
)
"""What `_PENDING` reads, views looked through."""
_OUTCOMES = ("passed", "abnormal", "unverified", "not_compared")


async def pending(filters: Sequence[Any], limit: int, offset: int) -> list[Record]:
    """待生成: lines that wait for a payment request, dossier by dossier, with the result of the comparison."""
    return await fetch_remembered(
        _PENDING_TABLES,
        "SELECT l.id, l.dossier_id, l.batch_id, l.programme_code, l.period, l.township_code, l.village_code, l.name,"
        " l.payee_name, l.bank_code, l.amount_fen, coalesce(c.outcome, 'not_compared') AS outcome,"
        f" coalesce(c.reason, '') AS reason, coalesce(c.remedy, '') AS remedy, c.checked_at{_PENDING}"
        " ORDER BY l.dossier_id, l.id LIMIT $8 OFFSET $9",
        *filters, limit, offset,
    )  # fmt: skip


async def pending_dossiers(filters: Sequence[Any], limit: int, offset: int) -> list[Record]:
    """What `pending` finds, a row for each dossier: people and fen in all and passed, people by result, last comparison.

    `filters`: programmes, region patterns, programme, batch, budget units. `total`, `all_people`, `all_fen`,
    `all_passed_people` and `all_passed_fen` run over all dossiers.
    """
    counts = ", ".join(
        f"count(*) FILTER (WHERE coalesce(c.outcome, 'not_compared') = '{one}') AS {one}"
        for one in _OUTCOMES[1:]
    )
    passed = "c.outcome = 'passed' AND c.account_digest = coalesce(k.account_digest, l.account_digest)"
    over = "count(*) OVER () AS total, " + ", ".join(
        f"coalesce(sum(w.{name}) OVER (), 0)::bigint AS all_{name}"
        for name in ("people", "fen", "passed_people", "passed_fen")
    )
    return await fetch_remembered(
        _PENDING_TABLES,
        # All lines of a dossier agree in programme, place and batch: these are asked of the dossier, once, and not of each line.
        "WITH waiting AS (SELECT l.dossier_id AS id, count(*) AS people, coalesce(sum(l.amount_fen), 0)::bigint AS fen,"
        f" count(*) FILTER (WHERE {passed}) AS passed_people,"
        f" coalesce(sum(l.amount_fen) FILTER (WHERE {passed}), 0)::bigint AS passed_fen, {counts},"
        " max(c.checked_at) AS checked_at FROM published_dossier d JOIN line l ON l.dossier_id = d.id"
        " LEFT JOIN payee_correction k ON k.line_id = l.id AND k.superseded_at IS NULL"
        " LEFT JOIN payment_check c ON c.line_id = l.id"
        " WHERE d.stage IN ('payment_request', 'payment') AND d.state = 'moving'"
        " AND d.programme_code = ANY($1::text[]) AND d.township_code LIKE ANY($2::text[])"
        " AND ($3::text = '' OR d.programme_code = $3) AND ($4::bigint IS NULL OR d.batch_id = $4)"
        " AND ($5::text[] IS NULL OR d.id IN"
        " (SELECT u.dossier_id FROM published_dossier_unit u WHERE u.budget_unit_code = ANY($5)))"
        " AND l.status = 'moving' AND l.pay_status = 'none' GROUP BY 1)"
        " SELECT w.*, d.batch_id, d.programme_code, d.township_code, d.stage, b.period, b.name AS batch_name,"
        f" {over} FROM waiting w JOIN published_dossier d ON d.id = w.id JOIN published_batch b ON b.id = d.batch_id"
        " ORDER BY w.id DESC LIMIT $6 OFFSET $7",
        *filters,
        limit,
        offset,
    )


async def pending_sums(filters: Sequence[Any]) -> Record:
    """People and fen of what `pending` finds, and how many of them passed the comparison."""
    rows = await fetch_remembered(
        _PENDING_TABLES,
        "SELECT count(*) AS people, coalesce(sum(l.amount_fen), 0)::bigint AS fen,"
        " count(*) FILTER (WHERE c.outcome = 'passed' AND c.account_digest = l.account_digest) AS passed_people,"
        " coalesce(sum(l.amount_fen) FILTER (WHERE c.outcome = 'passed' AND c.account_digest = l.account_digest), 0)::bigint"
        f" AS passed_fen{_PENDING}",
        *filters,
    )
    return rows[0]


async def payment_for_correction(payment_id: int) -> Record | None:
    """A payment with its line and whether it is the line's last attempt, locked."""
    return await fetch_row(
        "SELECT p.id, p.line_id, p.state, p.result_at, p.payee_name, l.payee_digest,"
        " NOT EXISTS (SELECT FROM payment n WHERE n.line_id = p.line_id AND n.id > p.id AND n.state <> 'void') AS final_attempt"
        " FROM payment p JOIN payable_line l ON l.id = p.line_id WHERE p.id = $1 FOR NO KEY UPDATE OF p",
        payment_id,
    )


async def confirmed_account(bank_account_id: int) -> Record | None:
    """An active account: two officials proposed and confirmed it (the database guarantees that they differ)."""
    return await fetch_row(
        "SELECT id, holder_name, holder_digest, account_cipher, account_digest, bank_code, bank_name FROM published_account"
        " WHERE id = $1",
        bank_account_id,
    )


async def accounts_of_payee(payment_id: int) -> list[Record]:
    """Active accounts of the payee of a payment, by id."""
    return await fetch(
        "SELECT a.id, a.holder_name, a.account_cipher, a.bank_name FROM payment p JOIN payable_line l ON l.id = p.line_id"
        " JOIN published_account a ON a.holder_digest = l.payee_digest AND a.holder_name = p.payee_name"
        " WHERE p.id = $1 ORDER BY a.id",
        payment_id,
    )


async def correct_account(
    correction_id: int, line_id: int, account: Record, cipher: bytes, by: int, at: datetime
) -> None:
    """Let a line be paid into another account from now on."""
    await execute(
        "UPDATE payee_correction SET superseded_at = $2 WHERE line_id = $1 AND superseded_at IS NULL",
        line_id,
        at,
    )
    await execute(
        "INSERT INTO payee_correction (id, line_id, bank_account_id, holder_name, account_cipher, account_digest,"
        " bank_code, bank_name, chosen_by, chosen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        correction_id, line_id, account["id"], account["holder_name"], cipher, account["account_digest"],
        account["bank_code"], account["bank_name"], by, at,
    )  # fmt: skip
    await execute("DELETE FROM payment_check WHERE line_id = $1", line_id)

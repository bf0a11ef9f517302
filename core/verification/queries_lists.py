"""SQL of the rules about lists: hashes, seals, signatures, claims. Rows that break a rule: `subject`, `difference_fen`."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.database import fetch
from core.workflow.queries_hashes import amount_hash_sql, payee_hash_sql


async def broken_hashes() -> list[Record]:
    """Sealed lines, and payments, whose stored hashes do not follow from their content."""
    return await fetch(
        "SELECT '申报明细 ' || l.id AS subject, coalesce(l.amount_fen, 0) AS difference_fen FROM line l"
        " JOIN dossier d ON d.id = l.dossier_id WHERE l.status IN ('moving', 'held') AND l.hash_version > 0"
        f" AND (l.amount_hash IS DISTINCT FROM {amount_hash_sql()} OR l.payee_hash IS DISTINCT FROM {payee_hash_sql()})"
        " UNION ALL SELECT '发放明细 ' || p.id, p.amount_fen FROM payment p JOIN line l ON l.id = p.line_id"
        " JOIN dossier d ON d.id = p.dossier_id LEFT JOIN payee_correction c ON c.id = p.correction_id"
        f" WHERE p.state <> 'void' AND (p.amount_hash <> {amount_hash_sql('p.amount_fen')} OR p.payee_hash <>"
        " sha256(d.salt || coalesce(l.payee_id_digest, l.id_digest)"
        " || coalesce(c.account_digest, l.account_digest, ''::bytea)))"
    )


async def broken_seals() -> list[Record]:
    """Seals whose people, fen or root digest do not follow from their lines."""
    return await fetch(
        "SELECT '名单固化记录 ' || s.id AS subject, (s.fen - coalesce(k.fen, 0))::bigint AS difference_fen FROM seal s"
        " LEFT JOIN (SELECT seal_id, count(*) AS people, sum(amount_fen) AS fen,"
        " sha256(string_agg(amount_hash, ''::bytea ORDER BY amount_hash)) AS root,"
        " sha256(string_agg(amount_hash || payee_hash, ''::bytea ORDER BY amount_hash, payee_hash)) AS full_root"
        " FROM seal_line GROUP BY seal_id) k ON k.seal_id = s.id"
        " WHERE (s.people, s.fen) IS DISTINCT FROM (k.people, k.fen)"
        " OR s.root_digest <> CASE s.purpose WHEN 'voucher' THEN k.full_root ELSE k.root END ORDER BY s.id"
    )


async def lines_in_payment() -> list[int]:
    """Lines that a payment uses or has used, and that were not stopped."""
    rows = await fetch(
        "SELECT id FROM line WHERE pay_status IN ('requested', 'in_flight', 'paid', 'failed', 'returned') ORDER BY id"
    )
    return [row["id"] for row in rows]


async def amounts_of(line_ids: Sequence[int]) -> dict[int, int]:
    """Amounts of lines, in fen."""
    rows = await fetch(
        "SELECT id, coalesce(amount_fen, 0) AS fen FROM line WHERE id = ANY($1::bigint[])", list(line_ids)
    )
    return {row["id"]: row["fen"] for row in rows}


async def signed_vouchers() -> list[Record]:
    """Vouchers with at least one signature, with what was signed."""
    return await fetch(
        "SELECT id, number, channel_code, budget_unit_code, payer_account_id, message_id, people, fen, root_digest, state,"
        " maker_id, maker_signature, checker_id, checker_signature FROM voucher WHERE maker_id IS NOT NULL ORDER BY id"
    )


async def unfinished_withdrawals() -> list[int]:
    """Lines whose claim is being given back by a job that waits or runs."""
    rows = await fetch(
        "SELECT p.line_id FROM payment p JOIN job j ON j.kind = 'payment.withdraw' AND j.state IN ('queued', 'running')"
        " AND j.subject_id = p.voucher_id::text WHERE p.state = 'void'"
    )
    return [row["line_id"] for row in rows]


async def claims_of(county: str) -> list[Record]:
    """Living claims of a county by line, with the weakest state (confirmed < reserved). Runs on the platform."""
    return await fetch(
        "SELECT line_id, max(state) AS state, max(amount_fen) AS fen FROM claim WHERE county_code = $1"
        " AND living GROUP BY line_id ORDER BY line_id",
        county,
    )

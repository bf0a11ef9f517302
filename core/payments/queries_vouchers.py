"""SQL of vouchers: lists, locks, signatures, sending. Runs in the session of one county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_row
from core.workflow.lock_dossiers import lock_dossiers

_SHOWN = (
    "v.id, v.number, v.request_id, r.number AS request_number, r.kind, r.batch_id, v.programme_code, v.period,"
    " v.channel_code, v.budget_unit_code, v.payer_account_id, v.message_id, v.people, v.fen, v.root_digest, v.state, v.maker_id,"
    " v.maker_signature, v.maker_at, v.checker_id, v.checker_signature, v.checker_at, v.pushes, v.bank_reference,"
    " v.problem, v.sent_by, v.sent_at, v.finished_at, v.created_by, v.created_at"
)
_FROM = " FROM voucher v JOIN payment_request r ON r.id = v.request_id"
_FILTER = (
    " WHERE v.programme_code = ANY($1::text[]) AND ($2::text[] IS NULL OR v.budget_unit_code = ANY($2))"
    " AND ($3::text[] IS NULL OR v.state = ANY($3)) AND ($4::text = '' OR v.programme_code = $4)"
    " AND ($5::text = '' OR v.period = $5) AND ($6::bigint IS NULL OR r.batch_id = $6)"
    " AND ($7::text = '' OR v.number = $7)"
)
SORTABLE = {"number": "v.number", "created_at": "v.created_at", "fen": "v.fen", "people": "v.people"}


async def find(filters: Sequence[Any], order_by: str, limit: int, offset: int) -> list[Record]:
    """A page of vouchers. `filters`: programmes, units, states, programme, period, batch, number."""
    return await fetch(
        f"SELECT {_SHOWN}{_FROM}{_FILTER} ORDER BY {order_by} LIMIT $8 OFFSET $9", *filters, limit, offset
    )


async def sums(filters: Sequence[Any]) -> list[Record]:
    """Number, people and fen by state of what the filters find."""
    return await fetch(
        "SELECT v.state, count(*) AS total, sum(v.people)::bigint AS people, sum(v.fen)::bigint AS fen"
        f"{_FROM}{_FILTER} GROUP BY v.state",
        *filters,
    )


async def by_id(voucher_id: int) -> Record | None:
    """One voucher without a lock."""
    return await fetch_row(f"SELECT {_SHOWN}{_FROM} WHERE v.id = $1", voucher_id)


async def lock(voucher_ids: Sequence[int], *, with_dossiers: bool) -> list[Record]:
    """Lock vouchers in id order; `with_dossiers` first locks the dossiers of their payments (order of locks: README)."""
    if with_dossiers:
        rows = await fetch(
            "SELECT DISTINCT dossier_id FROM payment WHERE voucher_id = ANY($1::bigint[])", list(voucher_ids)
        )
        await lock_dossiers([row["dossier_id"] for row in rows])
    return await fetch(
        f"SELECT {_SHOWN}{_FROM} WHERE v.id = ANY($1::bigint[]) ORDER BY v.id FOR NO KEY UPDATE OF v",
        list(voucher_ids),
    )


async def content_of(voucher_id: int) -> Record:
    """People, fen and root digest of a voucher computed anew from its payments."""
    row = await fetch_row(
        "SELECT count(*) AS people, coalesce(sum(amount_fen), 0)::bigint AS fen,"
        " sha256(string_agg(amount_hash || payee_hash, ''::bytea ORDER BY amount_hash, payee_hash)) AS root_digest"
        " FROM payment WHERE voucher_id = $1",
        voucher_id,
    )
    if row is None:
        raise LookupError(voucher_id)
    return row


async def lines_of(voucher_id: int) -> list[int]:
    """The lines that a voucher pays."""
    rows = await fetch("SELECT line_id FROM payment WHERE voucher_id = $1 ORDER BY line_id", voucher_id)
    return [row["line_id"] for row in rows]


async def sign_maker(voucher_id: int, payer_account: int, official: int, signature: str, at: datetime) -> int:
    """经办签章 over the payer's account, which the voucher keeps from now on."""
    return await execute(
        "UPDATE voucher SET state = 'maker_signed', payer_account_id = $2, maker_id = $3, maker_signature = $4,"
        " maker_at = $5, version = version + 1 WHERE id = $1 AND state = 'drafted'",
        voucher_id, payer_account, official, signature, at,
    )  # fmt: skip


async def sign_checker(voucher_id: int, official: int, signature: str, at: datetime) -> int:
    """审核签章; the database itself refuses the maker."""
    return await execute(
        "UPDATE voucher SET state = 'signed', checker_id = $2, checker_signature = $3, checker_at = $4,"
        " version = version + 1 WHERE id = $1 AND state = 'maker_signed'",
        voucher_id, official, signature, at,
    )  # fmt: skip


async def set_state(voucher_id: int, state: str, problem: str | None, at: datetime) -> None:
    """Move a voucher that is locked already; `finished_at` is set with its last states."""
    await execute(
        "UPDATE voucher SET state = $2, problem = $3, version = version + 1,"
        " finished_at = CASE WHEN $2 IN ('finished', 'refused', 'void') THEN $4 ELSE finished_at END WHERE id = $1",
        voucher_id, state, problem, at,
    )  # fmt: skip


async def begin_sending(voucher_id: int, by: int) -> None:
    """The intent to send, committed before anything goes out."""
    await execute(
        "UPDATE voucher SET state = 'sending', sent_by = $2, version = version + 1 WHERE id = $1",
        voucher_id,
        by,
    )


async def count_push(voucher_id: int) -> None:
    """One more call to the bank is about to begin."""
    await execute("UPDATE voucher SET pushes = pushes + 1 WHERE id = $1", voucher_id)


async def accept(voucher_id: int, bank_reference: str, at: datetime) -> int:
    """The bank has it."""
    return await execute(
        "UPDATE voucher SET state = 'sent', bank_reference = $2, sent_at = $3, problem = NULL, version = version + 1"
        " WHERE id = $1 AND state = 'sending'",
        voucher_id, bank_reference, at,
    )  # fmt: skip


async def deposits(voucher_id: int) -> list[Record]:
    """What goes to the bank, with accounts still sealed."""
    return await fetch(
        "SELECT id, line_id, correction_id, payee_name, account_cipher, bank_code, amount_fen FROM payment"
        " WHERE voucher_id = $1 ORDER BY id",
        voucher_id,
    )


async def move_payments(
    voucher_id: int, before: str, after: str, reason: str | None, at: datetime
) -> list[int]:
    """Move all payments of a voucher that are in state `before`; returns their lines."""
    rows = await fetch(
        "UPDATE payment SET state = $3, reason = coalesce($4, reason),"
        " result_at = CASE WHEN $3 IN ('failed', 'stopped') THEN $5 ELSE result_at END"
        " WHERE voucher_id = $1 AND state = $2 RETURNING line_id",
        voucher_id, before, after, reason, at,
    )  # fmt: skip
    return [row["line_id"] for row in rows]


async def move_lines(line_ids: Sequence[int], status: str, at: datetime) -> int:
    """Show on lines what became of their last payment."""
    return await execute(
        "UPDATE line l SET pay_status = $2, updated_at = $3, version = l.version + 1"
        " FROM unnest($1::bigint[]) AS wanted(id) WHERE l.id = wanted.id AND l.pay_status <> $2",
        list(line_ids), status, at,
    )  # fmt: skip


async def withdrawn_lines(voucher_id: int) -> list[Record]:
    """Lines of a void voucher that still count as asked for, with the state of the payment before (None: none)."""
    return await fetch(
        "SELECT p.line_id, b.state AS before_state FROM payment p JOIN line l ON l.id = p.line_id"
        " LEFT JOIN payment b ON b.id = p.reissue_of"
        " WHERE p.voucher_id = $1 AND p.state = 'void' AND l.pay_status = 'requested'",
        voucher_id,
    )


async def set_free(voucher_id: int, at: datetime) -> list[Record]:
    """Put the lines of a void voucher back to where they were; returns people and fen by programme and state before."""
    return await fetch(
        "WITH freed AS (UPDATE line l SET pay_status = coalesce(b.state, 'none'), updated_at = $2, version = l.version + 1"
        " FROM payment p LEFT JOIN payment b ON b.id = p.reissue_of WHERE p.voucher_id = $1 AND p.state = 'void'"
        " AND l.id = p.line_id AND l.pay_status = 'requested'"
        " RETURNING l.programme_code, l.batch_id, b.state AS before_state, p.amount_fen)"
        " SELECT f.programme_code, t.period, f.before_state, count(*) AS people, sum(f.amount_fen)::bigint AS fen"
        " FROM freed f JOIN published_batch t ON t.id = f.batch_id GROUP BY 1, 2, 3",
        voucher_id, at,
    )  # fmt: skip

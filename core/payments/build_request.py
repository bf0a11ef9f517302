"""The county's transaction of 支付申请: request, vouchers and payments from the staged lines, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import asyncpg

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now, today
from core.kernel.errors import Conflict
from core.payments import queries_requests as queries
from core.payments.record_moves import Move, record_moves
from core.payments.tell_signers import tell_signers


@dataclass(frozen=True, slots=True)
class BuiltRequest:
    """A request that was made: its number, people and fen."""

    id: int
    number: str
    people: int
    fen: int


async def build_request(kind: str, job_id: int, staged: int, by: Official) -> list[BuiltRequest]:
    """Make one request for each batch of the `staged` lines of the temporary table `request_line`.

    An internal step of the job, which holds the locks of the dossiers. Raises `Conflict` when a line turns out to be
    asked for already: the database allows one living payment of a line (L2, L16).
    """
    if not staged:
        return []
    county, day, at = current_session().scope, f"{today():%Y%m%d}", now()
    moves = [
        Move(
            row["programme_code"],
            row["period"],
            None if row["before_state"] == "none" else row["before_state"],
            "requested",
            row["people"],
            row["fen"],
        )
        for row in await queries.staged_sums()
    ]
    try:
        requests = await queries.insert_requests(kind, job_id, county, day, by.id, at)
        vouchers = await queries.insert_vouchers(job_id, county, day, by.id, at)
        payments = await queries.insert_payments(job_id, at)
    except asyncpg.UniqueViolationError as error:
        raise Conflict("payments.requested_already", "所选明细已由他人生成支付，请刷新后重试") from error
    if payments != staged or await queries.mark_requested(at) != staged:
        raise Conflict("payments.changed_meanwhile", "明细在生成支付时发生变化，本次未生成，请刷新后重试")
    await record_moves(moves, by)
    _record(kind, requests, vouchers, by)
    await tell_signers(vouchers, "voucher:make_sign", by)
    return [BuiltRequest(row["id"], row["number"], row["people"], row["fen"]) for row in requests]


def _record(kind: str, requests: list[Any], vouchers: list[Any], by: Official) -> None:
    for row in requests:
        current_session().record(
            AuditRecord(
                f"payment_request.{kind}",
                "payment_request",
                str(row["id"]),
                by.id,
                by.account,
                after={
                    "number": row["number"],
                    "fen": row["fen"],
                    "vouchers": [voucher["number"] for voucher in vouchers],
                },
                count=row["people"],
            )
        )

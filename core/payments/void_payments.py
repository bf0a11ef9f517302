"""差错处理 · 作废: end failed or returned payments for good, and give back budget and claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.funds.release_lines import release_lines
from core.jobs import enqueue
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotFound
from core.payments import queries_requests, queries_results, queries_vouchers
from core.payments.authorise import authorise_rows
from core.payments.record_moves import Move, record_moves
from core.workflow.advance_system import advance_system
from core.workflow.lock_dossiers import lock_dossiers


async def void_payments(payment_ids: Sequence[int], by: Official, reason: str) -> int:
    """Stop payments that failed or came back; returns how many. Paid money is never given back to the budget (L3).

    Raises `Invalid` without a reason, `NotFound`, `NotAllowed`, `Conflict` for payments that did not fail, were issued
    again, or of which the bank said something that is not cleared up.
    """
    if not reason.strip():
        raise Invalid("payments.no_reason", "请填写作废原因", field="reason")
    ids = sorted(set(payment_ids))
    dossiers = await queries_requests.dossiers_of_payments(ids)
    await lock_dossiers(dossiers)
    rows = await queries_results.stoppable(ids)
    if not ids or len(rows) != len(ids):
        raise NotFound("payments.unknown_payment", "所选发放明细不存在，请刷新列表", field="payment_ids")
    authorise_rows("payment:void", rows, by)
    for row in rows:
        if row["state"] not in ("failed", "returned") or row["superseded"]:
            raise Conflict("payments.not_failed", "只有发放失败或退款、且尚未补发的明细才能作废，请刷新列表")
        if row["has_anomaly"]:
            raise Conflict(
                "payments.open_anomaly", "银行对该明细的回单有疑问，请先与银行核实并登记处理结果，再作废"
            )
    at = now()
    lines = [row["line_id"] for row in rows]
    await queries_results.stop(ids, reason.strip(), at)
    await queries_vouchers.move_lines(lines, "stopped", at)
    people: Counter[tuple[str, str, str]] = Counter()
    fen: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        key = (row["programme_code"], row["period"], row["state"])
        people[key] += 1
        fen[key] += row["amount_fen"]
    await record_moves(
        [Move(key[0], key[1], key[2], "stopped", n, fen[key]) for key, n in people.items()], by
    )
    current_session().record(
        AuditRecord(
            "payment.void",
            "payment",
            ",".join(map(str, ids[:20])),
            by.id,
            by.account,
            after={"reason": reason.strip(), "fen": sum(fen.values())},
            count=len(ids),
        )
    )
    await enqueue(
        "payment.release_claims",
        title=f"释放作废明细的申领登记（{len(lines)} 笔）",
        payload={"line_ids": lines},
        by=by,
        subject="payment",
        subject_id=str(ids[0]),
    )
    await advance_system(await queries_requests.ready_to_advance(dossiers), by)
    await release_lines(lines, by)
    return len(ids)

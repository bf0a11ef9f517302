"""Book what the bank says of one voucher: results, payments, lines, ledger, dossiers, in one transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.funds.post_movements import Entry, Movement, post_movements
from core.kernel.clock import now
from core.kernel.errors import NotFound
from core.payments import queries_requests, queries_results, queries_vouchers
from core.payments.record_moves import Move, record_moves
from core.payments.rules import Anomaly, KnownPayment, KnownResult, Transition, judge_receipt
from core.payments.states import PaymentState, VoucherState
from core.plugin_api import BankReceipt, ReceiptStatus
from core.workflow.advance_system import advance_system

_POSTED: dict[tuple[PaymentState, PaymentState], tuple[Movement, ...]] = {
    (PaymentState.IN_FLIGHT, PaymentState.PAID): (Movement.PAY,),
    (PaymentState.FAILED, PaymentState.PAID): (Movement.PAY,),
    (PaymentState.IN_FLIGHT, PaymentState.RETURNED): (Movement.PAY, Movement.RETURN),
    (PaymentState.FAILED, PaymentState.RETURNED): (Movement.PAY, Movement.RETURN),
    (PaymentState.PAID, PaymentState.RETURNED): (Movement.RETURN,),
}
"""What a change of a payment's state does to the ledger; a failure keeps its reservation."""


async def apply_receipt(voucher_id: int, receipt: BankReceipt, by: Official) -> dict[str, Any]:
    """Book a receipt; returns `{"status", "paid", "failed", "returned", "repeated", "anomalies", "waiting"}` (people).

    Idempotent: a receipt that was booked before changes nothing. An internal step, the verb authorised. Raises
    `NotFound`.
    """
    vouchers = await queries_vouchers.lock([voucher_id], with_dossiers=True)
    if not vouchers:
        raise NotFound("payments.unknown_voucher", "支付凭证不存在")
    voucher = vouchers[0]
    payments = await _known_payments(voucher_id)
    judgement = judge_receipt(payments, await _known_results(voucher_id), receipt.results)
    at = now()
    if judgement.anomalies:
        await queries_results.book_anomalies(
            [_anomaly_row(voucher_id, one, at) for one in judgement.anomalies]
        )
    if judgement.booked:
        await queries_results.book_results(
            [
                (
                    voucher_id, payment_id, one.status.value, one.amount_fen, one.bank_serial, one.reason_code,
                    one.reason, one.happened_at, at,
                )
                for payment_id, one in judgement.booked
            ]
        )  # fmt: skip
    if judgement.transitions:
        await queries_results.move_payments(
            [_moved_row(one, payments[str(one.payment_id)].line_id, at) for one in judgement.transitions], at
        )
    counts = Counter(one.after.value for one in judgement.transitions)
    waiting = await queries_results.waiting(voucher_id)
    await _settle_voucher(voucher, receipt, waiting["people"], at)
    await record_moves(_moves(voucher, judgement.transitions, payments), by)
    await advance_system(await queries_requests.ready_to_advance(waiting["dossiers"] or []), by)
    summary = {
        "status": receipt.status.value,
        **{state: counts.get(state, 0) for state in ("paid", "failed", "returned")},
        "repeated": judgement.repeated,
        "anomalies": len(judgement.anomalies),
        "waiting": waiting["people"],
    }
    current_session().record(
        AuditRecord(
            "voucher.receipt",
            "voucher",
            str(voucher_id),
            by.id,
            by.account,
            after=summary,
            count=len(judgement.booked),
        )
    )
    await _post(voucher_id, judgement.transitions, by)
    return summary


async def _known_payments(voucher_id: int) -> dict[str, KnownPayment]:
    """The payments of a voucher by line key."""
    return {
        str(row["id"]): KnownPayment(
            row["id"], row["line_id"], PaymentState(row["state"]), row["amount_fen"], row["final_attempt"]
        )
        for row in await queries_results.payments_of(voucher_id)
    }


async def _known_results(voucher_id: int) -> list[KnownResult]:
    return [
        KnownResult(row["payment_id"], row["status"], row["bank_serial"])
        for row in await queries_results.results_of(voucher_id)
    ]


def _anomaly_row(voucher_id: int, one: Anomaly, at: datetime) -> tuple[Any, ...]:
    result = one.result
    return (
        voucher_id, one.payment_id, result.line_key, result.status.value, result.amount_fen, result.bank_serial,
        one.problem, at,
    )  # fmt: skip


def _moved_row(one: Transition, line_id: int, at: datetime) -> tuple[Any, ...]:
    result = one.result
    # A credit shows the bank's time; a failure shows ours, because the next comparison has to be younger than it.
    when = result.happened_at if one.after is PaymentState.PAID and result.happened_at else at
    return (
        one.payment_id,
        line_id,
        one.after.value,
        result.bank_serial,
        result.reason_code,
        result.reason,
        when,
    )


async def _settle_voucher(
    voucher: Mapping[str, Any], receipt: BankReceipt, waiting: int, at: datetime
) -> None:
    """Where the voucher stands after the receipt, and what an official has to look at."""
    problem = None
    if receipt.status is ReceiptStatus.UNKNOWN and voucher["state"] == VoucherState.SENT:
        problem = "银行查无此凭证，请与银行核实"
    elif receipt.status is ReceiptStatus.FINISHED and waiting:
        problem = f"银行已办结，但有 {waiting} 笔没有结果，请与银行核实"
    open_anomalies = await queries_results.open_anomalies(voucher["id"])
    if open_anomalies:
        problem = f"有 {open_anomalies} 条回单存疑，请与银行核实后登记处理结果" + (
            f"；{problem}" if problem else ""
        )
    state = VoucherState(voucher["state"])
    if state is VoucherState.SENDING and receipt.status is not ReceiptStatus.UNKNOWN:
        await queries_vouchers.accept(voucher["id"], receipt.bank_reference, at)
        state = VoucherState.SENT
    if state is VoucherState.SENT and not waiting:
        state = VoucherState.FINISHED
    if state != voucher["state"] or problem != voucher["problem"]:
        await queries_vouchers.set_state(voucher["id"], state, problem, at)


def _moves(
    voucher: Mapping[str, Any], transitions: Sequence[Transition], payments: Mapping[str, KnownPayment]
) -> list[Move]:
    people: Counter[tuple[PaymentState, PaymentState]] = Counter()
    fen: Counter[tuple[PaymentState, PaymentState]] = Counter()
    for one in transitions:
        people[one.before, one.after] += 1
        fen[one.before, one.after] += payments[str(one.payment_id)].amount_fen
    return [
        Move(voucher["programme_code"], voucher["period"], before, after, count, fen[before, after])
        for (before, after), count in people.items()
    ]


async def _post(voucher_id: int, transitions: Sequence[Transition], by: Official) -> None:
    """Ledger entries by indicator, from the funding shares of the lines. Indicators are locked last."""
    moved: dict[Movement, list[int]] = defaultdict(list)
    for one in transitions:
        for movement in _POSTED.get((one.before, one.after), ()):
            moved[movement].append(one.payment_id)
    entries = []
    for movement, payment_ids in moved.items():
        # A payment makes each movement once in its life, so its id makes the key of its set unique.
        key = f"{movement.value}:voucher:{voucher_id}:{min(payment_ids)}"
        for row in await queries_results.funding_of_payments(payment_ids):
            entries.append(Entry(movement, row["indicator_id"], row["fen"], key, voucher_id=voucher_id))
    await post_movements(entries, by)

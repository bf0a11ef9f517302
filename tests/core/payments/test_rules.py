"""What a receipt means, whatever its order; what a card comparison says; what a signature covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.card_rules import Payee
from core.payments.rules import (
    Judgement,
    KnownPayment,
    KnownResult,
    checker_content,
    judge_card,
    judge_receipt,
    voucher_content,
)
from core.payments.states import PaymentState
from core.plugin_api import Fact, FactState, LineResult, LineResultStatus


def _payment(
    number: int, state: PaymentState = PaymentState.IN_FLIGHT, *, final: bool = True
) -> KnownPayment:
    return KnownPayment(number, 100 + number, state, 5000, final)


def _result(number: int, status: str = "paid", serial: str | None = None, fen: int = 5000) -> LineResult:
    return LineResult(
        str(number), LineResultStatus(status), fen, f"{status}-{number}" if serial is None else serial
    )


def _judge(
    *results: LineResult, payments: list[KnownPayment] | None = None, known: list[KnownResult] | None = None
) -> Judgement:
    found = payments or [_payment(1), _payment(2)]
    return judge_receipt({str(one.id): one for one in found}, known or [], results)


def _ends(judgement: Judgement) -> dict[int, str]:
    return {one.payment_id: one.after.value for one in judgement.transitions}


def test_a_partial_receipt_moves_what_it_names() -> None:
    judgement = _judge(_result(1))
    assert _ends(judgement) == {1: "paid"}
    assert judgement.anomalies == []


def test_a_repeated_result_counts_once() -> None:
    judgement = _judge(_result(1), _result(1), known=[KnownResult(2, "failed", "failed-2")])
    assert (len(judgement.booked), judgement.repeated) == (1, 1)


def test_a_refund_before_its_credit_ends_as_refund() -> None:
    assert _ends(_judge(_result(1, "returned"), _result(1, "paid"))) == {1: "returned"}
    late = _judge(
        _result(1, "paid"),
        payments=[_payment(1, PaymentState.RETURNED)],
        known=[KnownResult(1, "returned", "returned-1")],
    )
    assert (late.transitions, len(late.booked)) == ([], 1)


@pytest.mark.parametrize(
    ("result", "payments", "known", "problem"),
    [
        (_result(9), None, [], "不属于"),
        (_result(1, fen=4999), None, [], "49.99 元与应付金额 50.00 元不符"),
        (_result(2, serial="S"), None, [KnownResult(1, "paid", "S")], "已用于另一笔"),
        (
            _result(1, serial="S2"),
            [_payment(1, PaymentState.PAID)],
            [KnownResult(1, "paid", "S1")],
            "重复入账",
        ),
        (
            _result(1, "failed"),
            [_payment(1, PaymentState.PAID)],
            [KnownResult(1, "paid", "S1")],
            "后又报失败",
        ),
        (_result(1), [_payment(1, PaymentState.STOPPED)], [], "已作废"),
        (_result(1), [_payment(1, PaymentState.FAILED, final=False)], [], "重复发放"),
        (_result(1), [_payment(1, PaymentState.DRAFTED)], [], "尚未发送"),
    ],
)
def test_what_contradicts_is_an_anomaly_and_books_nothing(result, payments, known, problem) -> None:
    judgement = _judge(result, payments=payments, known=known)
    assert judgement.booked == []
    assert judgement.transitions == []
    assert problem in judgement.anomalies[0].problem


def test_a_late_credit_of_a_failed_line_is_money_that_moved() -> None:
    judgement = _judge(
        _result(1), payments=[_payment(1, PaymentState.FAILED)], known=[KnownResult(1, "failed", "f")]
    )
    assert _ends(judgement) == {1: "paid"}


_STATUSES = st.sampled_from(["paid", "returned"])


@given(st.lists(st.tuples(st.integers(1, 4), _STATUSES), max_size=12), st.randoms(), st.integers(0, 12))
def test_any_order_and_any_split_ends_the_same(said: list[tuple[int, str]], chance, cut: int) -> None:
    """Partial, late, repeated and out-of-order results lead to one end."""
    results = [_result(number, status) for number, status in said]
    shuffled = list(results)
    chance.shuffle(shuffled)

    def play(*receipts: list[LineResult]) -> dict[int, PaymentState]:
        states = dict.fromkeys(range(1, 5), PaymentState.IN_FLIGHT)
        known: list[KnownResult] = []
        for receipt in receipts:
            judgement = _judge(*receipt, payments=[_payment(n, s) for n, s in states.items()], known=known)
            assert judgement.anomalies == []
            known += [KnownResult(n, one.status.value, one.bank_serial) for n, one in judgement.booked]
            states |= {one.payment_id: one.after for one in judgement.transitions}
        return states

    assert play(results) == play(shuffled[:cut], shuffled[cut:]) == play(shuffled, results, shuffled)


_CARD = {
    "card_number": "6210",
    "bank_code": "YNRCC",
    "bank_name": "云南省农村信用社",
    "card_status": "normal",
    "financial_active": True,
    "name_matches": True,
}


def _card(**changes: object) -> Fact:
    return Fact(FactState.KNOWN, _CARD | changes)


@pytest.mark.parametrize(
    ("fact", "outcome", "reason"),
    [
        (_card(), "passed", ""),
        (None, "unverified", "无法核实"),
        (Fact(FactState.UNKNOWN, note="系统超时"), "unverified", "系统超时"),
        (_card(name_matches=False), "abnormal", "姓名"),
        (_card(card_status="frozen"), "abnormal", "已冻结"),
        (_card(financial_active=False), "abnormal", "未激活"),
        (_card(card_number="6211"), "abnormal", "不一致"),
    ],
)
def test_a_card_is_judged_with_its_reason(fact: Fact | None, outcome: str, reason: str) -> None:
    verdict = judge_card(Payee("王秀英", "530423", "6210"), fact, payee_intact=True)
    assert verdict.outcome == outcome
    assert reason in verdict.reason
    assert bool(verdict.remedy) == (outcome != "passed")


def test_an_account_is_never_taken_over_right_before_paying() -> None:
    assert judge_card(Payee("王秀英", "530423", ""), _card(), payee_intact=True).outcome == "abnormal"


def test_an_override_passes_its_own_rule_and_says_so() -> None:
    payee, fact = Payee("王秀英", "530423", "6210"), _card(card_number="6211")
    verdict = judge_card(payee, fact, payee_intact=True, overridden=["card.account_differs"])
    assert (verdict.outcome, verdict.remedy) == ("passed", "")
    assert "已核批" in verdict.reason
    assert judge_card(payee, fact, payee_intact=True, overridden=["card.state"]).outcome == "abnormal"
    assert (
        judge_card(payee, fact, payee_intact=False, overridden=["card.account_differs"]).outcome == "abnormal"
    )


def test_a_payee_that_was_altered_never_passes() -> None:
    assert judge_card(Payee("王秀英", "530423", "6210"), _card(), payee_intact=False).outcome == "abnormal"


def test_every_part_of_a_voucher_is_signed() -> None:
    voucher = {
        "budget_unit_code": "1", "channel_code": "c", "fen": 5, "message_id": "m", "number": "n", "people": 1,
        "root_digest": b"r" * 32, "payer_account_id": 7,
    }  # fmt: skip
    whole = voucher_content(voucher, "530423")
    others = {voucher_content(voucher | {name: "other"}, "530423") for name in voucher}
    assert len(others | {whole, voucher_content(voucher, "530425")}) == len(voucher) + 2
    assert checker_content(whole, 1, "s") != checker_content(whole, 2, "s")

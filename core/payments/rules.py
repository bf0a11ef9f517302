"""Pure decisions of payments: what a card comparison says, what a voucher's signature covers, what a receipt means."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from core.checks.card_rules import CardMatch, Payee, match_card
from core.claims.claim import ABOVE_CAP, ClaimRefusal
from core.kernel.money import Fen
from core.payments.states import PaymentState
from core.plugin_api import Fact, LineResult, LineResultStatus, Outcome

PROBLEMS = {
    "not_compared": "未做银行卡对比",
    "abnormal": "银行卡对比异常",
    "unverified": "银行卡对比无法核实",
    "account_changed": "收款账号在银行卡对比之后有变更",
    "payee_altered": "收款人或账号与审核时留存的摘要不符",
    "not_funded": "未足额挂接指标",
    "claimed_elsewhere": "同一对象同一期已在其他申报中领取",
    "above_cap": "金额高于确认需发放的上限",
    "recheck": "死亡或重复复核未通过",
    "altered": "申领人或金额与公示、审核时留存的摘要不符",
    "not_publicised": "未经公示",
    "raised": "金额高于公示金额",
    "not_approved": "未经审核",
    "open_anomaly": "银行回单有疑问尚未澄清",
    "not_failed": "不是发放失败或退款的明细，或已补发",
    "not_compared_since": "发放失败后尚未重新做银行卡对比",
}
"""Why a line is left out of a payment request; code → what the official reads."""


def refusal_text(refusal: ClaimRefusal) -> tuple[str, str]:
    """Reason and remedy, for the official, of a line whose claim was refused."""
    if refusal.state == ABOVE_CAP:
        return (
            "测算金额高于确认需发放的上限",
            "请退回本条，核对金额；确需按此金额发放的，重新提交“确认需发放”并由另一人确认",
        )
    return (
        f"同一对象同一期已在区县 {refusal.county_code} 领取或正在支付",
        "请核实后作废本条；确需再发的，退回本条后提交“确认需发放”（补差或补发，填写上限），由另一人确认",
    )


def voucher_content(voucher: Mapping[str, object], county: str) -> bytes:
    """The canonical content that both signatures of a voucher cover (UTF-8 JSON, sorted keys).

    It names the lines only through `root_digest`, the SHA-256 over the sorted hashes of all its payments, and the payer by the
    id of its account, of which a row never changes. Vouchers that were sent before accounts were kept name none.
    """
    root = voucher["root_digest"]
    content = {
        "budget_unit": voucher["budget_unit_code"],
        "channel": voucher["channel_code"],
        "county": county,
        "fen": voucher["fen"],
        "message_id": voucher["message_id"],
        "number": voucher["number"],
        "people": voucher["people"],
        "root_digest": root.hex() if isinstance(root, bytes) else str(root),
    }
    if voucher["payer_account_id"] is not None:
        content["payer_account"] = voucher["payer_account_id"]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def checker_content(content: bytes, maker_id: int, maker_signature: str) -> bytes:
    """What the checker signs: the voucher's content together with who signed it first and how."""
    return content + f"|{maker_id}|{maker_signature}".encode()


@dataclass(frozen=True, slots=True)
class KnownPayment:
    """A payment as the receipt finds it. `final_attempt`: no later attempt for its line exists."""

    id: int
    line_id: int
    state: PaymentState
    amount_fen: int
    final_attempt: bool


@dataclass(frozen=True, slots=True)
class KnownResult:
    """A result that was booked before."""

    payment_id: int
    status: str
    bank_serial: str


@dataclass(frozen=True, slots=True)
class Transition:
    """A payment that a receipt moves on; `result` is the bank's last word on it."""

    payment_id: int
    before: PaymentState
    after: PaymentState
    result: LineResult


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A result that cannot be booked, with the reason for the official who has to ask the bank."""

    payment_id: int | None
    result: LineResult
    problem: str


@dataclass(slots=True)
class Judgement:
    """What a receipt means: results to book, payments to move on, anomalies; `repeated` counts what was known."""

    booked: list[tuple[int, LineResult]] = field(default_factory=list)
    transitions: list[Transition] = field(default_factory=list)
    anomalies: list[Anomaly] = field(default_factory=list)
    repeated: int = 0


def judge_receipt(
    payments: Mapping[str, KnownPayment], known: Collection[KnownResult], results: Sequence[LineResult]
) -> Judgement:
    """Decide what the bank's results mean for the payments of one voucher (by line key).

    Partial, late, repeated and out-of-order results all lead to the same end: a payment's state follows from the set of
    its results. A refund implies a credit, even when the credit was never reported. What contradicts money that moved
    is an anomaly and never books anything.
    """
    judgement = Judgement()
    said: dict[tuple[int, str], str] = {(one.payment_id, one.status): one.bank_serial for one in known}
    serials: dict[str, tuple[int, str]] = {
        one.bank_serial: (one.payment_id, one.status) for one in known if one.bank_serial
    }
    moved: dict[int, LineResult] = {}
    for result in results:
        payment = payments.get(result.line_key)
        key = (payment.id if payment else 0, result.status.value)
        if (
            payment is not None
            and said.get(key) == result.bank_serial
            and result.amount_fen == payment.amount_fen
        ):
            judgement.repeated += 1
            continue
        problem = _problem(payment, result, said, serials)
        if payment is None or problem:
            judgement.anomalies.append(Anomaly(payment.id if payment else None, result, problem))
            continue
        if key in said:
            judgement.repeated += 1
            continue
        said[key] = result.bank_serial
        if result.bank_serial:
            serials[result.bank_serial] = key
        judgement.booked.append((payment.id, result))
        if payment.id not in moved or result.status.value == "returned":
            moved[payment.id] = result
    by_id = {payment.id: payment for payment in payments.values()}
    for payment_id, result in moved.items():
        after = _state({status for status in ("failed", "paid", "returned") if (payment_id, status) in said})
        if after is not by_id[payment_id].state:
            judgement.transitions.append(Transition(payment_id, by_id[payment_id].state, after, result))
    return judgement


def _state(statuses: set[str]) -> PaymentState:
    for state in (PaymentState.RETURNED, PaymentState.PAID, PaymentState.FAILED):
        if state.value in statuses:
            return state
    raise ValueError("a payment without a result has no final state")


def _problem(
    payment: KnownPayment | None,
    result: LineResult,
    said: Mapping[tuple[int, str], str],
    serials: Mapping[str, tuple[int, str]],
) -> str:
    """Why a result cannot be booked, empty when it can."""
    if payment is None:
        return "回单中的明细不属于该支付凭证"
    key = (payment.id, result.status.value)
    is_credit = result.status is not LineResultStatus.FAILED
    was_credited = (payment.id, "paid") in said or (payment.id, "returned") in said
    serial_of_other = bool(result.bank_serial) and serials.get(result.bank_serial, key) != key
    found = (
        (
            result.amount_fen != payment.amount_fen,
            f"回单金额 {Fen(result.amount_fen).yuan_grouped} 元与应付金额 {Fen(payment.amount_fen).yuan_grouped} 元不符",
        ),
        (serial_of_other, f"银行流水号 {result.bank_serial} 已用于另一笔结果"),
        (
            is_credit and said.get(key, result.bank_serial) != result.bank_serial,
            "同一笔明细出现两个银行流水号，疑似重复入账或重复退款",
        ),
        (not is_credit and was_credited, "银行先报成功或退款，后又报失败"),
        (is_credit and payment.state is PaymentState.STOPPED, "已作废的明细又被银行报告入账"),
        (
            is_credit and payment.state is PaymentState.FAILED and not payment.final_attempt,
            "已补发的失败明细又被银行报告入账，疑似重复发放",
        ),
        (payment.state in (PaymentState.DRAFTED, PaymentState.VOID), "尚未发送的明细收到了银行结果"),
    )
    return next((problem for applies, problem in found if applies), "")


@dataclass(frozen=True, slots=True)
class CardVerdict:
    """The result of 银行卡对比 for one line: outcome (passed, abnormal, unverified), reason and remedy in Chinese."""

    outcome: str
    reason: str = ""
    remedy: str = ""


def judge_card(
    payee: Payee, fact: Fact | None, *, payee_intact: bool, overridden: Collection[str] = ()
) -> CardVerdict:
    """Decide one line from the registry's `card` fact, by the rules of 人社匹卡.

    `payee_intact`: the payee's snapshot still matches its hash of the approval. Here an account must be there already:
    unlike at 人社匹卡 none is taken over. What the registry does not know is 无法核实, never 异常.
    `overridden`: codes of rules that a second official passed for this very payee and account (核批).
    """
    if not payee.account:
        return CardVerdict("abnormal", "没有收款账号", "请退回补录收款账号")
    if not payee_intact:
        return CardVerdict("abnormal", PROBLEMS["payee_altered"], "请立即停止支付并报告系统管理员核查")
    found = match_card(payee, fact)
    if isinstance(found, CardMatch):
        return CardVerdict("passed")
    if found.rule_code in overridden:
        return CardVerdict("passed", f"已核批：{found.reason}")
    outcome = "unverified" if found.outcome is Outcome.UNVERIFIED else "abnormal"
    return CardVerdict(outcome, found.reason, found.remedy)

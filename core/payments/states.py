"""States of vouchers and payments, and the moves between them, as data."""

from __future__ import annotations

from enum import StrEnum

from core.kernel.errors import Conflict


class VoucherState(StrEnum):
    """支付凭证."""

    DRAFTED = "drafted"
    """待经办签章."""
    MAKER_SIGNED = "maker_signed"
    """待审核签章."""
    SIGNED = "signed"
    """待发送."""
    SENDING = "sending"
    """The intent to send is committed; until the bank answers its fate is unknown."""
    SENT = "sent"
    """The bank has it; 待回单."""
    REFUSED = "refused"
    """The bank refused it as a whole; its lines wait in 差错处理."""
    FINISHED = "finished"
    """Every line has a result; refunds may still come."""
    VOID = "void"
    """Withdrawn before it was sent."""


class PaymentState(StrEnum):
    """One attempt to credit one line. A line shows the state of its last attempt."""

    DRAFTED = "drafted"
    IN_FLIGHT = "in_flight"
    """在途: it may have reached the bank and has no result yet."""
    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"
    """退款: credited, then given back by the bank."""
    STOPPED = "stopped"
    """Ended by an official (作废); it is never paid."""
    VOID = "void"
    """Withdrawn with its voucher before anything was sent; as if it had never been."""


VOUCHER_MOVES: dict[VoucherState, frozenset[VoucherState]] = {
    VoucherState.DRAFTED: frozenset({VoucherState.MAKER_SIGNED, VoucherState.VOID}),
    VoucherState.MAKER_SIGNED: frozenset({VoucherState.SIGNED, VoucherState.VOID}),
    VoucherState.SIGNED: frozenset({VoucherState.SENDING, VoucherState.VOID}),
    VoucherState.SENDING: frozenset({VoucherState.SENT, VoucherState.REFUSED, VoucherState.FINISHED}),
    VoucherState.SENT: frozenset({VoucherState.FINISHED}),
    VoucherState.REFUSED: frozenset(),
    VoucherState.FINISHED: frozenset(),
    VoucherState.VOID: frozenset(),
}

TITLES = {
    VoucherState.DRAFTED: "待经办签章",
    VoucherState.MAKER_SIGNED: "待审核签章",
    VoucherState.SIGNED: "待发送",
    VoucherState.SENDING: "发送中",
    VoucherState.SENT: "已发送，待回单",
    VoucherState.REFUSED: "银行拒收",
    VoucherState.FINISHED: "已办结",
    VoucherState.VOID: "已作废",
}
"""The words that lists and messages use."""


def require_move(current: str, target: VoucherState, number: str) -> None:
    """Raise `Conflict` when a voucher (by its number) cannot go from `current` to `target`."""
    state = VoucherState(current)
    if target not in VOUCHER_MOVES[state]:
        raise Conflict(
            "payments.voucher_state",
            f"支付凭证 {number} 当前为“{TITLES[state]}”，不能执行此操作，请刷新列表",
            details={"state": current},
        )

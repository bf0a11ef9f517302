"""The work of 凭证发送: intent, call, outcome, each on its own side of a COMMIT."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.jobs import Job
from core.kernel.clock import now
from core.kernel.errors import NotFound
from core.payments import queries_vouchers
from core.payments.payer import payer_of
from core.payments.record_moves import Move, record_moves
from core.payments.sealed_accounts import open_account
from core.payments.signatures import require_signatures
from core.payments.states import VoucherState
from core.plugin_api import (
    BankChannel,
    BankDeposit,
    Outside,
    PaymentInstruction,
    SendOutcome,
    SendStatus,
)
from core.plugin_host import bank, outside, subsidy


@dataclass(frozen=True, slots=True)
class _Push:
    channel: str
    instruction: PaymentInstruction
    fate_unknown: bool


async def push_voucher(job: Job) -> None:
    """Send the voucher of the job's payload. Attempt 2 after a crash or a lost answer asks for the receipt first.

    Raises `Unavailable` (retried) while the bank is silent, `PartyRefused` when it will not speak to us: either way
    nothing is known, the voucher stays 发送中 and its payments 在途, and an official may send it again later.
    """
    voucher_id = job.payload["voucher_id"]
    await job.progress(step="准备发送")
    async with job.session():
        push = await _begin(voucher_id, job.actor)
    if push is None:
        return
    await job.progress(step="发送银行")
    async with outside(push.channel) as party:
        outcome = await _deliver(bank(push.channel), push, party)
    await job.progress(step="登记发送结果")
    async with job.finishing({"status": outcome.status.value}):
        await _end(voucher_id, outcome, job.actor)


async def _begin(voucher_id: int, by: Official) -> _Push | None:
    """Commit the intent: from here the money may have moved, so the payments are 在途. None when it is settled."""
    rows = await queries_vouchers.lock([voucher_id], with_dossiers=True)
    if not rows:
        raise NotFound("payments.unknown_voucher", "支付凭证不存在")
    voucher = rows[0]
    if voucher["state"] != VoucherState.SENDING:
        return None
    await require_signatures(voucher)
    payer = await payer_of(voucher)
    if voucher["pushes"] == 0:
        at = now()
        lines = await queries_vouchers.move_payments(voucher_id, "drafted", "in_flight", None, at)
        await queries_vouchers.move_lines(lines, "in_flight", at)
        await record_moves(
            [
                Move(
                    voucher["programme_code"],
                    voucher["period"],
                    "requested",
                    "in_flight",
                    len(lines),
                    voucher["fen"],
                )
            ],
            by,
        )
    await queries_vouchers.count_push(voucher_id)
    cipher = current_session().cipher
    memo = f"{subsidy(voucher['programme_code']).short_name}{voucher['period']}"
    deposits = []
    for row in await queries_vouchers.deposits(voucher_id):
        account = open_account(cipher, row["account_cipher"], row["line_id"], row["correction_id"])
        deposits.append(
            BankDeposit(str(row["id"]), row["payee_name"], account, row["bank_code"], row["amount_fen"], memo)
        )
    instruction = PaymentInstruction(
        message_id=voucher["message_id"],
        voucher_number=voucher["number"],
        county_code=current_session().scope,
        payer_account=payer.account,
        payer_name=payer.name,
        payer_bank_code=payer.bank_code,
        total_fen=voucher["fen"],
        deposits=tuple(deposits),
        maker_signature=voucher["maker_signature"],
        checker_signature=voucher["checker_signature"],
    )
    return _Push(voucher["channel_code"], instruction, voucher["pushes"] > 0)


async def _deliver(channel: BankChannel, push: _Push, party: Outside) -> SendOutcome:
    if push.fate_unknown:
        receipt = await channel.receipt(push.instruction.message_id, party)
        if receipt.results:
            return SendOutcome(SendStatus.ACCEPTED, receipt.bank_reference)
    # Without a result the bank either never got it, refused it, or has it: the same message id gets the same answer.
    return await channel.send(push.instruction, party)


async def _end(voucher_id: int, outcome: SendOutcome, by: Official) -> None:
    """Commit the outcome. A refused voucher's lines failed: no money moved, 差错处理 issues them again or voids them."""
    at = now()
    voucher = (await queries_vouchers.lock([voucher_id], with_dossiers=True))[0]
    if voucher["state"] != VoucherState.SENDING:
        return
    if outcome.status is SendStatus.ACCEPTED:
        await queries_vouchers.accept(voucher_id, outcome.bank_reference, at)
    else:
        reason = f"银行拒收整单：{outcome.reason or '未说明原因'}"
        await queries_vouchers.set_state(voucher_id, VoucherState.REFUSED, reason, at)
        lines = await queries_vouchers.move_payments(voucher_id, "in_flight", "failed", reason, at)
        await queries_vouchers.move_lines(lines, "failed", at)
        await record_moves(
            [
                Move(
                    voucher["programme_code"],
                    voucher["period"],
                    "in_flight",
                    "failed",
                    len(lines),
                    voucher["fen"],
                )
            ],
            by,
        )
    current_session().record(
        AuditRecord(
            "voucher.sent" if outcome.status is SendStatus.ACCEPTED else "voucher.refused",
            "voucher",
            str(voucher_id),
            by.id,
            by.account,
            after={"bank_reference": outcome.bank_reference, "reason": outcome.reason},
            count=voucher["people"],
        )
    )

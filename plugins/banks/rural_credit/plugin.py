"""云南农信 (YNRCC), the province's agency bank for most counties: signed 8207 batches over HTTPS."""

from __future__ import annotations

from core.kernel.errors import Invalid, Unavailable
from core.kernel.money import Fen
from core.plugin_api import (
    BankChannel,
    BankReceipt,
    LineResult,
    LineResultStatus,
    Outside,
    PartyRefused,
    PaymentInstruction,
    ReceiptStatus,
    SendOutcome,
    SendStatus,
    hookimpl,
)
from core.plugin_api.signed_http import ask
from plugins.banks.rural_credit.messages import (
    RECEIPT,
    SEND,
    Batch,
    BatchAnswer,
    DepositRow,
    ReceiptAnswer,
    ReceiptQuestion,
    ResultRow,
    detail_checksum,
)
from plugins.banks.rural_credit.reasons import reason_text


class RuralCredit:
    """The channel to the provincial union of rural credit cooperatives. Bank codes beginning with 402 are its own."""

    code = "rural_credit"
    title = "云南省农村信用社"
    bank_codes: tuple[str, ...] = ("402", "YNRCC")

    async def send(self, instruction: PaymentInstruction, outside: Outside) -> SendOutcome:
        """Send a batch once or again.

        The bank keeps every message id for ever and answers a repeated one with its first answer, so a send whose
        fate is unknown is simply repeated. Raises `Unavailable` when the fate is unknown, `PartyRefused` when the
        answer cannot belong to this batch: then nothing may be concluded and an official has to ask the bank.
        """
        self._secure(outside)
        answer = await ask(outside, self.title, SEND, _batch(instruction), BatchAnswer)
        if answer.msg_id != instruction.message_id:
            raise Unavailable("bank.wrong_message", f"{self.title}的答复不属于本凭证，已丢弃，请稍后查询回单")
        return SendOutcome(SendStatus(answer.status), answer.bank_ref, answer.reason)

    async def receipt(self, message_id: str, outside: Outside) -> BankReceipt:
        """Ask what became of a batch. Raises `Unavailable`, also when the receipt's own checksum does not hold."""
        self._secure(outside)
        answer = await ask(outside, self.title, RECEIPT, ReceiptQuestion(msg_id=message_id), ReceiptAnswer)
        if answer.msg_id != message_id:
            raise Unavailable("bank.wrong_message", f"{self.title}返回了其他凭证的回单，已丢弃，请稍后重试")
        rows = ((row.id, row.status, row.xpay_amt, row.bank_serial) for row in answer.detail)
        if detail_checksum(rows) != answer.checksum:
            raise Unavailable("bank.checksum", f"{self.title}回单的明细校验码不符，已丢弃，请稍后重试")
        return BankReceipt(
            message_id,
            ReceiptStatus(answer.status),
            answer.bank_ref,
            tuple(self._result(row) for row in answer.detail),
        )

    def _result(self, row: ResultRow) -> LineResult:
        try:
            amount = Fen.from_yuan(row.xpay_amt)
        except Invalid as error:
            raise Unavailable("bank.malformed", f"{self.title}回单的金额有误：{error.message}") from error
        paid = row.status == "paid"
        return LineResult(
            line_key=row.id,
            status=LineResultStatus(row.status),
            amount_fen=amount,
            bank_serial=row.bank_serial,
            reason_code="" if paid else row.add_word_code,
            reason="" if paid else reason_text(row.add_word_code, row.add_word),
            happened_at=row.xpay_time,
        )

    def _secure(self, outside: Outside) -> None:
        if outside.client.base_url.scheme != "https":
            raise PartyRefused(
                "bank.insecure", f"{self.title}只允许通过 HTTPS 连接，请系统管理员改正接口地址和证书"
            )


def _batch(instruction: PaymentInstruction) -> Batch:
    detail = [
        DepositRow(
            id=deposit.line_key,
            payee_acct_no=deposit.account,
            payee_acct_name=deposit.payee_name,
            payee_bank_code=deposit.bank_code,
            pay_amt=Fen(deposit.amount_fen).yuan,
            remark=deposit.memo,
        )
        for deposit in instruction.deposits
    ]
    return Batch(
        msg_id=instruction.message_id,
        vou_no=instruction.voucher_number,
        admin_div_code=instruction.county_code,
        payer_acct_no=instruction.payer_account,
        payer_acct_name=instruction.payer_name,
        payer_bank_code=instruction.payer_bank_code,
        total_num=len(detail),
        total_amt=Fen(instruction.total_fen).yuan,
        maker_sign=instruction.maker_signature,
        checker_sign=instruction.checker_signature,
        checksum=detail_checksum(
            (row.id, row.payee_acct_no, row.payee_acct_name, row.pay_amt) for row in detail
        ),
        detail=detail,
    )


@hookimpl
def register_bank() -> BankChannel:
    """Hand the channel to the host."""
    return RuralCredit()

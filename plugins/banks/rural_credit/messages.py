"""The messages that travel between the platform and 云南农信, shaped after the treasury's 8207 batch detail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

SEND = "payments/8207"
RECEIPT = "receipts/query"


def detail_checksum(rows: Iterable[tuple[str, ...]]) -> str:
    """SHA-256 over the detail rows, fields joined by `|` and rows by line feeds, in the order sent.

    The signature protects the message on the wire; this sum protects the detail on its way through the systems
    behind it, on both sides.
    """
    digest = hashlib.sha256()
    for row in rows:
        digest.update("|".join(row).encode())
        digest.update(b"\n")
    return digest.hexdigest()


class DepositRow(BaseModel):
    """One credit. `pay_amt` is yuan with two decimals, as text."""

    id: str
    payee_acct_no: str
    payee_acct_name: str
    payee_bank_code: str
    pay_amt: str
    remark: str


class Batch(BaseModel):
    """8207: one voucher with its credits. `msg_id` makes it idempotent."""

    msg_type: Literal["8207"] = "8207"
    msg_id: str
    vou_no: str
    admin_div_code: str
    payer_acct_no: str
    payer_acct_name: str
    payer_bank_code: str
    total_num: int
    total_amt: str
    maker_sign: str
    checker_sign: str
    checksum: str
    detail: list[DepositRow]


class BatchAnswer(BaseModel):
    """What the bank makes of a batch: taken over (now or before), or refused as a whole."""

    model_config = ConfigDict(extra="ignore", strict=True)

    msg_id: str
    status: Literal["accepted", "refused"]
    bank_ref: str
    reason: str


class ReceiptQuestion(BaseModel):
    """Asks for everything the bank has to say of a batch so far."""

    msg_id: str


class ResultRow(BaseModel):
    """Fate of one credit. `xpay_amt` is what moved, in yuan; `add_word_code` is empty for a success."""

    model_config = ConfigDict(extra="ignore", strict=True)

    id: str
    status: Literal["paid", "failed", "returned"]
    xpay_amt: str
    bank_serial: str = Field(min_length=1)
    add_word_code: str
    add_word: str
    xpay_time: AwareDatetime


class ReceiptAnswer(BaseModel):
    """回单. Rows may be partial, repeated and in any order."""

    model_config = ConfigDict(extra="ignore", strict=True)

    msg_id: str
    status: Literal["processing", "finished", "unknown"]
    bank_ref: str
    checksum: str
    detail: list[ResultRow]

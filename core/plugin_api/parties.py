"""Outside parties: registries that know facts, banks that pay, the budget system that holds indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from core.plugin_api.outside import Outside
from core.plugin_api.subsidy import Fact


class PersonQuery(NamedTuple):
    """One person about whom a registry is asked. A tuple, because a county's month looks up hundreds of thousands."""

    id_number: str
    name: str


class PersonRegistry(Protocol):
    """A source of facts about people.

    `fact` is the name by which rules ask for what it knows (`card`, `deaths`, `low_income`, `destitute`).
    `batch_size` is the number of people per request that the party allows; the host cuts accordingly.
    """

    code: str
    title: str
    fact: str
    batch_size: int

    async def look_up(self, people: Sequence[PersonQuery], outside: Outside) -> Mapping[str, Fact]:
        """Ask for at most `batch_size` people; answers by id number.

        People without an answer are simply absent: the host records them as UNKNOWN. Raises `Unavailable`.
        """


class SendStatus(StrEnum):
    """What came of sending a payment instruction."""

    ACCEPTED = "accepted"
    """The bank has it (now, or already before: the message id makes sending idempotent)."""
    REFUSED = "refused"
    """The bank refuses the instruction as a whole; no line was credited."""


@dataclass(frozen=True, slots=True)
class BankDeposit:
    """One line of an instruction: `amount_fen` to the account of one payee. `line_key` comes back with the result."""

    line_key: str
    payee_name: str
    account: str
    bank_code: str
    amount_fen: int
    memo: str


@dataclass(frozen=True, slots=True)
class PaymentInstruction:
    """A signed voucher as it goes to the bank. `message_id` is unique for ever; sending it twice pays once.

    `payer_account`, `payer_name` and `payer_bank_code` are the 零余额账户 of the budget unit that pays.
    """

    message_id: str
    voucher_number: str
    county_code: str
    payer_account: str
    payer_name: str
    payer_bank_code: str
    total_fen: int
    deposits: tuple[BankDeposit, ...]
    maker_signature: str
    checker_signature: str


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """`reason` explains a refusal in Chinese; `bank_reference` is the bank's own number of the instruction."""

    status: SendStatus
    bank_reference: str = ""
    reason: str = ""


class LineResultStatus(StrEnum):
    """What the bank says of one line. A line without a result is 在途."""

    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"
    """退款: it was credited and came back later."""


@dataclass(frozen=True, slots=True)
class LineResult:
    """Result of one line; `bank_serial` is unique per movement of money, so that repeated results count once."""

    line_key: str
    status: LineResultStatus
    amount_fen: int
    bank_serial: str
    reason_code: str = ""
    reason: str = ""
    happened_at: datetime | None = None


class ReceiptStatus(StrEnum):
    """How far the bank is with an instruction."""

    PROCESSING = "processing"
    FINISHED = "finished"
    UNKNOWN = "unknown"
    """The bank does not know the message id: it never arrived and may be sent again."""


@dataclass(frozen=True, slots=True)
class BankReceipt:
    """回单: what the bank has done with one instruction so far. Results may be partial, late and repeated."""

    message_id: str
    status: ReceiptStatus
    bank_reference: str
    results: tuple[LineResult, ...]


class BankChannel(Protocol):
    """One agency bank (代发银行)."""

    code: str
    title: str
    bank_codes: tuple[str, ...]

    async def send(self, instruction: PaymentInstruction, outside: Outside) -> SendOutcome:
        """Send once or again; the same message id never pays twice. Raises `Unavailable` when the fate is unknown."""

    async def receipt(self, message_id: str, outside: Outside) -> BankReceipt:
        """Ask what became of an instruction. Raises `Unavailable`."""


@dataclass(frozen=True, slots=True)
class BudgetIndicator:
    """预算指标 as 预算一体化 holds it (BA_BGT_INFO). Amounts in fen."""

    external_id: str
    county_code: str
    fiscal_year: int
    document_no: str
    project_code: str
    project_name: str
    budget_unit_code: str
    budget_unit_name: str
    source: str
    fund_nature: str
    function_code: str
    economy_code: str
    amount_fen: int
    reduced_fen: int
    executable: bool
    issued_on: date


class BudgetRegistry(Protocol):
    """The source of indicators; they are mirrored here and never typed."""

    code: str
    title: str

    async def indicators(
        self, county_code: str, fiscal_year: int, outside: Outside
    ) -> Sequence[BudgetIndicator]:
        """All indicators of a county and year. Raises `Unavailable`."""

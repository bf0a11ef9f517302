"""Bodies of the payments' requests and answers. Money is whole fen; no state and no amount is ever taken from a body."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec

from core.kernel.masking import mask_name
from web.api.payer_accounts_bodies import PayerAccountRow
from web.api.sign_in import SigningPin

Ids = Annotated[list[int], msgspec.Meta(min_length=1, max_length=1000)]
PaymentIds = Annotated[list[int], msgspec.Meta(min_length=1, max_length=20_000)]
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=500, examples=["账户已注销，本人要求停发"])]


class DossiersBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Dossiers that stand at 支付申请 or 支付."""

    dossier_ids: Ids


class PaymentsBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Payments that failed or came back."""

    payment_ids: PaymentIds


class VoidPaymentsBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """差错处理 · 作废."""

    payment_ids: PaymentIds
    reason: Reason


class VouchersBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """支付凭证."""

    voucher_ids: Ids


class SignVouchersBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """支付凭证 and the PIN of whoever signs them."""

    voucher_ids: Ids
    pin: SigningPin


class VoucherReasonBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why."""

    reason: Reason


class CorrectAccountBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The confirmed account of the same payee."""

    bank_account_id: int


class JobsAnswer(msgspec.Struct, kw_only=True):
    """One job for each voucher, in the order of their ids."""

    job_ids: list[int]


class ChangedAnswer(msgspec.Struct, kw_only=True):
    """How many were changed."""

    changed: int


class PendingRow(msgspec.Struct, kw_only=True):
    """A line that waits for a payment request. `outcome`: passed, abnormal, unverified or not_compared."""

    id: int
    dossier_id: int
    batch_id: int
    programme_code: str
    period: str
    township_code: str
    village_code: str
    name: str
    bank_code: str | None
    amount_fen: int | None
    outcome: str
    reason: str
    remedy: str
    checked_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> PendingRow:
        """From a row of the list."""
        return cls(**{name: row[name] for name in cls.__struct_fields__})


class PendingDossierRow(msgspec.Struct, kw_only=True):
    """A dossier with lines that wait for a payment request; `people` = `passed_people` + the three others + changed accounts."""

    id: int
    batch_id: int
    batch_name: str
    programme_code: str
    period: str
    township_code: str
    stage: str
    people: int
    fen: int
    passed_people: int
    passed_fen: int
    abnormal: int
    unverified: int
    not_compared: int
    checked_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> PendingDossierRow:
        """From a row of the list."""
        return cls(**{name: row[name] for name in cls.__struct_fields__})


class PaymentRow(msgspec.Struct, kw_only=True):
    """发放结果 of one line: its last payment. A new account is proposed at the line's recipient."""

    id: int
    line_id: int
    dossier_id: int
    voucher_id: int
    voucher_number: str
    kind: str
    programme_code: str
    period: str
    batch_id: int
    recipient_id: int | None
    name: str
    payee: str
    township_code: str
    village_code: str
    bank_code: str
    approved_fen: int
    paid_fen: int
    state: str
    reason_code: str | None
    reason: str | None
    bank_serial: str | None
    result_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> PaymentRow:
        """From a row of the list; the payee's name is masked, the claimant's is what the list is about."""
        values = {name: row[name] for name in cls.__struct_fields__ if name != "payee"}
        return cls(**values, payee=mask_name(row["payee_name"]))


class PaymentRows(msgspec.Struct, kw_only=True):
    """One page of 发放结果 with the number of people in every tab."""

    rows: list[PaymentRow]
    total: int
    page: int
    size: int
    sums: dict[str, int]
    tabs: dict[str, int]


class AttemptRow(msgspec.Struct, kw_only=True):
    """One attempt to pay a line; name and account of the payee are masked."""

    id: int
    voucher_id: int
    voucher_number: str
    payee: str
    account: str
    bank_code: str
    amount_fen: int
    state: str
    reason: str | None
    bank_serial: str | None
    result_at: datetime | None
    created_at: datetime


class PaymentDetail(msgspec.Struct, kw_only=True):
    """个人信息 of 发放结果 with every attempt, the newest first."""

    line_id: int
    dossier_id: int
    programme_code: str
    period: str
    township_code: str
    village_code: str
    name: str
    id_number: str
    approved_fen: int
    attempts: list[AttemptRow]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> PaymentDetail:
        """From the detail of a payment."""
        attempts = [
            AttemptRow(**{name: one[name] for name in AttemptRow.__struct_fields__})
            for one in row["attempts"]
        ]
        values = {name: row[name] for name in cls.__struct_fields__ if name != "attempts"}
        return cls(**values, attempts=attempts)


class PayeeAccount(msgspec.Struct, kw_only=True):
    """A confirmed account of a payee, masked."""

    id: int
    holder: str
    account: str
    bank_name: str


class VoucherRow(msgspec.Struct, kw_only=True):
    """支付凭证 of a list."""

    id: int
    number: str
    request_id: int
    request_number: str
    kind: str
    batch_id: int
    programme_code: str
    period: str
    channel_code: str
    budget_unit_code: str
    people: int
    fen: int
    root_digest: str
    state: str
    maker_id: int | None
    maker_at: datetime | None
    checker_id: int | None
    checker_at: datetime | None
    bank_reference: str | None
    problem: str | None
    sent_at: datetime | None
    finished_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> VoucherRow:
        """From a row of the list."""
        return cls(**voucher_values(row))


class VoucherRows(msgspec.Struct, kw_only=True):
    """One page of vouchers; with a desk the number of vouchers in each of its tabs."""

    rows: list[VoucherRow]
    total: int
    page: int
    size: int
    sums: dict[str, int]
    tabs: dict[str, int]


class VoucherLogRow(msgspec.Struct, kw_only=True):
    """One step of a voucher in the operation log; `name` is empty where a bank or the platform acted."""

    id: int
    at: datetime
    official_id: int | None
    account: str
    name: str
    action: str
    action_title: str
    people: int
    reason: str


class AnomalyRow(msgspec.Struct, kw_only=True):
    """回单存疑: what the bank said and cannot be booked."""

    id: int
    payment_id: int | None
    line_key: str
    status: str
    amount_fen: int
    bank_serial: str
    problem: str
    received_at: datetime
    resolved_by: int | None
    resolved_at: datetime | None
    resolution: str | None


class VoucherDetail(msgspec.Struct, kw_only=True):
    """One voucher with the account that pays (None: the unit has none in force) and what the bank said that cannot be booked."""

    voucher: VoucherRow
    payer: PayerAccountRow | None
    anomalies: list[AnomalyRow]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> VoucherDetail:
        """From the detail of a voucher."""
        payer = row["payer"]
        return cls(
            voucher=VoucherRow.of(row),
            payer=PayerAccountRow.of(payer) if payer is not None else None,
            anomalies=[AnomalyRow(**one) for one in row["anomalies"]],
        )


def voucher_values(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a voucher's row; the root digest in hexadecimal."""
    values = {name: row[name] for name in VoucherRow.__struct_fields__}
    return values | {"root_digest": row["root_digest"].hex()}

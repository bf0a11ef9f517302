"""Piccolo tables of payments. The schema itself is in migrations/county/0004_funds_payments.sql."""

from __future__ import annotations

from piccolo.columns import BigInt, BigSerial, Bytea, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class PaymentCheck(Table, tablename="payment_check", db=ENGINE):
    """银行卡对比 of a line, or what else kept it from being paid."""

    line_id = BigInt(primary_key=True, default=None)
    account_digest = Bytea(default=None, null=True)
    outcome = Text(default=None, required=True)
    reason = Text(default=None, required=True)
    remedy = Text(default=None, required=True)
    source = Text(default=None, required=True)
    as_of = Timestamptz(default=None, null=True)
    checked_by = BigInt(default=None, required=True)
    checked_at = Timestamptz(default=None, required=True)


class PayeeCorrection(Table, tablename="payee_correction", db=ENGINE):
    """The account that a failed line is paid into instead of the one in its snapshot."""

    id = BigSerial(primary_key=True)
    line_id = BigInt(default=None, required=True)
    bank_account_id = BigInt(default=None, required=True)
    holder_name = Text(default=None, required=True)
    account_cipher = Bytea(default=None, required=True)
    account_digest = Bytea(default=None, required=True)
    bank_code = Text(default=None, required=True)
    bank_name = Text(default=None, required=True)
    chosen_by = BigInt(default=None, required=True)
    chosen_at = Timestamptz(default=None, required=True)
    superseded_at = Timestamptz(default=None, null=True)


class PayerAccount(Table, tablename="payer_account", db=ENGINE):
    """零余额账户 of a 预算单位; immutable but for its decision and its end."""

    id = BigSerial(primary_key=True)
    budget_unit_code = Text(default=None, required=True)
    account_name = Text(default=None, required=True)
    account_cipher = Bytea(default=None, required=True)
    bank_code = Text(default=None, required=True)
    state = Text(default=None, required=True)
    basis = Text(default=None, required=True)
    proposed_by = BigInt(default=None, required=True)
    proposed_at = Timestamptz(default=None, required=True)
    decided_by = BigInt(default=None, null=True)
    decided_at = Timestamptz(default=None, null=True)
    refusal = Text(default=None, null=True)
    superseded_at = Timestamptz(default=None, null=True)


class PaymentRequest(Table, tablename="payment_request", db=ENGINE):
    """支付申请. Amounts in fen."""

    id = BigSerial(primary_key=True)
    number = Text(default=None, required=True)
    batch_id = BigInt(default=None, required=True)
    kind = Text(default=None, required=True)
    job_id = BigInt(default=None, required=True)
    people = Integer(default=None, required=True)
    fen = BigInt(default=None, required=True)
    created_by = BigInt(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)


class Voucher(Table, tablename="voucher", db=ENGINE):
    """支付凭证; states in `core.payments.states.VoucherState`."""

    id = BigSerial(primary_key=True)
    number = Text(default=None, required=True)
    request_id = BigInt(default=None, required=True)
    channel_code = Text(default=None, required=True)
    budget_unit_code = Text(default=None, required=True)
    payer_account_id = BigInt(default=None, null=True)
    programme_code = Text(default=None, required=True)
    period = Text(default=None, required=True)
    message_id = Text(default=None, required=True)
    people = Integer(default=None, required=True)
    fen = BigInt(default=None, required=True)
    root_digest = Bytea(default=None, required=True)
    state = Text(default=None, required=True)
    maker_id = BigInt(default=None, null=True)
    maker_signature = Text(default=None, null=True)
    maker_at = Timestamptz(default=None, null=True)
    checker_id = BigInt(default=None, null=True)
    checker_signature = Text(default=None, null=True)
    checker_at = Timestamptz(default=None, null=True)
    pushes = SmallInt(default=None, required=True)
    bank_reference = Text(default=None, null=True)
    problem = Text(default=None, null=True)
    sent_by = BigInt(default=None, null=True)
    sent_at = Timestamptz(default=None, null=True)
    finished_at = Timestamptz(default=None, null=True)
    created_by = BigInt(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)


class VoucherDossier(Table, tablename="voucher_dossier", db=ENGINE):
    """Which dossiers a voucher pays; each of its payments names such a pair (ADR 0019)."""

    voucher_id = BigInt(primary_key=True, default=None)
    dossier_id = BigInt(default=None, required=True)


class Payment(Table, tablename="payment", db=ENGINE):
    """One attempt to credit one line; states in `core.payments.states.PaymentState`."""

    id = BigSerial(primary_key=True)
    voucher_id = BigInt(default=None, required=True)
    line_id = BigInt(default=None, required=True)
    dossier_id = BigInt(default=None, required=True)
    reissue_of = BigInt(default=None, null=True)
    correction_id = BigInt(default=None, null=True)
    amount_fen = BigInt(default=None, required=True)
    payee_name = Text(default=None, required=True)
    account_cipher = Bytea(default=None, required=True)
    bank_code = Text(default=None, required=True)
    amount_hash = Bytea(default=None, required=True)
    payee_hash = Bytea(default=None, required=True)
    state = Text(default=None, required=True)
    bank_serial = Text(default=None, null=True)
    reason_code = Text(default=None, null=True)
    reason = Text(default=None, null=True)
    result_at = Timestamptz(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)


class BankResult(Table, tablename="bank_result", db=ENGINE):
    """What the bank said of one payment. Append-only."""

    id = BigSerial(primary_key=True)
    voucher_id = BigInt(default=None, required=True)
    payment_id = BigInt(default=None, required=True)
    status = Text(default=None, required=True)
    amount_fen = BigInt(default=None, required=True)
    bank_serial = Text(default=None, required=True)
    reason_code = Text(default=None, required=True)
    reason = Text(default=None, required=True)
    happened_at = Timestamptz(default=None, null=True)
    received_at = Timestamptz(default=None, required=True)


class ReceiptAnomaly(Table, tablename="receipt_anomaly", db=ENGINE):
    """What the bank said and cannot be booked."""

    id = BigSerial(primary_key=True)
    voucher_id = BigInt(default=None, required=True)
    payment_id = BigInt(default=None, null=True)
    line_key = Text(default=None, required=True)
    status = Text(default=None, required=True)
    amount_fen = BigInt(default=None, required=True)
    bank_serial = Text(default=None, required=True)
    problem = Text(default=None, required=True)
    received_at = Timestamptz(default=None, required=True)
    resolved_by = BigInt(default=None, null=True)
    resolved_at = Timestamptz(default=None, null=True)
    resolution = Text(default=None, null=True)

"""Piccolo tables of applications, in the schema of a county."""

from __future__ import annotations

from piccolo.columns import (
    JSONB,
    BigInt,
    BigSerial,
    Boolean,
    Bytea,
    Date,
    Integer,
    SmallInt,
    Text,
    Timestamptz,
)
from piccolo.table import Table

from core.database.engine import ENGINE


class IntakeFile(Table, tablename="intake_file", db=ENGINE):
    """A list that was uploaded, or fetched out of a business system: where it lies, and what became of it."""

    id = BigSerial(primary_key=True)
    batch_id = BigInt(default=None, required=True)
    entry = Text(default=None, required=True)
    file_name = Text(default=None, required=True)
    sha256 = Bytea(default=None, required=True)
    bytes = BigInt(default=None, required=True)
    stored_path = Text(default=None, required=True)
    region_code = Text(default=None, required=True)
    state = Text(default=None, required=True)
    problem = Text(default=None, null=True)
    rows = Integer(default=None, required=True)
    valid_rows = Integer(default=None, required=True)
    uploaded_by = BigInt(default=None, required=True)
    uploaded_at = Timestamptz(default=None, required=True)
    source_system = Text(default=None, null=True)
    source_list = Text(default=None, null=True)


class Line(Table, tablename="line", db=ENGINE):
    """申报明细: one claimant and claim item in one batch; the migration explains its columns."""

    id = BigSerial(primary_key=True)
    batch_id = BigInt(default=None, required=True)
    programme_code = Text(default=None, required=True)
    entry = Text(default=None, required=True)
    channel = Text(default=None, required=True)
    entered_by = BigInt(default=None, required=True)
    intake_file_id = BigInt(default=None, null=True)
    row_number = Integer(default=None, null=True)
    township_code = Text(default=None, required=True)
    village_code = Text(default=None, required=True)
    village_group = Text(default=None, required=True)
    recipient_id = BigInt(default=None, null=True)
    name = Text(default=None, required=True)
    id_cipher = Bytea(default=None, null=True)
    id_digest = Bytea(default=None, null=True)
    birth_date = Date(default=None, null=True)
    phone_cipher = Bytea(default=None, null=True)
    attributes = JSONB(default=None, required=True)
    raw_cipher = Bytea(default=None, null=True)
    member_count = SmallInt(default=None, required=True)
    claim_item = Text(default=None, required=True)
    claim_kind = Text(default=None, required=True)
    declared_fen = BigInt(default=None, null=True)
    amount_fen = BigInt(default=None, null=True)
    standard_id = BigInt(default=None, null=True)
    payee_name = Text(default=None, null=True)
    payee_id_cipher = Bytea(default=None, null=True)
    payee_id_digest = Bytea(default=None, null=True)
    payee_relation = Text(default=None, null=True)
    account_cipher = Bytea(default=None, null=True)
    account_digest = Bytea(default=None, null=True)
    bank_code = Text(default=None, null=True)
    bank_name = Text(default=None, null=True)
    intake_status = Text(default=None, required=True)
    card_status = Text(default=None, required=True)
    alert_status = Text(default=None, required=True)
    flagged = Boolean(default=None, required=True)
    overridden_by = BigInt(default=None, null=True)
    override_reason = Text(default=None, null=True)
    dossier_id = BigInt(default=None, null=True)
    status = Text(default=None, required=True)
    pay_status = Text(default=None, required=True)
    amount_hash = Bytea(default=None, null=True)
    payee_hash = Bytea(default=None, null=True)
    hash_version = SmallInt(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)


class FurtherClaimRow(Table, tablename="further_claim", db=ENGINE):
    """确认需发放: who asked that a line is paid as a further claim of its person, and who confirmed or refused it."""

    line_id = BigInt(default=None, primary_key=True)
    kind = Text(default=None, required=True)
    cap_fen = BigInt(default=None, required=True)
    reason = Text(default=None, required=True)
    ordinal = SmallInt(default=None, null=True)
    asked_by = BigInt(default=None, required=True)
    asked_at = Timestamptz(default=None, required=True)
    confirmed_by = BigInt(default=None, null=True)
    confirmed_at = Timestamptz(default=None, null=True)
    refused_by = BigInt(default=None, null=True)
    refused_at = Timestamptz(default=None, null=True)
    refusal = Text(default=None, null=True)


class Finding(Table, tablename="finding", db=ENGINE):
    """Why a line does not pass a check."""

    id = BigSerial(primary_key=True)
    line_id = BigInt(default=None, required=True)
    check_name = Text(default=None, required=True)
    rule_code = Text(default=None, required=True)
    outcome = Text(default=None, required=True)
    column_title = Text(default=None, required=True)
    reason = Text(default=None, required=True)
    remedy = Text(default=None, required=True)
    source = Text(default=None, required=True)
    as_of = Timestamptz(default=None, null=True)
    overridable = Boolean(default=None, required=True)
    resolution = Text(default=None, required=True)
    resolved_by = BigInt(default=None, null=True)
    resolved_reason = Text(default=None, null=True)
    covered_payee = Bytea(default=None, null=True)
    found_at = Timestamptz(default=None, required=True)


class Attachment(Table, tablename="attachment", db=ENGINE):
    """A file attached to a line, dossier, batch, publicity or recipient."""

    id = BigSerial(primary_key=True)
    subject = Text(default=None, required=True)
    subject_id = BigInt(default=None, required=True)
    file_name = Text(default=None, required=True)
    media_type = Text(default=None, required=True)
    bytes = BigInt(default=None, required=True)
    sha256 = Bytea(default=None, required=True)
    stored_path = Text(default=None, required=True)
    scan_result = Text(default=None, required=True)
    uploaded_by = BigInt(default=None, required=True)
    uploaded_at = Timestamptz(default=None, required=True)
    removed_at = Timestamptz(default=None, null=True)

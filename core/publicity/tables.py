"""Piccolo tables of publicity, in the schema of a county. The meaning of the columns stands in the migration."""

from __future__ import annotations

from piccolo.columns import (
    UUID,
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


class PublicityTable(Table, tablename="publicity", db=ENGINE):
    """公示: one posting of a dossier's lines in one village."""

    id = BigSerial(primary_key=True)
    dossier_id = BigInt(default=None, required=True)
    programme_code = Text(default=None, required=True)
    stage = Text(default=None, required=True)
    attempt = SmallInt(default=None, required=True)
    village_code = Text(default=None, required=True)
    public_id = UUID(default=None, required=True)
    programme_name = Text(default=None, required=True)
    department = Text(default=None, required=True)
    region_name = Text(default=None, required=True)
    title = Text(default=None, required=True)
    mode = Text(default=None, required=True)
    place = Text(default=None, required=True)
    office = Text(default=None, required=True)
    phone = Text(default=None, required=True)
    minimum_days = SmallInt(default=None, required=True)
    working_days = Boolean(default=None, required=True)
    online_allowed = Boolean(default=None, required=True)
    mask_names = Boolean(default=None, required=True)
    days = SmallInt(default=None, required=True)
    starts_on = Date(default=None, null=True)
    ends_on = Date(default=None, null=True)
    state = Text(default=None, required=True)
    people = Integer(default=None, required=True)
    fen = BigInt(default=None, required=True)
    seal_id = BigInt(default=None, null=True)
    generated_by = BigInt(default=None, required=True)
    published_by = BigInt(default=None, null=True)
    published_at = Timestamptz(default=None, null=True)
    closed_at = Timestamptz(default=None, null=True)
    confirmed_by = BigInt(default=None, null=True)
    confirmed_at = Timestamptz(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)


class PublicityDocument(Table, tablename="publicity_document", db=ENGINE):
    """The printed notice, in parts."""

    publicity_id = BigInt(primary_key=True, default=None)
    part = SmallInt(primary_key=True, default=None)
    parts = SmallInt(default=None, required=True)
    rows = Integer(default=None, required=True)
    missing_glyphs = Text(default=None, required=True)
    stored_path = Text(default=None, required=True)
    bytes = BigInt(default=None, required=True)
    sha256 = Bytea(default=None, required=True)
    made_at = Timestamptz(default=None, required=True)


class ObjectionTable(Table, tablename="objection", db=ENGINE):
    """异议: holds its line until the verdict."""

    id = BigSerial(primary_key=True)
    publicity_id = BigInt(default=None, required=True)
    line_id = BigInt(default=None, null=True)
    row_number = Integer(default=None, null=True)
    channel = Text(default=None, required=True)
    contact_cipher = Bytea(default=None, null=True)
    source_digest = Bytea(default=None, null=True)
    content = Text(default=None, required=True)
    state = Text(default=None, required=True)
    effect = Text(default=None, null=True)
    verdict = Text(default=None, null=True)
    decided_by = BigInt(default=None, null=True)
    decided_at = Timestamptz(default=None, null=True)
    received_at = Timestamptz(default=None, required=True)
    received_by = BigInt(default=None, null=True)


class FeedbackTable(Table, tablename="feedback", db=ENGINE):
    """公众反馈: holds nothing until it becomes an objection."""

    id = BigSerial(primary_key=True)
    publicity_id = BigInt(default=None, required=True)
    row_number = Integer(default=None, null=True)
    name_cipher = Bytea(default=None, required=True)
    phone_cipher = Bytea(default=None, null=True)
    content = Text(default=None, required=True)
    source_digest = Bytea(default=None, required=True)
    receipt_digest = Bytea(default=None, required=True)
    state = Text(default=None, required=True)
    answer = Text(default=None, null=True)
    objection_id = BigInt(default=None, null=True)
    handled_by = BigInt(default=None, null=True)
    handled_at = Timestamptz(default=None, null=True)
    received_at = Timestamptz(default=None, required=True)

"""Piccolo table of the feature, in the schema of each county."""

from __future__ import annotations

from piccolo.columns import JSONB, BigInt, BigSerial, Bytea, Date, Integer, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class EntitlementRow(Table, tablename="entitlement", db=ENGINE):
    """One standing entitlement of one recipient to one claim item of a programme."""

    id = BigSerial(primary_key=True)
    programme_code = Text(default=None, required=True)
    recipient_id = BigInt(default=None, required=True)
    claim_item = Text(default=None, required=True)
    starts_on = Date(default=None, required=True)
    stops_on = Date(default=None, null=True)
    class_ = Text(default=None, required=True, db_column_name="class")
    basis = Text(default=None, required=True)
    amount_fen = BigInt(default=None, null=True)
    attributes = JSONB(default=None, required=True)
    secrets_cipher = Bytea(default=None, null=True)
    state = Text(default=None, required=True)
    suspended_on = Date(default=None, null=True)
    granted_by = BigInt(default=None, required=True)
    source_line_id = BigInt(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)

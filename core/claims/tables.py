"""Piccolo tables of the claims, in the schema `platform`."""

from __future__ import annotations

from piccolo.columns import BigInt, BigSerial, Boolean, Bytea, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class ClaimRow(Table, tablename="claim", db=ENGINE):
    """Who draws what: one living row for each (programme, period, claimant, item, kind, ordinal) of the province.

    `epoch` counts how often the county reserved it, so that a release decided earlier does not hit a later use.
    """

    id = BigSerial(primary_key=True)
    programme_code = Text(default=None, required=True)
    period = Text(default=None, required=True)
    claimant_digest = Bytea(default=None, required=True)
    claim_item = Text(default=None, required=True)
    kind = Text(default=None, required=True)
    ordinal = SmallInt(default=None, required=True)
    county_code = Text(default=None, required=True)
    line_id = BigInt(default=None, required=True)
    amount_fen = BigInt(default=None, required=True)
    cap_fen = BigInt(default=None, null=True)
    state = Text(default=None, required=True)
    epoch = Integer(default=None, required=True)
    reserved_at = Timestamptz(default=None, required=True)
    settled_at = Timestamptz(default=None, null=True)
    living = Boolean(default=None, required=True)


class ClaimReservationRow(Table, tablename="claim_reservation", db=ENGINE):
    """Between which ids the claims of one request lie, as long as one of them may be reserved."""

    id = BigSerial(primary_key=True)
    county_code = Text(default=None, required=True)
    first_id = BigInt(default=None, required=True)
    last_id = BigInt(default=None, required=True)

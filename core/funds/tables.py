"""Piccolo tables of funds. The schema itself is in migrations/county/0004_funds_payments.sql."""

from __future__ import annotations

from piccolo.columns import BigInt, BigSerial, Boolean, Date, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class Indicator(Table, tablename="indicator", db=ENGINE):
    """预算指标, mirrored from 预算管理一体化. Amounts in fen."""

    id = BigSerial(primary_key=True)
    external_id = Text(default=None, required=True)
    fiscal_year = SmallInt(default=None, required=True)
    document_no = Text(default=None, required=True)
    project_code = Text(default=None, required=True)
    project_name = Text(default=None, required=True)
    budget_unit_code = Text(default=None, required=True)
    budget_unit_name = Text(default=None, required=True)
    source = Text(default=None, required=True)
    fund_nature = Text(default=None, required=True)
    function_code = Text(default=None, required=True)
    economy_code = Text(default=None, required=True)
    amount_fen = BigInt(default=None, required=True)
    reduced_fen = BigInt(default=None, required=True)
    reserved_fen = BigInt(default=None, required=True)
    paid_fen = BigInt(default=None, required=True)
    available_fen = BigInt(default=None, required=True)
    executable = Boolean(default=None, required=True)
    issued_on = Date(default=None, required=True)
    mirrored_at = Timestamptz(default=None, required=True)
    problem = Text(default=None, null=True)


class DossierIndicator(Table, tablename="dossier_indicator", db=ENGINE):
    """指标挂接: what an indicator gives to a dossier, by which rule."""

    dossier_id = BigInt(primary_key=True)
    indicator_id = BigInt(default=None, required=True)
    rule = Text(default=None, required=True)
    use_order = SmallInt(default=None, required=True)
    ratio_bp = Integer(default=None, null=True)
    fen = BigInt(default=None, required=True)
    linked_by = BigInt(default=None, required=True)
    linked_at = Timestamptz(default=None, required=True)


class LedgerEntry(Table, tablename="ledger_entry", db=ENGINE):
    """One movement of one indicator. Append-only."""

    id = BigSerial(primary_key=True)
    indicator_id = BigInt(default=None, required=True)
    dossier_id = BigInt(default=None, null=True)
    voucher_id = BigInt(default=None, null=True)
    movement = Text(default=None, required=True)
    fen = BigInt(default=None, required=True)
    key = Text(default=None, required=True)
    official_id = BigInt(default=None, required=True)
    at = Timestamptz(default=None, required=True)

"""Piccolo tables of the feature: the catalogue in the schema `platform`, batches in each county's."""

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


class Department(Table, tablename="department", db=ENGINE):
    """主管部门; `name` is the short form that the official lists use (民政)."""

    code = Text(primary_key=True, default=None)
    name = Text(default=None, required=True)
    sort_order = Integer(default=None, required=True)


class ProgrammeRow(Table, tablename="programme", db=ENGINE):
    """补贴项目. `publicity` and `chain` come from the plugin; `policy_basis`, `enabled` and the last flag from officials."""

    code = Text(primary_key=True, default=None)
    official_number = Text(default=None, required=True)
    name = Text(default=None, required=True)
    short_name = Text(default=None, required=True)
    department_code = Text(default=None, required=True)
    beneficiary = Text(default=None, required=True)
    period = Text(default=None, required=True)
    needs_calculation = Boolean(default=None, required=True)
    publicity = JSONB(default=None, required=True)
    chain = JSONB(default=None, required=True)
    policy_basis = Text(default=None, required=True)
    enabled = Boolean(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)


class CountyProgramme(Table, tablename="county_programme", db=ENGINE):
    """Which county runs which programme, through which bank, with which overrides. The key is both codes."""

    county_code = Text(primary_key=True, default=None)
    programme_code = Text(default=None, required=True)
    enabled = Boolean(default=None, required=True)
    bank_channel = Text(default=None, required=True)
    overrides = JSONB(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)


class StandardRow(Table, tablename="standard", db=ENGINE):
    """补贴标准: rates in fen of one region from one day on. `ended_at` marks one that was replaced before its day."""

    id = BigSerial(primary_key=True)
    programme_code = Text(default=None, required=True)
    region_code = Text(default=None, required=True)
    effective_from = Date(default=None, required=True)
    rates_fen = JSONB(default=None, required=True)
    bounds_fen = JSONB(default=None, required=True)
    document_no = Text(default=None, required=True)
    set_by = BigInt(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)
    ended_at = Timestamptz(default=None, null=True)


class PolicyDocumentRow(Table, tablename="policy_document", db=ENGINE):
    """政策文件, with its file when there is one."""

    id = BigSerial(primary_key=True)
    programme_code = Text(default=None, null=True)
    title = Text(default=None, required=True)
    document_no = Text(default=None, required=True)
    issued_on = Date(default=None, required=True)
    file_path = Text(default=None, null=True)
    file_sha256 = Bytea(default=None, null=True)
    published = Boolean(default=None, required=True)
    created_by = BigInt(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)


class BatchRow(Table, tablename="batch", db=ENGINE):
    """批次 of one county: programme, year, period and number."""

    id = BigSerial(primary_key=True)
    programme_code = Text(default=None, required=True)
    year = SmallInt(default=None, required=True)
    period = Text(default=None, required=True)
    number = SmallInt(default=None, required=True)
    period_start = Date(default=None, required=True)
    period_end = Date(default=None, required=True)
    name = Text(default=None, required=True)
    state = Text(default=None, required=True)
    created_by = BigInt(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)
    closed_at = Timestamptz(default=None, null=True)

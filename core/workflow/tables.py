"""Piccolo tables of the workflow, in the schema of a county."""

from __future__ import annotations

from piccolo.columns import JSONB, BigInt, BigSerial, Boolean, Bytea, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class DossierTable(Table, tablename="dossier", db=ENGINE):
    """申报单; see `core.workflow.dossier.Dossier` for the meaning of its columns."""

    id = BigSerial(primary_key=True)
    batch_id = BigInt(default=None, required=True)
    programme_code = Text(default=None, required=True)
    township_code = Text(default=None, required=True)
    entry = Text(default=None, required=True)
    ordinal = SmallInt(default=None, required=True)
    chain = JSONB(default=None, required=True)
    stage = Text(default=None, required=True)
    state = Text(default=None, required=True)
    resume_stage = Text(default=None, null=True)
    people = Integer(default=None, required=True)
    void_people = Integer(default=None, required=True)
    total_fen = BigInt(default=None, required=True)
    salt = Bytea(default=None, required=True)
    created_by = BigInt(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)
    sent_by = BigInt(default=None, null=True)
    stage_since = Timestamptz(default=None, required=True)
    touched = Boolean(default=None, required=True)
    version = Integer(default=None, required=True)


class DossierLog(Table, tablename="dossier_log", db=ENGINE):
    """操作日志: one row for each move of a dossier. Append-only."""

    id = BigSerial(primary_key=True)
    dossier_id = BigInt(default=None, required=True)
    action = Text(default=None, required=True)
    from_stage = Text(default=None, required=True)
    to_stage = Text(default=None, required=True)
    official_id = BigInt(default=None, required=True)
    account = Text(default=None, required=True)
    opinion = Text(default=None, required=True)
    people = Integer(default=None, required=True)
    fen = BigInt(default=None, required=True)
    seal_id = BigInt(default=None, null=True)
    at = Timestamptz(default=None, required=True)


class SealTable(Table, tablename="seal", db=ENGINE):
    """What a publicity, an approval or a voucher covered. Append-only."""

    id = BigSerial(primary_key=True)
    dossier_id = BigInt(default=None, null=True)
    purpose = Text(default=None, required=True)
    stage = Text(default=None, required=True)
    people = Integer(default=None, required=True)
    fen = BigInt(default=None, required=True)
    root_digest = Bytea(default=None, required=True)
    sealed_by = BigInt(default=None, required=True)
    sealed_at = Timestamptz(default=None, required=True)


class SealLine(Table, tablename="seal_line", db=ENGINE):
    """One line under a seal, with its hashes of that moment. Append-only."""

    seal_id = BigInt(primary_key=True, default=None)
    line_id = BigInt(primary_key=True, default=None)
    amount_fen = BigInt(default=None, required=True)
    amount_hash = Bytea(default=None, required=True)
    payee_hash = Bytea(default=None, required=True)


class DossierDuty(Table, tablename="dossier_duty", db=ENGINE):
    """Who sent a dossier into a review and who reviewed it, by round; two different people."""

    dossier_id = BigInt(primary_key=True, default=None)
    round = SmallInt(primary_key=True, default=None)
    stage = Text(primary_key=True, default=None)
    submitted_by = BigInt(default=None, required=True)
    reviewed_by = BigInt(default=None, null=True)

"""Piccolo tables of the feature, in the schema of each county."""

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


class RecipientRow(Table, tablename="recipient", db=ENGINE):
    """One person, household (its head) or collective."""

    id = BigSerial(primary_key=True)
    kind = Text(default=None, required=True)
    name = Text(default=None, required=True)
    id_cipher = Bytea(default=None, required=True)
    id_digest = Bytea(default=None, required=True)
    birth_date = Date(default=None, null=True)
    gender = Text(default=None, null=True)
    phone_cipher = Bytea(default=None, null=True)
    village_code = Text(default=None, required=True)
    village_group = Text(default=None, required=True)
    guardian_name = Text(default=None, null=True)
    guardian_id_cipher = Bytea(default=None, null=True)
    guardian_id_digest = Bytea(default=None, null=True)
    attributes = JSONB(default=None, required=True)
    enabled = Boolean(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)


class HouseholdMemberRow(Table, tablename="household_member", db=ENGINE):
    """A member of a household beside its head."""

    id = BigSerial(primary_key=True)
    household_id = BigInt(default=None, required=True)
    name = Text(default=None, required=True)
    id_cipher = Bytea(default=None, required=True)
    id_digest = Bytea(default=None, required=True)
    relation = Text(default=None, required=True)
    joined_on = Date(default=None, required=True)
    left_on = Date(default=None, null=True)


class BankAccountRow(Table, tablename="bank_account", db=ENGINE):
    """An account of a recipient, proposed by one official and decided by another."""

    id = BigSerial(primary_key=True)
    recipient_id = BigInt(default=None, required=True)
    holder_name = Text(default=None, required=True)
    holder_id_cipher = Bytea(default=None, null=True)
    holder_id_digest = Bytea(default=None, null=True)
    holder_relation = Text(default=None, required=True)
    account_cipher = Bytea(default=None, required=True)
    account_digest = Bytea(default=None, required=True)
    bank_code = Text(default=None, required=True)
    bank_name = Text(default=None, required=True)
    use_order = SmallInt(default=None, required=True)
    state = Text(default=None, required=True)
    proposed_by = BigInt(default=None, required=True)
    proposed_at = Timestamptz(default=None, required=True)
    decided_by = BigInt(default=None, null=True)
    decided_at = Timestamptz(default=None, null=True)
    reason = Text(default=None, required=True)


class RecipientChangeRow(Table, tablename="recipient_change", db=ENGINE):
    """The edit history; append-only, personal fields masked."""

    id = BigSerial(primary_key=True)
    recipient_id = BigInt(default=None, required=True)
    version = Integer(default=None, required=True)
    changed_by = BigInt(default=None, required=True)
    changed_at = Timestamptz(default=None, required=True)
    before = JSONB(default=None, required=True)
    after = JSONB(default=None, required=True)

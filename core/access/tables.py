"""Piccolo tables of the feature, in the schema `platform`. Tables with composite keys are reached by SQL only."""

from __future__ import annotations

from piccolo.columns import (
    UUID,
    BigInt,
    BigSerial,
    Boolean,
    Bytea,
    Date,
    Integer,
    Text,
    Timestamptz,
)
from piccolo.table import Table

from core.database.engine import ENGINE


class Organisation(Table, tablename="organisation", db=ENGINE):
    """机构: a government, finance bureau, department or township office at one division."""

    id = BigSerial(primary_key=True)
    name = Text(default=None, required=True)
    kind = Text(default=None, required=True)
    region_code = Text(default=None, required=True)
    parent_id = BigInt(default=None, null=True)
    department_code = Text(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)
    disabled_at = Timestamptz(default=None, null=True)


class Account(Table, tablename="official", db=ENGINE):
    """A person's account with the fields of row 18 (用户管理); id number and phone are sealed."""

    id = BigSerial(primary_key=True)
    account = Text(default=None, required=True)
    name = Text(default=None, required=True)
    avatar = Text(default=None, null=True)
    organisation_id = BigInt(default=None, required=True)
    division = Text(default=None, null=True)
    default_menu = Text(default=None, required=True)
    user_type = Text(default=None, required=True)
    gender = Text(default=None, null=True)
    birthday = Date(default=None, null=True)
    email = Text(default=None, null=True)
    phone_cipher = Bytea(default=None, null=True)
    id_number_cipher = Bytea(default=None, null=True)
    id_number_digest = Bytea(default=None, null=True)
    remark = Text(default=None, null=True)
    enabled = Boolean(default=None, required=True)
    deleted_at = Timestamptz(default=None, null=True)
    password_hash = Text(default=None, required=True)
    must_change_password = Boolean(default=None, required=True)
    failed_attempts = Integer(default=None, required=True)
    locked_until = Timestamptz(default=None, null=True)
    created_at = Timestamptz(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)


class Post(Table, tablename="post", db=ENGINE):
    """A role held at a region, or at a budget unit of a county, until it is ended."""

    id = BigSerial(primary_key=True)
    official_id = BigInt(default=None, required=True)
    role = Text(default=None, required=True)
    region_code = Text(default=None, required=True)
    budget_unit = Text(default=None, null=True)
    granted_by = BigInt(default=None, null=True)
    granted_at = Timestamptz(default=None, required=True)
    ended_at = Timestamptz(default=None, null=True)


class Captcha(Table, tablename="captcha", db=ENGINE):
    """A question that was shown; only the keyed digest of its answer is kept, and it is answered once."""

    id = UUID(primary_key=True, default=None)
    answer_digest = Bytea(default=None, required=True)
    source_digest = Bytea(default=None, required=True)
    expires_at = Timestamptz(default=None, required=True)
    used_at = Timestamptz(default=None, null=True)

"""Piccolo tables of the notices, in the schema `platform`."""

from __future__ import annotations

from piccolo.columns import BigInt, BigSerial, Boolean, Bytea, Date, Integer, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class NoticeTable(Table, tablename="notice", db=ENGINE):
    """通知公告."""

    id = BigSerial(primary_key=True)
    title = Text(default=None, required=True)
    body = Text(default=None, required=True)
    region_code = Text(default=None, required=True)
    prefix = Text(default=None, required=True)
    audience = Text(default=None, required=True)
    pinned = Boolean(default=None, required=True)
    shown_from = Date(default=None, required=True)
    shown_to = Date(default=None, null=True)
    state = Text(default=None, required=True)
    created_by = BigInt(default=None, required=True)
    created_at = Timestamptz(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)


class NoticeFile(Table, tablename="notice_file", db=ENGINE):
    """A PDF of a notice."""

    id = BigSerial(primary_key=True)
    notice_id = BigInt(default=None, required=True)
    file_name = Text(default=None, required=True)
    stored_name = Text(default=None, required=True)
    sha256 = Bytea(default=None, required=True)
    bytes = BigInt(default=None, required=True)
    added_by = BigInt(default=None, required=True)
    added_at = Timestamptz(default=None, required=True)


class NoticeRead(Table, tablename="notice_read", db=ENGINE):
    """Who has read which notice."""

    notice_id = BigInt(primary_key=True, default=None)
    official_id = BigInt(primary_key=True, default=None)
    at = Timestamptz(default=None, required=True)

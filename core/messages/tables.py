"""Piccolo tables of the messages, in the schema of a county."""

from __future__ import annotations

from piccolo.columns import BigInt, BigSerial, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class MessageTable(Table, tablename="message", db=ENGINE):
    """消息 for one official or for a post."""

    id = BigSerial(primary_key=True)
    kind = Text(default=None, required=True)
    title = Text(default=None, required=True)
    body = Text(default=None, required=True)
    official_id = BigInt(default=None, null=True)
    permission = Text(default=None, null=True)
    region_code = Text(default=None, null=True)
    programme_code = Text(default=None, null=True)
    budget_unit_code = Text(default=None, null=True)
    sent_by = BigInt(default=None, null=True)
    subject = Text(default=None, required=True)
    subject_id = Text(default=None, required=True)
    at = Timestamptz(default=None, required=True)


class MessageRead(Table, tablename="message_read", db=ENGINE):
    """Who has read which message."""

    message_id = BigInt(primary_key=True, default=None)
    official_id = BigInt(primary_key=True, default=None)
    at = Timestamptz(default=None, required=True)

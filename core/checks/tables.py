"""Piccolo table of the checks, in the schema of a county. `finding` is shared; each check writes its own rows."""

from __future__ import annotations

from piccolo.columns import JSONB, BigSerial, Bytea, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class FactRow(Table, tablename="fact", db=ENGINE):
    """One registry's answer about one person as asked (id number and name), with source and as-of time.

    Account numbers lie in `value_cipher`, the rest of the answer in `value`.
    """

    id = BigSerial(primary_key=True)
    subject_digest = Bytea(default=None, required=True)
    name = Text(default=None, required=True)
    state = Text(default=None, required=True)
    value_cipher = Bytea(default=None, null=True)
    value = JSONB(default=None, null=True)
    source = Text(default=None, required=True)
    as_of = Timestamptz(default=None, null=True)
    note = Text(default=None, required=True)
    asked_at = Timestamptz(default=None, required=True)

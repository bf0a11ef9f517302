"""Piccolo table of the preferences, in the schema `platform`."""

from __future__ import annotations

from piccolo.columns import JSONB, BigInt, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class PreferenceTable(Table, tablename="preference", db=ENGINE):
    """页面偏好 of one official for one page."""

    official_id = BigInt(primary_key=True, default=None)
    page = Text(primary_key=True, default=None)
    choices = JSONB(default=None, required=True)
    updated_at = Timestamptz(default=None, required=True)

"""Piccolo table of the feature, in the schema `platform`."""

from __future__ import annotations

from piccolo.columns import SmallInt, Text
from piccolo.table import Table

from core.database.engine import ENGINE


class Region(Table, tablename="region", db=ENGINE):
    """One division; `full_name` holds the names from the province down, e.g. 云南省玉溪市通海县秀山街道."""

    code = Text(primary_key=True, default=None)
    name = Text(default=None, required=True)
    level = SmallInt(default=None, required=True)
    parent = Text(default=None, null=True)
    full_name = Text(default=None, required=True)

"""Piccolo tables of the holidays, in the schema `platform`."""

from __future__ import annotations

from piccolo.columns import JSONB, Array, BigInt, Date, Integer, Text, Timestamptz
from piccolo.table import Table

from core.database.engine import ENGINE


class HolidaySchedule(Table, tablename="holiday_schedule", db=ENGINE):
    """放假安排 of a year."""

    year = Integer(primary_key=True, default=None)
    document_no = Text(default=None, required=True)
    holidays = JSONB(default=None, required=True)
    workdays = Array(base_column=Date(), default=None, required=True)
    recorded_by = BigInt(default=None, null=True)
    recorded_at = Timestamptz(default=None, required=True)
    version = Integer(default=None, required=True)

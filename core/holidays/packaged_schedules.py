"""The years that the project carries, from the notices of the State Council's General Office."""

from __future__ import annotations

import csv
from datetime import date
from itertools import groupby
from pathlib import Path

from core.holidays.schedule import Holiday, Schedule

FILE = Path(__file__).parent / "data" / "schedules.csv"


def packaged_schedules() -> list[Schedule]:
    """The schedules of the file, one for each year, oldest first."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        _schedule(int(year), list(found)) for year, found in groupby(rows, key=lambda row: str(row["year"]))
    ]


def _schedule(year: int, rows: list[dict[str, str]]) -> Schedule:
    return Schedule(
        year,
        rows[0]["document_no"],
        tuple(
            Holiday(row["name"], date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"]))
            for row in rows
            if row["kind"] == "holiday"
        ),
        tuple(date.fromisoformat(row["first_day"]) for row in rows if row["kind"] == "workday"),
    )

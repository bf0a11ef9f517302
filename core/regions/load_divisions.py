"""Load the province's divisions from the file that the project carries."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from core.database import AuditRecord, current_session
from core.regions import queries

FILE = Path(__file__).parent / "data" / "yunnan_divisions.csv"


async def load_divisions() -> int:
    """Bring `platform.region` to the state of the file, in a session of the platform; returns the rows that changed.

    Repeating it changes nothing. Divisions that the file no longer has stay: paid lines name them.
    """
    changed = await queries.merge_regions(_rows())
    if changed:
        current_session().record(AuditRecord("region.load", "region", FILE.name, count=changed))
    return changed


def _rows() -> Iterator[tuple[str, str, int, str | None, str]]:
    """Rows of the file with full names; parents come before their children there."""
    full_names: dict[str, str] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            full_name = full_names.get(row["parent"], "") + row["name"]
            full_names[row["code"]] = full_name
            yield row["code"], row["name"], int(row["level"]), row["parent"] or None, full_name

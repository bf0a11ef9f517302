"""Lines of one county as the tests of several verbs enter and read them, and the officials who do it."""

from __future__ import annotations

from typing import Any

from core.applications.enter_line import enter_line
from core.database import fetch, fetch_row
from tenants import county_session
from tests.factories.applications import COUNTY, OTHER_TOWNSHIP, TOWNSHIP, directory, row
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
REVIEWER = official("county_reviewer", COUNTY, id=9)
TOWN = official("township_operator", TOWNSHIP[:9], id=8)
OTHER_TOWN = official("township_operator", OTHER_TOWNSHIP[:9], id=11)
AUDITOR = official("auditor", COUNTY, id=12)


async def line(line_id: int) -> Any:
    async with county_session(COUNTY, read_only=True):
        return await fetch_row("SELECT * FROM line WHERE id = $1", line_id)


async def open_findings(line_id: int) -> list[str]:
    async with county_session(COUNTY, read_only=True):
        rows = await fetch(
            "SELECT rule_code FROM finding WHERE line_id = $1 AND resolution = 'open' ORDER BY id", line_id
        )
    return [found["rule_code"] for found in rows]


async def enter(
    batch: int, by: Any = OPERATOR, entry: str = "county", region: str = f"{COUNTY}000000", **changes: Any
) -> int:
    cells = {key: value for key, value in row(1, **changes).items() if key != "ordinal"}
    async with county_session(COUNTY):
        return await enter_line(batch, entry, cells, by, directory(), region_code=region)


async def ids_of(batch: int) -> list[int]:
    async with county_session(COUNTY, read_only=True):
        return [
            one["id"] for one in await fetch("SELECT id FROM line WHERE batch_id = $1 ORDER BY id", batch)
        ]

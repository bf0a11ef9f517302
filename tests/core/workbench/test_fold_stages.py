"""The platform knows where each county's dossiers stand: as the dossiers themselves say, once each, and never older than it knew."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.database import execute, fetch
from core.kernel.clock import now
from core.workbench import fold_stages
from core.workflow import open_dossiers, submit_dossiers
from tenants import county_session, platform_session
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, OTHER_TOWNSHIP, make_batch, make_lines


async def known() -> dict[str, tuple[int, int, int]]:
    """Stage → (dossiers, people, fen) of the county on the platform."""
    async with platform_session(read_only=True):
        rows = await fetch(
            "SELECT stage, sum(dossiers)::int AS dossiers, sum(people)::int AS people, sum(fen)::int AS fen"
            " FROM published_county_stage WHERE county_code = $1 GROUP BY stage",
            COUNTY,
        )
    return {row["stage"]: (row["dossiers"], row["people"], row["fen"]) for row in rows}


async def opened() -> list[int]:
    """Two dossiers of three and two lines at 经办确认."""
    async with county_session(COUNTY):
        batch = await make_batch("elderly_allowance")
        await make_lines(batch, 3, programme="elderly_allowance")
        await make_lines(batch, 2, programme="elderly_allowance", township=OTHER_TOWNSHIP)
        return sorted(await open_dossiers(batch, "county", COUNTY_OPERATOR))


async def test_the_picture_follows_the_dossiers_and_repeating_it_changes_nothing(province: Any) -> None:
    first, second = await opened()
    for _ in range(2):
        assert await fold_stages(COUNTY) == 1
        assert await known() == {"county_confirm": (2, 5, 0)}
    async with county_session(COUNTY):
        await submit_dossiers([first], COUNTY_OPERATOR)
    await fold_stages(COUNTY)
    assert await known() == {"county_confirm": (1, 2, 0), "calculation": (1, 3, 0)}
    async with county_session(COUNTY):
        await execute("UPDATE dossier SET state = 'finished', total_fen = 700 WHERE id = $1", first)
        await execute("UPDATE dossier SET state = 'void' WHERE id = $1", second)
    await fold_stages(COUNTY)
    assert await known() == {"finished": (1, 3, 700)}


async def test_an_older_picture_never_replaces_a_newer_one(province: Any) -> None:
    await opened()
    async with platform_session():
        await execute("INSERT INTO county_stage_picture VALUES ($1, $2)", COUNTY, now() + timedelta(hours=1))
    assert await fold_stages(COUNTY) == 0
    assert await known() == {}

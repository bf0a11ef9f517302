"""补贴进度统计: everything that may be read, by township and stage."""

from __future__ import annotations

from typing import Any

from core.database import execute
from core.workbench import show_stage_progress
from core.workflow import open_dossiers, submit_dossiers
from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.officials import official
from tests.factories.query_count import logged_queries
from tests.factories.workflow import (
    COUNTY_OPERATOR,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    TOWNSHIP_OPERATOR,
    make_batch,
    make_lines,
)

PROGRAMME = "elderly_allowance"


async def seen_by(by: Any, **filters: Any) -> list[tuple[str, str, int, int]]:
    async with county_session(EAST_COUNTY, read_only=True):
        rows = await show_stage_progress(by, **filters)
    return [(row.township_code, row.stage, row.dossiers, row.people) for row in rows]


async def test_townships_and_stages_are_counted_within_posts_and_programmes(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        batch = await make_batch(PROGRAMME)
        await make_lines(batch, 3, programme=PROGRAMME)
        await make_lines(batch, 2, programme=PROGRAMME, township=OTHER_TOWNSHIP)
        first, second = sorted(await open_dossiers(batch, "county", COUNTY_OPERATOR))
        await submit_dossiers([first], COUNTY_OPERATOR)
        await execute("UPDATE dossier SET state = 'finished' WHERE id = $1", second)
    moved = (TOWNSHIP, "calculation", 1, 3)
    finished = (OTHER_TOWNSHIP, "finished", 1, 2)
    with logged_queries() as statements:
        assert await seen_by(COUNTY_OPERATOR) == [moved, finished]
    assert len([one for one in statements if "published_dossier" in one]) == 1
    assert await seen_by(official("prefecture_operator", "5304")) == [moved, finished]
    assert await seen_by(TOWNSHIP_OPERATOR) == [moved]
    assert await seen_by(official("county_operator", EAST_COUNTY, programmes=())) == []
    assert await seen_by(official("county_admin", EAST_COUNTY)) == []
    assert await seen_by(COUNTY_OPERATOR, year=2022) == []
    assert await seen_by(COUNTY_OPERATOR, programme=PROGRAMME, year=2023, period="202305") == [
        moved,
        finished,
    ]
    async with county_session(EAST_COUNTY):
        await execute("UPDATE dossier SET state = 'void' WHERE id = $1", second)
    assert await seen_by(COUNTY_OPERATOR) == [moved]

import json
from typing import Any

from core.checks.queries import DUPLICATES
from core.database import fetch_value
from tenants import county_session
from tests.factories.workflow import COUNTY, id_number, make_batch, make_lines

LINES = 12_000


def _work(plan: dict[str, Any]) -> int:
    """Rows that a plan handed on or threw away behind a join, over all its steps."""
    touched = plan["Actual Rows"] + plan.get("Rows Removed by Join Filter", 0)
    return touched * plan["Actual Loops"] + sum(map(_work, plan.get("Plans", ())))


async def test_duplicates_of_a_list_that_was_just_imported_cost_what_the_list_costs(province) -> None:
    """Nobody has counted the rows of a new table; pairing all with all took minutes for a county's list."""
    people = [id_number(number) for number in range(LINES)]
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), LINES, people=people)
        await make_lines(await make_batch(number=2), 10, people=people[-10:])
        explained = await fetch_value(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {DUPLICATES}", lines)
    plan = explained if isinstance(explained, list) else json.loads(explained)
    assert _work(plan[0]["Plan"]) < 40 * LINES

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from core.checks import queries
from core.checks.jobs import SLICE
from core.checks.queries import DUPLICATES, CardWrite
from core.checks.states import CheckStatus
from core.checks.verdict import Verdict
from core.database import execute
from tenants import county_session
from tests.factories.plans import explained, plans_of, rows_met
from tests.factories.workflow import COUNTY, id_number, make_batch, make_lines

LINES = 12_000
AT = datetime(2023, 5, 8, tzinfo=UTC)


async def test_duplicates_of_a_list_that_was_just_imported_cost_what_the_list_costs(province) -> None:
    """Nobody has counted the rows of a new table; pairing all with all took minutes for a county's list."""
    people = [id_number(number) for number in range(LINES)]
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), LINES, people=people)
        await make_lines(await make_batch(number=2), 10, people=people[-10:])
        plan = await explained(DUPLICATES, lines)
    assert rows_met(plan) < 40 * LINES


async def _card(lines: list[int]) -> list[int]:
    return await queries.write_cards([CardWrite(line, 1, "passed") for line in lines], AT)


async def _alert(lines: list[int]) -> list[int]:
    verdicts = [Verdict(line, CheckStatus.PASSED, False, ()) for line in lines]
    return await queries.write_alerts(verdicts, dict.fromkeys(lines, 1), AT)


@pytest.mark.parametrize("write", [_card, _alert])
async def test_verdicts_about_a_list_that_was_just_imported_are_not_taken_for_one_row(
    province, write: Callable[[list[int]], Coroutine[Any, Any, list[int]]]
) -> None:
    """Two states look rare in a new table: taken for one row, every line was held against every verdict for half a minute."""
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), LINES)
        await execute("UPDATE line SET card_status = 'processing', alert_status = 'processing'")
        with plans_of(queries, "fetch") as plans:
            await write(lines[:SLICE])
    (plan,) = plans
    assert plan["Actual Rows"] == SLICE
    assert plan["Plan Rows"] > SLICE / 10
    assert rows_met(plan) < 10 * LINES

"""工作台: every post sees its own work, counted without a scan of the county."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from core.database import execute, fetch
from core.jobs import enqueue
from core.kernel.clock import CHINA, frozen_clock, now
from core.workbench import Workbench, show_workbench
from core.workflow import open_dossiers, return_dossiers, submit_dossiers
from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.officials import official
from tests.factories.publicity import CALENDAR
from tests.factories.query_count import logged_queries
from tests.factories.workflow import COUNTY_OPERATOR, TOWNSHIP, TOWNSHIP_OPERATOR, make_batch, make_lines

PROGRAMME = "elderly_allowance"


async def seen_by(by: Any) -> Workbench:
    async with county_session(EAST_COUNTY, read_only=True):
        return await show_workbench(by, CALENDAR)


def counts(shown: Workbench) -> dict[str, int]:
    return {task.code: task.count for task in shown.tasks if task.count}


async def test_a_dossier_waits_at_the_desk_of_its_stage_and_nowhere_else(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        batch = await make_batch(PROGRAMME)
        await make_lines(batch, 3, programme=PROGRAMME)
        [dossier] = await open_dossiers(batch, "county", COUNTY_OPERATOR)
    shown = await seen_by(COUNTY_OPERATOR)
    assert (shown.dossiers, shown.people, shown.overdue, shown.returned) == (1, 3, 0, 0)
    assert [(work.stage, work.dossiers) for work in shown.stages if work.dossiers] == [("county_confirm", 1)]
    assert shown.stages[0].target.stage == "county_confirm" and shown.stages[0].target.filters == {
        "tab": "pending"
    }
    assert (await seen_by(TOWNSHIP_OPERATOR)).dossiers == 0
    assert (await seen_by(official("county_operator", EAST_COUNTY, programmes=()))).dossiers == 0
    assert (await seen_by(official("auditor", EAST_COUNTY))).stages == []

    async with county_session(EAST_COUNTY):
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        await return_dossiers([dossier], COUNTY_OPERATOR, "名单有误")
        await execute("UPDATE dossier SET stage_since = $1", now() - timedelta(days=6))
    shown = await seen_by(COUNTY_OPERATOR)
    assert (shown.dossiers, shown.overdue, shown.returned) == (1, 1, 1)


async def test_abnormal_lines_are_those_of_the_own_places_that_stand_in_no_dossier(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        batch = await make_batch(PROGRAMME)
        await make_lines(batch, 2, programme=PROGRAMME, card_status="abnormal")
        await make_lines(batch, 1, programme=PROGRAMME, township="530423102000", alert_status="unverified")
        await make_lines(batch, 4, programme=PROGRAMME)
        await make_lines(batch, 1, programme=PROGRAMME, card_status="abnormal", status="deleted")
    assert counts(await seen_by(COUNTY_OPERATOR)) == {"lines_card_match": 2, "lines_alert_check": 1}
    assert counts(await seen_by(TOWNSHIP_OPERATOR)) == {"lines_card_match": 2}
    assert counts(await seen_by(official("county_finance_reviewer", EAST_COUNTY))) == {}


async def test_administrators_are_warned_while_the_holidays_of_the_next_year_are_missing(
    province: Any,
) -> None:
    last = max(CALENDAR.years)
    administrator = official("county_admin", EAST_COUNTY)
    with frozen_clock(datetime(last, 10, 31, 9, tzinfo=CHINA)):
        assert "holidays_missing" not in counts(await seen_by(administrator))
    with frozen_clock(datetime(last, 11, 1, 9, tzinfo=CHINA)):
        assert counts(await seen_by(administrator)) == {"holidays_missing": 1}
        assert counts(await seen_by(COUNTY_OPERATOR)) == {}


async def test_own_jobs_are_counted_by_how_they_stand(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        for by in (COUNTY_OPERATOR, COUNTY_OPERATOR, TOWNSHIP_OPERATOR):
            await enqueue(
                "payment.fold_summaries", title="汇总", payload={}, by=by, subject="summary", subject_id=""
            )
        await execute(
            "UPDATE job SET state = 'failed', finished_at = $1 WHERE id = (SELECT min(id) FROM job)", now()
        )
    assert counts(await seen_by(COUNTY_OPERATOR)) == {"jobs_running": 1, "jobs_failed": 1}


async def test_the_statements_stay_within_eight_and_use_the_small_index(province: Any) -> None:
    everything = official(("county_operator", "county_reviewer", "unit_finance_operator"), EAST_COUNTY)
    await seen_by(everything)
    with logged_queries() as statements:
        await seen_by(everything)
    assert len(statements) == 8, "\n".join(statements)
    counted = next(each for each in statements if "FROM line WHERE" in each)
    async with county_session(EAST_COUNTY):
        await execute("SET LOCAL enable_seqscan = off")
        counted = counted.replace("$1::text[]", f"ARRAY['{TOWNSHIP[:9]}%']").replace(
            "$2::text[]", "ARRAY['x']"
        )
        plan = "\n".join(row[0] for row in await fetch(f"EXPLAIN {counted}"))
    assert "line_open" in plan, plan

from __future__ import annotations

from core.database import copy_rows, execute, fetch
from core.kernel.clock import now
from core.payments import queries_checks, queries_requests
from tenants import county_session
from tests.factories.payments import lines_of, linked_dossier, pass_checks
from tests.factories.plans import plans_of, rows_met
from tests.factories.workflow import COUNTY, open_one

LINES = 1_000
FINDING = ("line_id", "check_name", "rule_code", "outcome", "column_title", "reason", "remedy", "source", "overridable", "resolution", "found_at")  # fmt: skip


async def test_a_comparison_looks_at_the_findings_of_each_line_and_at_no_others(province) -> None:
    """Every finding of the county was read for every line: 25,128 × 1,155 in a month of 26,283 people, 8.6 seconds."""
    async with county_session(COUNTY):
        dossier = await open_one(LINES)
        old = [
            (line, "card", "card.none", "failed", "", "没有社保卡", "请办卡", "", True, "superseded", now())
            for line in await lines_of(dossier)
        ]
        assert await copy_rows("finding", FINDING, old) == LINES
        with plans_of(queries_checks, "fetch") as plans:
            await queries_checks.lines_to_compare([dossier])
    (plan,) = plans
    assert plan["Actual Rows"] == LINES
    assert rows_met(plan) < 20 * LINES


async def test_the_staging_of_a_payment_request_finds_lines_by_key(province) -> None:
    """Five states of a line that look rare were taken for one line, to be held against every line that is wanted."""
    async with county_session(COUNTY):
        dossier = await linked_dossier(LINES)
        await pass_checks(dossier)
        lines = await fetch("SELECT id, version FROM line WHERE dossier_id = $1 ORDER BY id", dossier)
        await execute("DROP TABLE IF EXISTS pg_temp.request_line")
        ids, versions = [row["id"] for row in lines], [row["version"] for row in lines]
        with plans_of(queries_requests, "execute", "CREATE") as plans:
            await queries_requests.stage_lines(ids, versions, [], [], "bank")
    (plan,) = plans
    assert plan["Actual Rows"] == LINES
    assert plan["Plan Rows"] > LINES / 10
    assert rows_met(plan) < 40 * LINES

"""规则对比统计 over HTTP, and the lines behind a figure."""

from __future__ import annotations

from tenants import county_session
from tests.core.checks.test_rule_statistics import find
from tests.factories.workflow import COUNTY, TOWNSHIP, make_batch, make_lines


async def test_figures_and_the_lines_behind_them(browser) -> None:
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), 3)
        await find(lines[0], "alert.death")
    reviewer = await browser("township_reviewer", TOWNSHIP[:9])
    path = f"/api/v1/counties/{COUNTY}/rule-statistics"
    answer = (await reviewer.get(path, params={"by": "township", "size": 200})).json()
    (row,) = [one for one in answer["rows"] if one["rule"] == "alert.death"]
    assert (row["rule_title"], row["compared"], row["passed"], row["failed"]) == ("死亡信息校验", 3, 2, 1)
    assert (row["township_code"], answer["sums"]["failed"]) == (TOWNSHIP, 1)
    behind = await reviewer.get(f"{path}/lines", params={"check": "alert", "rule": "alert.death"})
    assert [one["id"] for one in behind.json()["rows"]] == lines[:1]
    assert (await reviewer.get(path, params={"by": "village"})).status_code == 422
    assert (await reviewer.get(f"{path}/lines")).status_code in (400, 422)

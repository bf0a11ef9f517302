"""规则对比统计: every line stands under exactly one answer of each rule that it was compared with."""

from __future__ import annotations

import re
from inspect import getsource

import pytest

from core.checks import card_rules, rules
from core.checks.list_rule_lines import list_rule_lines
from core.checks.rule_catalogue import ALERT_RULES, CARD_RULES, rules_of
from core.checks.rule_statistics import rule_statistics
from core.checks.statistics_filter import StatisticsFilter
from core.database import copy_rows, execute
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.plugin_host import subsidies, subsidy
from tenants import county_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_REVIEWER,
    OTHER_TOWNSHIP,
    OTHER_VILLAGE,
    TOWNSHIP,
    TOWNSHIP_REVIEWER,
    make_batch,
    make_lines,
)

pytestmark = pytest.mark.usefixtures("province")
ALL = PageRequest(size=200)
_FINDING = (
    "line_id",
    "check_name",
    "rule_code",
    "outcome",
    "column_title",
    "reason",
    "remedy",
    "source",
    "overridable",
    "resolution",
    "found_at",
)


async def find(line: int, rule: str, outcome: str = "failed", resolution: str = "open") -> None:
    """A finding of a rule about a line; the code's first part names the check, other codes are the programme's own."""
    check = "card" if rule.startswith("card.") else "alert"
    row = (line, check, rule, outcome, "", f"{rule} 的原因", "改正", "来源", True, "open", now())
    await copy_rows("finding", _FINDING, [row])
    if resolution != "open":
        await execute(
            "UPDATE finding SET resolution = $2, resolved_by = 9, resolved_reason = '已核对', covered_payee = '\\x00'"
            " WHERE line_id = $1",
            line,
            resolution,
        )


async def counted(by=COUNTY_REVIEWER, *, grouping: str = "batch", **conditions):
    async with county_session(COUNTY):
        return await rule_statistics(StatisticsFilter(**conditions), by, ALL, grouping=grouping)


async def answers_of(rule: str, **more) -> tuple[int, int, int, int, int]:
    (row,) = [one for one in (await counted(**more)).rows if one.rule == rule]
    assert row.compared == row.passed + row.failed + row.unverified + row.overridden
    return row.compared, row.passed, row.failed, row.unverified, row.overridden


def test_every_code_that_a_check_can_find_has_its_title() -> None:
    told = set(re.findall(r'"((?:card|alert)\.[a-z_]+)"', getsource(card_rules) + getsource(rules)))
    assert told == {*CARD_RULES, *ALERT_RULES}
    for programme in subsidies().values():
        codes = [rule.code for rule in rules_of(programme)]
        assert len(codes) == len(set(codes))


async def test_each_line_has_one_answer_to_each_rule() -> None:
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), 6)
        for _ in range(2):
            await find(lines[0], "alert.death")
        await find(lines[0], "alert.death", "unverified")
        await find(lines[1], "alert.death", "unverified")
        await find(lines[2], "alert.death", resolution="overridden")
        await find(lines[3], "alert.death", resolution="superseded")
        await find(lines[4], "supported_person", "unverified", "flagged")
    assert await answers_of("alert.death") == (6, 3, 1, 1, 1)
    assert await answers_of("supported_person") == (6, 5, 0, 1, 0)
    assert await answers_of("alert.duplicate") == (6, 6, 0, 0, 0)
    assert (await counted()).sums == {"failed": 1, "unverified": 2, "overridden": 1}


async def test_what_is_not_checked_or_struck_out_is_not_compared() -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        await make_lines(batch, 2)
        await make_lines(batch, 1, alert_status="pending")
        stale = await make_lines(batch, 1, alert_status="processing")
        await find(stale[0], "alert.death")
        await make_lines(batch, 3, status="deleted")
    assert await answers_of("alert.death") == (2, 2, 0, 0, 0)
    assert await answers_of("card.none") == (4, 4, 0, 0, 0)


async def test_the_card_match_stops_at_the_first_rule_that_does_not_pass() -> None:
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), 5)
        await find(lines[0], "card.no_answer", "unverified")
        await find(lines[1], "card.name_mismatch")
        await find(lines[2], "card.account_differs", resolution="overridden")
    assert await answers_of("card.no_answer") == (5, 4, 0, 1, 0)
    assert await answers_of("card.name_mismatch") == (4, 3, 1, 0, 0)
    assert await answers_of("card.account_differs") == (3, 2, 0, 0, 1)


async def test_groups_and_conditions() -> None:
    async with county_session(COUNTY):
        first, second = await make_batch(number=1), await make_batch(number=2)
        here = await make_lines(first, 2)
        there = await make_lines(first, 3, township=OTHER_TOWNSHIP, village=OTHER_VILLAGE)
        await make_lines(second, 4)
        closed = await make_batch(period="202304")
        await make_lines(closed, 5)
        await execute("UPDATE batch SET state = 'closed' WHERE id = $1", closed)
        await find(there[0], "alert.death")
        await find(here[0], "alert.death", "unverified")

    def death(page):
        return [
            (one.batch_id, one.township_code, one.compared, one.failed)
            for one in page.rows
            if one.rule == "alert.death"
        ]

    assert death(await counted()) == [(second, "", 4, 0), (first, "", 5, 1)]
    assert death(await counted(grouping="programme")) == [(None, "", 9, 1)]
    assert death(await counted(grouping="township", batch_id=first)) == [
        (first, TOWNSHIP, 2, 0),
        (first, OTHER_TOWNSHIP, 3, 1),
    ]
    assert death(await counted(period="202304")) == [(closed, "", 5, 0)]
    assert death(await counted(batch_id=first, region=OTHER_TOWNSHIP)) == [(first, "", 3, 1)]
    assert death(await counted(TOWNSHIP_REVIEWER, batch_id=first)) == [(first, "", 2, 0)]
    assert (await counted(programme="minimum_living")).rows == []
    assert (await counted(official("county_reviewer", COUNTY, programmes=()))).rows == []
    with pytest.raises(Invalid):
        await counted(grouping="village")


async def test_the_lines_behind_a_figure_are_as_many_and_say_why() -> None:
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), 4)
        for line in lines[:2]:
            await find(line, "alert.death")
        await find(lines[2], "alert.death", resolution="overridden")
        await find(lines[3], "alert.age")

        async def behind(answer: str, by=COUNTY_REVIEWER):
            return await list_rule_lines(StatisticsFilter(), "alert", "alert.death", answer, by, ALL)

        failed = await behind("failed")
        assert ([one.id for one in failed.rows], failed.total) == (lines[:2], 2)
        assert failed.rows[0].reason == "alert.death 的原因"
        assert "*" in failed.rows[0].id_number
        (row,) = (await behind("overridden")).rows
        assert (row.id, row.resolved_reason) == (lines[2], "已核对")
        assert (await behind("unverified")).rows == []
        assert (await behind("failed", official("township_reviewer", "530423109"))).rows == []
        with pytest.raises(Invalid):
            await behind("passed")


def test_a_programme_without_a_least_age_is_not_compared_with_it() -> None:
    codes = {rule.code for rule in rules_of(subsidy("minimum_living"))}
    assert "alert.age" not in codes
    assert {"alert.amount", "approved_household"} <= codes

"""The desk of 确认需发放: who sees which requests, and what a second official may answer."""

from __future__ import annotations

import asyncpg
import pytest

from core.applications.ask_further_claim import ask_further_claim
from core.applications.confirm_further_claim import confirm_further_claim
from core.applications.further_claim import FurtherClaimFilter
from core.applications.list_further_claims import list_further_claims
from core.applications.refuse_further_claim import refuse_further_claim
from core.database import execute, fetch_value
from core.kernel.clock import now
from core.kernel.errors import Conflict, Invalid, NotAllowed
from core.kernel.paging import PageRequest
from core.messages import list_messages
from core.workbench.show_workbench import show_workbench
from tenants import county_session
from tests.factories.officials import official
from tests.factories.publicity import CALENDAR
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    TOWNSHIP,
    make_batch,
    make_lines,
)

pytestmark = pytest.mark.usefixtures("province")
TOWNSHIP_REVIEWER = official("township_reviewer", TOWNSHIP[:9], id=31)
ELSEWHERE = official("township_reviewer", "530423109", id=32)
UNASSIGNED = official("county_reviewer", COUNTY, id=33, programmes=())
_WHY = "上月漏发，补发差额"


async def asked(count: int = 1, **more) -> list[int]:
    """Lines of one batch for which the county's operator asked to pay once more, 60 yuan at most."""
    async with county_session(COUNTY):
        lines = await make_lines(await make_batch(), count, amount_fen=5000, **more)
        for line in lines:
            await ask_further_claim(line, "back_pay", 6000, COUNTY_OPERATOR, _WHY)
    return lines


async def seen(by, **conditions):
    async with county_session(COUNTY):
        return await list_further_claims(FurtherClaimFilter(**conditions), by, PageRequest())


async def test_a_request_is_shown_masked_to_whoever_may_read_the_line_and_to_nobody_else() -> None:
    (line,) = await asked()
    found = await seen(COUNTY_REVIEWER, state="waiting")
    (row,) = found.page.rows
    assert (row.id, row.kind, row.cap_fen, row.fen, row.reason) == (line, "back_pay", 6000, 5000, _WHY)
    assert "*" in row.id_number
    assert (row.state, row.own, row.asked_by) == ("waiting", False, COUNTY_OPERATOR.id)
    assert found.page.sums == {"people": 1, "cap_fen": 6000}
    assert (await seen(COUNTY_OPERATOR)).page.rows[0].own
    assert (await seen(TOWNSHIP_REVIEWER)).page.total == 1
    assert (await seen(ELSEWHERE)).page.rows == []
    assert (await seen(UNASSIGNED)).page.rows == []


async def test_every_request_stands_on_one_tab_and_conditions_narrow_all_of_them() -> None:
    confirmed, refused, waiting = await asked(3)
    async with county_session(COUNTY):
        await confirm_further_claim(confirmed, COUNTY_REVIEWER, 1)
        await refuse_further_claim(refused, COUNTY_REVIEWER, "与上月补发重复")
    found = await seen(COUNTY_REVIEWER, state="refused")
    assert found.tabs == {"waiting": 1, "confirmed": 1, "refused": 1}
    (row,) = found.page.rows
    assert (row.id, row.refusal, row.decided_by) == (refused, "与上月补发重复", COUNTY_REVIEWER.id)
    assert [row.id for row in (await seen(COUNTY_REVIEWER, state="waiting")).page.rows] == [waiting]
    (row,) = (await seen(COUNTY_REVIEWER, state="confirmed")).page.rows
    assert (row.id, row.ordinal) == (confirmed, 1)
    assert (await seen(COUNTY_REVIEWER, programme="minimum_living")).tabs["waiting"] == 0
    assert (await seen(COUNTY_REVIEWER, region="530423109000")).tabs["waiting"] == 0
    assert (await seen(COUNTY_REVIEWER, name="不存在")).tabs["waiting"] == 0
    with pytest.raises(Invalid):
        await seen(COUNTY_REVIEWER, state="lost")


async def test_a_struck_out_line_asks_for_nothing_any_more() -> None:
    await asked()
    async with county_session(COUNTY):
        await execute("UPDATE line SET status = 'deleted'")
    assert (await seen(COUNTY_REVIEWER)).page.total == 0


async def test_what_was_given_back_may_be_asked_again_and_is_not_confirmed_before() -> None:
    (line,) = await asked()
    async with county_session(COUNTY):
        with pytest.raises(Invalid):
            await refuse_further_claim(line, COUNTY_REVIEWER, " ")
        with pytest.raises(NotAllowed, match="另一人"):
            await refuse_further_claim(line, COUNTY_OPERATOR, "自己退回")
        await refuse_further_claim(line, COUNTY_REVIEWER, "与上月补发重复")
        with pytest.raises(Conflict, match="已退回"):
            await confirm_further_claim(line, COUNTY_REVIEWER, 1)
        with pytest.raises(Conflict, match="已退回"):
            await refuse_further_claim(line, COUNTY_REVIEWER, "再退一次")
        assert await fetch_value("SELECT claim_kind FROM line") == "regular"
        await ask_further_claim(line, "difference", 7000, COUNTY_OPERATOR, "重新核对")
    (row,) = (await seen(COUNTY_REVIEWER, state="waiting")).page.rows
    assert (row.kind, row.cap_fen, row.refusal, row.decided_by) == ("difference", 7000, None, None)
    async with county_session(COUNTY):
        assert await confirm_further_claim(line, COUNTY_REVIEWER, 1) == 1


async def test_the_database_refuses_that_who_asked_gives_back() -> None:
    await asked()
    with pytest.raises(asyncpg.CheckViolationError, match="further_claim_refused_by_another"):
        async with county_session(COUNTY):
            await execute(
                "UPDATE further_claim SET refusal = '不同意', refused_by = asked_by, refused_at = $1", now()
            )


async def test_the_workbench_counts_what_the_official_may_confirm() -> None:
    async def waiting(by) -> int | None:
        async with county_session(COUNTY, read_only=True):
            tasks = (await show_workbench(by, CALENDAR)).tasks
        return next((one.count for one in tasks if one.code == "further_claims_to_confirm"), None)

    refused, _ = await asked(2)
    assert await waiting(COUNTY_REVIEWER) == 2
    assert await waiting(TOWNSHIP_REVIEWER) == 2
    assert await waiting(COUNTY_OPERATOR) == 0, "the own requests wait for somebody else"
    assert await waiting(ELSEWHERE) == 0
    assert await waiting(official("county_finance_entry", COUNTY)) is None
    async with county_session(COUNTY):
        await refuse_further_claim(refused, COUNTY_REVIEWER, "与上月补发重复")
    assert await waiting(COUNTY_REVIEWER) == 1


async def test_who_asked_is_told_what_was_decided_and_nobody_else() -> None:
    confirmed, refused, _ = await asked(3)
    async with county_session(COUNTY):
        await confirm_further_claim(confirmed, COUNTY_REVIEWER, 1)
        await refuse_further_claim(refused, COUNTY_REVIEWER, "与上月补发重复")
    async with county_session(COUNTY, read_only=True):
        told = (await list_messages(COUNTY_OPERATOR, PageRequest())).rows
        assert (await list_messages(COUNTY_REVIEWER, PageRequest())).rows == []
    assert {(one.kind, one.subject_id, one.body) for one in told} == {
        ("further_claim_confirmed", str(confirmed), ""),
        ("further_claim_refused", str(refused), "与上月补发重复"),
    }
    assert all("补发，上限 60.00 元" in one.title for one in told)

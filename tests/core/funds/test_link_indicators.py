"""指标挂接 on a real county: reservations, funding of lines, races for the last fen."""

from __future__ import annotations

import asyncio

import pytest

import core.funds.gates  # noqa: F401 - the gates under test
from core.database import fetch, fetch_value
from core.funds.link_indicators import link_indicators
from core.funds.link_plan import Choice
from core.funds.preview_linking import preview_linking
from core.funds.release_dossiers import release_dossiers
from core.funds.rules import LinkRule
from core.kernel.errors import Conflict, NotAllowed
from core.workflow import return_dossiers, submit_dossiers, void_lines
from tenants import county_session
from tests.factories.officials import official
from tests.factories.payments import (
    UNIT_OPERATOR,
    approved_dossier,
    indicator_row,
    linked_dossier,
    make_indicator,
)
from tests.factories.workflow import COUNTY, dossier_row


async def _funding(dossier: int) -> list[tuple[int, int, int]]:
    rows = await fetch(
        "SELECT f.line_id, f.indicator_id, f.fen FROM line_funding f JOIN line l ON l.id = f.line_id"
        " WHERE l.dossier_id = $1 ORDER BY f.line_id, f.indicator_id",
        dossier,
    )
    return [tuple(row) for row in rows]


async def test_a_line_at_the_border_draws_from_both_indicators(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(3, fen=5000)
        first, second = await make_indicator(7000), await make_indicator(9000, number=2)
        plan = await link_indicators(
            [dossier], LinkRule.IN_ORDER, [Choice(first), Choice(second)], UNIT_OPERATOR
        )
        assert [(give.fen, give.left_fen) for give in plan.gives] == [(7000, 0), (8000, 1000)]
        funding = await _funding(dossier)
        assert [(indicator, fen) for _, indicator, fen in funding] == [
            (first, 5000),
            (first, 2000),
            (second, 3000),
            (second, 5000),
        ]
        assert dict(await indicator_row(first)) | {"reserved_fen": 7000, "available_fen": 0} == dict(
            await indicator_row(first)
        )


async def test_a_preview_changes_nothing(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(2)
        indicator = await make_indicator(10_000)
        plan = await preview_linking([dossier], LinkRule.IN_ORDER, [Choice(indicator)], UNIT_OPERATOR)
        assert (plan.people, plan.fen, plan.gives[0].left_fen) == (2, 10_000, 0)
        assert (await indicator_row(indicator))["reserved_fen"] == 0
        assert await _funding(dossier) == []


async def test_linking_again_changes_the_choice(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(2)
        first, second = await make_indicator(20_000), await make_indicator(20_000, number=2)
        await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(first)], UNIT_OPERATOR)
        await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(second)], UNIT_OPERATOR)
        await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(first)], UNIT_OPERATOR)
        assert [(await indicator_row(one))["reserved_fen"] for one in (first, second)] == [10_000, 0]
        movements = await fetch(
            "SELECT movement, fen FROM ledger_entry WHERE indicator_id = $1 ORDER BY id", first
        )
        assert [row["movement"] for row in movements] == ["reserve", "release", "reserve"]


async def test_a_dossier_leaves_only_when_funded_and_gives_back_when_it_returns(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(2)
        with pytest.raises(Conflict, match="100.00 元未挂接"):
            await submit_dossiers([dossier], UNIT_OPERATOR)
        indicator = await make_indicator(20_000)
        await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(indicator)], UNIT_OPERATOR)
        await submit_dossiers([dossier], UNIT_OPERATOR)
        assert (await dossier_row(dossier))["stage"] == "payment_request"
        await return_dossiers([dossier], UNIT_OPERATOR, "重新挂接", to_stage="indicator_link")
        await return_dossiers([dossier], UNIT_OPERATOR, "复核有误", to_stage="finance_review")
        assert (await indicator_row(indicator))["reserved_fen"] == 0
        assert await _funding(dossier) == []


async def test_a_voided_line_gives_back_its_share(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(20_000)
        dossier = await linked_dossier(3, indicators=[indicator])
        line = await fetch_value("SELECT max(id) FROM line WHERE dossier_id = $1", dossier)
        await void_lines([line], UNIT_OPERATOR, "本人放弃")
        assert (await indicator_row(indicator))["reserved_fen"] == 10_000
        assert await fetch_value("SELECT fen FROM dossier_indicator WHERE dossier_id = $1", dossier) == 10_000


async def test_a_foreign_unit_is_refused(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(1)
        indicator = await make_indicator(20_000, unit="888888")
        with pytest.raises(NotAllowed):
            await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(indicator)], UNIT_OPERATOR)
        foreigner = official("unit_finance_operator", COUNTY, programmes=("minimum_living",), id=55)
        own = await make_indicator(20_000, number=2)
        with pytest.raises(NotAllowed):
            await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(own)], foreigner)


async def test_an_indicator_that_is_not_executable_is_refused(province) -> None:
    async with county_session(COUNTY):
        dossier = await approved_dossier(1)
        indicator = await make_indicator(20_000, executable=False)
        with pytest.raises(Conflict, match="不能挂接"):
            await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(indicator)], UNIT_OPERATOR)


async def test_two_operators_cannot_spend_the_same_fen(province) -> None:
    async with county_session(COUNTY):
        dossiers = [await approved_dossier(2, batch=n) for n in (4, 5)]
        indicator = await make_indicator(15_000)

    async def link(dossier: int) -> str:
        try:
            async with county_session(COUNTY):
                await link_indicators([dossier], LinkRule.IN_ORDER, [Choice(indicator)], UNIT_OPERATOR)
        except Conflict as error:
            return error.message
        return "linked"

    outcomes = await asyncio.gather(*(link(dossier) for dossier in dossiers))
    assert sorted(outcome == "linked" for outcome in outcomes) == [False, True]
    assert any("还差 50.00 元" in outcome for outcome in outcomes)
    async with county_session(COUNTY):
        assert (await indicator_row(indicator))["reserved_fen"] == 10_000


async def test_indicators_in_opposite_order_do_not_deadlock(province) -> None:
    """L4: whatever order the officials choose, indicators are locked by id."""
    async with county_session(COUNTY):
        dossiers = [await approved_dossier(2, batch=n) for n in range(1, 7)]
        pair = [await make_indicator(1_000_000, number=n) for n in (1, 2)]

    async def link_and_release(dossier: int, order: list[int]) -> None:
        choices = [Choice(order[0], fen=4000), Choice(order[1], fen=6000)]
        for _ in range(3):
            async with county_session(COUNTY):
                await link_indicators([dossier], LinkRule.CUSTOM, choices, UNIT_OPERATOR)
            async with county_session(COUNTY):
                await release_dossiers([dossier], UNIT_OPERATOR)

    await asyncio.gather(
        *(link_and_release(dossier, pair if n % 2 else pair[::-1]) for n, dossier in enumerate(dossiers))
    )
    async with county_session(COUNTY):
        assert [(await indicator_row(one))["reserved_fen"] for one in pair] == [0, 0]

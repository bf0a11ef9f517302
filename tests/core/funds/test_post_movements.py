"""The ledger: each movement once, and no indicator below zero."""

from __future__ import annotations

import asyncpg
import pytest

from core.database import execute, fetch_value
from core.funds.post_movements import Entry, Movement, post_movements
from core.kernel.errors import Conflict
from tenants import county_session
from tests.factories.payments import UNIT_OPERATOR, indicator_row, make_indicator
from tests.factories.workflow import COUNTY


async def test_a_movement_with_the_same_key_happens_once(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(10_000)
        entry = Entry(Movement.RESERVE, indicator, 4000, key="k")
        assert await post_movements([entry], UNIT_OPERATOR) == 1
        assert await post_movements([entry], UNIT_OPERATOR) == 0
        assert (await indicator_row(indicator))["reserved_fen"] == 4000


async def test_the_whole_life_of_a_fen(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(10_000)
        expected = [(4000, 0), (0, 4000), (4000, 0), (0, 0)]
        movements = [Movement.RESERVE, Movement.PAY, Movement.RETURN, Movement.RELEASE]
        for number, (movement, (reserved, paid)) in enumerate(zip(movements, expected, strict=True)):
            await post_movements([Entry(movement, indicator, 4000, key=f"k{number}")], UNIT_OPERATOR)
            row = await indicator_row(indicator)
            assert (row["reserved_fen"], row["paid_fen"]) == (reserved, paid)
            assert row["available_fen"] == 10_000 - reserved - paid


async def test_an_overdraft_is_refused_by_name_and_by_the_database(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(10_000)
    with pytest.raises(Conflict, match="云财社〔2023〕1号.*还差 0.01 元"):
        async with county_session(COUNTY):
            await post_movements([Entry(Movement.RESERVE, indicator, 10_001, key="k")], UNIT_OPERATOR)
    with pytest.raises(asyncpg.CheckViolationError):
        async with county_session(COUNTY):
            await execute("UPDATE indicator SET reserved_fen = 10001 WHERE id = $1", indicator)
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM ledger_entry") == 0


async def test_more_than_was_reserved_cannot_be_paid(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(10_000)
    with pytest.raises(Conflict, match="负数"):
        async with county_session(COUNTY):
            await post_movements([Entry(Movement.PAY, indicator, 1, key="k")], UNIT_OPERATOR)


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_entry SET fen = 1", "DELETE FROM ledger_entry", "TRUNCATE ledger_entry"]
)
async def test_the_application_cannot_change_the_ledger(province, statement: str) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(10_000)
        await post_movements([Entry(Movement.RESERVE, indicator, 1, key="k")], UNIT_OPERATOR)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with county_session(COUNTY):
            await execute(statement)

"""L35: uniqueness over programme, period and person alone refuses a farmer's second machine and every back payment."""

from __future__ import annotations

import asyncpg
import pytest

from core.checks.queries import duplicates_of
from tenants import county_session
from tests.conftest import Province
from tests.factories.workflow import COUNTY, id_number, make_batch, make_lines

FARMER = id_number(900)


async def test_a_second_machine_and_a_back_payment_stand_beside_the_first_line(province: Province) -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        lines = []
        for more in (
            {"claim_item": "农机 1"},
            {"claim_item": "农机 2"},
            {"claim_item": "农机 1", "claim_kind": "back_pay"},
        ):
            lines += await make_lines(batch, 1, people=[FARMER], **more)
        assert len(lines) == 3
        assert await duplicates_of(lines) == []


async def test_the_same_machine_twice_is_refused_by_the_database(province: Province) -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        await make_lines(batch, 1, people=[FARMER], claim_item="农机 1")
    with pytest.raises(asyncpg.UniqueViolationError):
        async with county_session(COUNTY):
            await make_lines(batch, 1, people=[FARMER], claim_item="农机 1")

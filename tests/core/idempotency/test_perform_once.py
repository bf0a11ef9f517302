"""A request that moves money is carried out once for each key."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.idempotency import perform_once
from core.kernel.errors import Conflict, Invalid
from tenants import county_session
from tests.conftest import EAST_COUNTY, Province
from tests.factories.officials import official

BY = official("unit_finance_operator", EAST_COUNTY, id=7)
KEY = "request-0001"


class Act:
    """Counts how often it ran."""

    def __init__(self) -> None:
        self.runs = 0

    async def __call__(self) -> dict[str, Any]:
        self.runs += 1
        return {"id": self.runs}


async def once(act: Any, *, key: str | None = KEY, body: Any = "body", by: Any = BY) -> dict[str, Any]:
    async with county_session(EAST_COUNTY):
        return await perform_once(key, "payments.request", body, by, act)


async def test_a_repetition_gets_the_first_answer_and_runs_nothing(province: Province) -> None:
    act = Act()
    assert [await once(act), await once(act)] == [{"id": 1}, {"id": 1}]
    assert act.runs == 1


async def test_two_at_once_run_once(province: Province) -> None:
    act = Act()
    answers = await asyncio.gather(*(once(act) for _ in range(6)))
    assert act.runs == 1 and answers == [{"id": 1}] * 6


async def test_the_key_of_another_request_is_refused(province: Province) -> None:
    act = Act()
    await once(act)
    with pytest.raises(Conflict, match="另一个请求"):
        await once(act, body="another")
    assert act.runs == 1


async def test_keys_of_two_officials_do_not_meet(province: Province) -> None:
    act = Act()
    await once(act)
    await once(act, by=official("unit_finance_operator", EAST_COUNTY, id=8))
    assert act.runs == 2


async def test_a_failed_request_leaves_no_key(province: Province) -> None:
    async def fails() -> dict[str, Any]:
        raise Conflict("test.refused", "不行")

    with pytest.raises(Conflict):
        await once(fails)
    assert await once(Act()) == {"id": 1}


@pytest.mark.parametrize("key", [None, "", "short", "x" * 101, "有中文的键名称", "with space 1"])
async def test_a_missing_or_malformed_key_is_refused(province: Province, key: str | None) -> None:
    act = Act()
    with pytest.raises(Invalid):
        await once(act, key=key)
    assert act.runs == 0

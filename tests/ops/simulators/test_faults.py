"""The control side: what it takes, what it refuses, and what it says."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.exceptions import HTTPException

from ops.simulators.faults import NO_FAULTS, FaultBoard, Faults, read_faults
from ops.simulators.registries import make_app


@pytest.fixture
async def client(tmp_path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(make_app(tmp_path))
    async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as connection:
        yield connection


async def test_faults_are_set_shown_and_cleared(client):
    await client.post("/control/faults", json={"party": "card_registry", "down": True, "slow_ms": 5})
    shown = (await client.get("/control/faults")).json()
    assert (shown["card_registry"]["down"], shown["card_registry"]["slow_ms"]) == (True, 5)
    assert shown["death_registry"]["down"] is False
    await client.post("/control/faults", json={"party": "card_registry"})
    assert (await client.get("/control/faults")).json()["card_registry"]["down"] is False


@pytest.mark.parametrize(
    "body",
    [
        {"party": "nobody"},
        {"party": "card_registry", "slow": 5},
        {"party": "card_registry", "down": 1},
        {"party": "card_registry", "partial": 1.5},
        {"party": "card_registry", "slow_ms": -1},
        {"party": "card_registry", "wrong": "sideways"},
    ],
    ids=str,
)
async def test_nonsense_is_refused_and_changes_nothing(client, body):
    before = (await client.get("/control/faults")).json()
    assert (await client.post("/control/faults", json=body)).status_code == 400
    assert (await client.get("/control/faults")).json() == before


async def test_an_unsigned_question_is_refused(client):
    response = await client.post("/card_registry/people/query", json={"people": []})
    assert response.status_code == 401
    assert (await client.get("/control/requests")).json()["card_registry"] == 1


def test_times_count_down_to_none():
    board = FaultBoard(("bank",))
    board._faults["bank"] = Faults(down=True, times=2)
    assert [board.draw("bank").down for _ in range(3)] == [True, True, False]


def test_a_fault_may_wait_until_some_requests_are_answered():
    board = FaultBoard(("system",))
    board._faults["system"] = Faults(drop=True, after=2, times=1)
    assert [board.draw("system").drop for _ in range(4)] == [False, False, True, False]


def test_partial_leaves_out_about_its_share_and_always_the_same():
    faults = Faults(partial=0.3)
    left_out = {key for key in map(str, range(10_000)) if faults.leaves_out(key)}
    assert 2_800 < len(left_out) < 3_200
    assert left_out == {key for key in map(str, range(10_000)) if faults.leaves_out(key)}
    assert not any(NO_FAULTS.leaves_out(key) for key in left_out)


def test_read_faults_names_what_is_wrong():
    with pytest.raises(HTTPException) as refusal:
        read_faults({"explode": True})
    assert "explode" in refusal.value.detail

"""Reserving indicators and voiding a voucher move money, so they happen once for one Idempotency-Key."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import pytest_asyncio

from core.database import fetch_value
from core.workflow import gates
from tenants import county_session
from tests.factories.payments import approved_dossier, indicator_row, linked_dossier, make_indicator, request
from tests.factories.workflow import COUNTY

BASE = f"/api/v1/counties/{COUNTY}"
KEY = {"Idempotency-Key": "one-key-of-this-test"}
OTHER = {"Idempotency-Key": "another-key-of-this-test"}


@pytest.fixture(autouse=True)
def own_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publicity and checks are stood in for by the factories; the gates of money are real."""
    money = {"indicator_link", "payment_request", "payment"}
    monkeypatch.setattr(
        gates, "_gates", {stage: gate for stage, gate in gates._gates.items() if stage in money}
    )


@pytest_asyncio.fixture
async def operator(browser) -> httpx.AsyncClient:
    return await browser("unit_finance_operator", COUNTY, budget_unit="119001")


async def link_body(*indicators: int) -> dict[str, Any]:
    """What links a new dossier of 15,000 fen to indicators; call it inside a county session."""
    return {
        "dossier_ids": [await approved_dossier(3)],
        "rule": "in_order",
        "choices": [{"indicator_id": indicator} for indicator in indicators],
    }


async def test_one_key_reserves_an_indicator_once(province, operator: httpx.AsyncClient) -> None:
    async with county_session(COUNTY):
        first, second = [await make_indicator(20_000, number=number, unit="119001") for number in (1, 2)]
        body = await link_body(first)
    answers = [await operator.post(f"{BASE}/indicators/link", json=body, headers=KEY) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["gives"][0]["left_fen"] == 5_000

    other = body | {"choices": [{"indicator_id": second}]}
    refused = await operator.post(f"{BASE}/indicators/link", json=other, headers=KEY)
    assert (refused.status_code, refused.json()["code"]) == (409, "idempotency.reused")
    async with county_session(COUNTY):
        reservations = "SELECT count(*) FROM ledger_entry WHERE movement = 'reserve'"
        assert await fetch_value(reservations) == 1
        assert [(await indicator_row(one))["reserved_fen"] for one in (first, second)] == [15_000, 0]

    changed = await operator.post(f"{BASE}/indicators/link", json=other, headers=OTHER)
    assert changed.status_code == 200, changed.text
    async with county_session(COUNTY):
        assert [(await indicator_row(one))["reserved_fen"] for one in (first, second)] == [0, 15_000]


async def test_a_link_that_was_refused_leaves_its_key_free(province, operator: httpx.AsyncClient) -> None:
    async with county_session(COUNTY):
        poor, rich = [await make_indicator(fen, number=fen, unit="119001") for fen in (1_000, 20_000)]
        body = await link_body(poor)
    refused = await operator.post(f"{BASE}/indicators/link", json=body, headers=KEY)
    assert refused.status_code == 409, refused.text
    enough = body | {"choices": [{"indicator_id": rich}]}
    assert (await operator.post(f"{BASE}/indicators/link", json=enough, headers=KEY)).status_code == 200


async def test_one_key_voids_a_voucher_once(province, operator: httpx.AsyncClient) -> None:
    async with county_session(COUNTY):
        (voucher,) = await request(await linked_dossier(2))
    address, body = f"{BASE}/vouchers/{voucher}/void", {"reason": "名单有误"}
    answers = [await operator.post(address, json=body, headers=KEY) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202], answers[0].text
    assert answers[0].json() == answers[1].json()
    for path, given in ((address, {"reason": "另一原因"}), (f"{BASE}/vouchers/{voucher + 1}/void", body)):
        refused = await operator.post(path, json=given, headers=KEY)
        assert (refused.status_code, refused.json()["code"]) == (409, "idempotency.reused")
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM job WHERE kind = 'payment.withdraw'") == 1


async def test_neither_happens_without_a_key(province, operator: httpx.AsyncClient) -> None:
    async with county_session(COUNTY):
        body = await link_body(await make_indicator(20_000, unit="119001"))
        (voucher,) = await request(await linked_dossier(1, batch=2))
    for path, given in (("/indicators/link", body), (f"/vouchers/{voucher}/void", {"reason": "名单有误"})):
        refused = await operator.post(f"{BASE}{path}", json=given)
        assert (refused.status_code, refused.json()["code"]) == (422, "idempotency.key")
    async with county_session(COUNTY):
        assert await fetch_value("SELECT state FROM voucher WHERE id = $1", voucher) == "drafted"
        assert await fetch_value("SELECT count(*) FROM job WHERE kind = 'payment.withdraw'") == 0

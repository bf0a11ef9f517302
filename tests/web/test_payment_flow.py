"""差错处理 over HTTP: a failed payment asked for again, and a result in doubt with what the bank said about it."""

from __future__ import annotations

import httpx
import pytest
import pytest_asyncio

from core.database import fetch_value
from core.workflow import gates
from tenants import county_session
from tests.factories.payments import in_flight, linked_dossier, pass_checks, payments_of, receive, result
from tests.factories.workflow import COUNTY

BASE = f"/api/v1/counties/{COUNTY}"
KEY = {"Idempotency-Key": "one-key-of-this-test"}
FOUND_OUT = {"reason": "经与银行核对，该笔未支付成功"}


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


@pytest_asyncio.fixture
async def reviewer(browser) -> httpx.AsyncClient:
    return await browser("unit_finance_reviewer", COUNTY, budget_unit="119001")


async def failed_payment() -> tuple[int, int]:
    """Voucher and payment of one line that failed and was compared anew."""
    async with county_session(COUNTY):
        dossier = await linked_dossier(1)
        voucher = await in_flight(dossier)
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, "failed"), finished=True)
        await pass_checks(dossier)
    return voucher, payment["id"]


async def test_a_failed_payment_is_asked_for_again_once(province, operator: httpx.AsyncClient) -> None:
    _, payment = await failed_payment()
    address, body = f"{BASE}/payments/reissue", {"payment_ids": [payment]}
    answers = [await operator.post(address, json=body, headers=KEY) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202], answers[0].text
    assert answers[0].json() == answers[1].json()
    other = await operator.post(address, json={"payment_ids": [payment, payment + 1]}, headers=KEY)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency.reused")
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM job WHERE id = $1", answers[0].json()["job_id"]) == 1


async def test_a_result_in_doubt_is_resolved_by_the_checker_alone_and_once(
    province, operator: httpx.AsyncClient, reviewer: httpx.AsyncClient
) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, fen=1))
    (anomaly,) = (await operator.get(f"{BASE}/vouchers/{voucher}")).json()["anomalies"]
    assert (anomaly["payment_id"], anomaly["resolved_at"]) == (payment["id"], None)
    address = f"{BASE}/vouchers/anomalies/{anomaly['id']}/resolve"
    assert (await operator.post(address, json=FOUND_OUT)).status_code == 403
    assert (await reviewer.post(address, json={"reason": ""})).status_code == 422
    assert (await reviewer.post(address, json=FOUND_OUT)).status_code == 204
    twice = await reviewer.post(address, json=FOUND_OUT)
    assert (twice.status_code, twice.json()["code"]) == (409, "payments.anomaly_closed")
    (closed,) = (await operator.get(f"{BASE}/vouchers/{voucher}")).json()["anomalies"]
    assert closed["resolution"] == FOUND_OUT["reason"]
    assert closed["resolved_by"] == reviewer.official_id

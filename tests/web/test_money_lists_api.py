"""What the pages of county finance and of the budget units read, and the 零余额账户 that two officials enter and confirm."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from core.access.create_budget_unit import create_budget_unit
from core.workflow import gates
from tenants import county_session, platform_session
from tests.factories.officials import UNIT, official
from tests.factories.payments import in_flight, linked_dossier, payments_of, receive, result
from tests.factories.workflow import COUNTY

BASE = f"/api/v1/counties/{COUNTY}"


@pytest.fixture(autouse=True)
def gates_of_money(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publicity and checks are stood in for by the factories."""
    money = {"indicator_link", "payment_request", "payment"}
    monkeypatch.setattr(
        gates, "_gates", {stage: gate for stage, gate in gates._gates.items() if stage in money}
    )


async def shown(client: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await client.get(f"{BASE}{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_unit_follows_its_money_from_the_indicator_to_the_person(browser: Any) -> None:
    client = await browser("unit_finance_operator", COUNTY, budget_unit=UNIT)
    async with county_session(COUNTY):
        waiting = await linked_dossier(2)
    pending = await shown(client, "/payment-requests/dossiers")
    assert (pending["total"], [row["id"] for row in pending["rows"]]) == (1, [waiting])
    async with county_session(COUNTY):
        flying = await linked_dossier(2, batch=2)
        voucher = await in_flight(flying)
        first, second = await payments_of(voucher)
        await receive(voucher, result(first, "failed"), result(second, "paid"))
    linked = await shown(client, "/indicators/linkings", tab="sent")
    assert sorted(row["id"] for row in linked["rows"]) == [waiting, flying]
    ledger = await shown(client, "/indicators/ledger", dossier_id=flying)
    assert ledger["total"] == len(ledger["rows"]) > 0
    detail = await shown(client, f"/payments/{second['id']}")
    assert "account_cipher" not in str(detail) and detail
    assert isinstance(await shown(client, f"/payments/{first['id']}/accounts"), list)
    assert await shown(client, f"/vouchers/{voucher}/log") is not None


async def test_an_account_of_a_unit_is_entered_by_one_and_confirmed_or_refused_by_another(
    browser: Any,
) -> None:
    entry = await browser("county_finance_entry", COUNTY)
    reviewer = await browser("county_finance_reviewer", COUNTY)
    async with platform_session():
        await create_budget_unit(official("county_admin", COUNTY, id=77), COUNTY, UNIT, "通海县民政局")
    address = f"{BASE}/payer-accounts"
    body = {
        "budget_unit": UNIT,
        "account": "240053042311900101",
        "account_name": "通海县民政局",
        "bank_code": "YNRCC",
        "basis": "通财库〔2026〕3号",
    }
    proposed = await entry.post(address, json=body)
    assert proposed.status_code == 201, proposed.text
    account = f"{address}/{proposed.json()['id']}"
    assert (await entry.post(f"{account}/confirm")).status_code == 403
    assert (await reviewer.post(f"{account}/confirm")).status_code == 204
    other = await entry.post(address, json=body | {"account": "240053042311900102"})
    refused = await reviewer.post(
        f"{address}/{other.json()['id']}/refuse", json={"reason": "账号与开户批复不一致"}
    )
    assert refused.status_code == 204
    listed = await shown(reviewer, "/payer-accounts", budget_unit=UNIT)
    assert sorted(row["state"] for row in listed["rows"]) == ["confirmed", "refused"]
    assert body["account"] not in str(listed)

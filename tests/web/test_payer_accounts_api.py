"""零余额账户 over HTTP: entered by one desk of county finance, confirmed by another, seen masked by the unit."""

from __future__ import annotations

from typing import Any

from core.access.create_budget_unit import create_budget_unit
from tenants import platform_session
from tests.factories.officials import official
from tests.factories.workflow import COUNTY

PATH = f"/api/v1/counties/{COUNTY}/payer-accounts"
UNIT = "119001"
NUMBER = "240053042311900101"
BODY = {
    "budget_unit": UNIT,
    "account": NUMBER,
    "account_name": "通海县民政局",
    "bank_code": "YNRCC",
    "basis": "通财库〔2026〕3号",
}


async def test_an_account_is_in_force_once_another_desk_confirmed_it(province, browser: Any) -> None:
    entry = await browser("county_finance_entry", COUNTY)
    reviewer = await browser("county_finance_reviewer", COUNTY)
    unknown = await entry.post(PATH, json=BODY | {"budget_unit": "999999"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "access.unknown_unit")
    async with platform_session():
        admin = official("county_admin", COUNTY, id=99)
        await create_budget_unit(admin, COUNTY, UNIT, "通海县民政局")
    made = await entry.post(PATH, json=BODY)
    assert made.status_code == 201, made.text
    own = f"{PATH}/{made.json()['id']}"
    assert (await entry.post(f"{own}/confirm")).status_code == 403
    assert (await reviewer.post(f"{own}/confirm")).status_code == 204
    assert (await reviewer.post(f"{own}/refuse", json={"reason": "账号有误"})).status_code == 409

    unit = await browser("unit_finance_operator", COUNTY, budget_unit=UNIT)
    answer = await unit.get(PATH, params={"state": "confirmed"})
    (row,) = answer.json()["rows"]
    assert (row["account"], row["account_name"], row["state"]) == (
        "*" * 14 + "0101",
        "通海县民政局",
        "confirmed",
    )
    assert NUMBER not in answer.text
    assert (await unit.get(PATH, params={"state": "closed"})).status_code == 422

"""What a township does with recipients, their accounts and entitlements, over HTTP, one call after the other."""

from __future__ import annotations

from typing import Any

import httpx

from core.jobs import run_job
from tests.factories.applications import row
from tests.factories.catalogue import opened_batch
from tests.factories.entitlements import granted_to, paid_batch
from tests.factories.recipients import COUNTY, TOWNSHIP, confirmed_account, created_recipient, person_number
from tests.web.test_base_data_api import ACCOUNT, API


async def operator_of(browser: Any) -> httpx.AsyncClient:
    client: httpx.AsyncClient = await browser("township_operator", TOWNSHIP)
    return client


async def test_a_refused_account_leaves_the_one_in_use(browser: Any) -> None:
    operator = await operator_of(browser)
    reviewer = await browser("township_reviewer", TOWNSHIP)
    recipient = f"{API}/recipients/{await created_recipient(1)}"
    proposed = (await operator.post(f"{recipient}/accounts", json=ACCOUNT)).json()["id"]
    proposals = f"{API}/accounts/proposals"
    waiting = (await reviewer.get(proposals)).json()
    assert [one["id"] for one in waiting["rows"]] == [proposed]
    assert ACCOUNT["account"] not in str(waiting), "numbers of a list are masked"
    address = f"{API}/accounts/{proposed}/refuse"
    assert (await operator.post(address, json={"reason": "卡号有误"})).status_code == 403
    assert (await reviewer.post(address, json={"reason": ""})).status_code == 422
    assert (await reviewer.post(address, json={"reason": "卡号有误"})).status_code == 204
    assert (await reviewer.post(f"{API}/accounts/{proposed}/confirm")).status_code == 409
    assert (await reviewer.get(proposals)).json()["total"] == 0
    (account,) = (await operator.get(recipient)).json()["accounts"]
    assert account["state"] == "refused"


async def test_a_recipient_is_disabled_and_enabled_with_a_reason(browser: Any) -> None:
    operator = await operator_of(browser)
    recipient = f"{API}/recipients/{await created_recipient(1)}"
    assert (await operator.post(f"{recipient}/disable", json={"reason": "外迁"})).status_code == 204
    listed = (await operator.get(f"{API}/recipients", params={"enabled": False})).json()
    assert (listed["total"], listed["rows"][0]["enabled"]) == (1, False)
    assert (await operator.post(f"{recipient}/enable", json={"reason": "迁回"})).status_code == 204
    assert (await operator.get(f"{API}/recipients", params={"enabled": False})).json()["total"] == 0


async def test_a_guardian_is_recorded_shown_to_who_edits_and_removed(browser: Any) -> None:
    operator = await operator_of(browser)
    recipient = f"{API}/recipients/{await created_recipient(1)}"
    guardian = {"name": "李大姐", "id_number": person_number(7)}
    assert (await operator.put(f"{recipient}/guardian", json=guardian)).status_code == 204
    assert guardian["name"] in (await operator.get(recipient)).text
    half = await operator.put(f"{recipient}/guardian", json=guardian | {"id_number": ""})
    assert half.status_code == 422
    assert (
        await operator.put(f"{recipient}/guardian", json={"name": "", "id_number": ""})
    ).status_code == 204
    assert guardian["name"] not in (await operator.get(recipient)).text


async def test_a_member_joins_a_household_and_leaves_it(browser: Any) -> None:
    operator = await operator_of(browser)
    household = f"{API}/recipients/{await created_recipient(2, kind='household', name='李四')}"
    body = {
        "name": "李小四",
        "id_number": person_number(5, born="20100101"),
        "relation": "子女",
        "joined_on": "2023-05-01",
    }
    joined = await operator.post(f"{household}/members", json=body)
    assert joined.status_code == 201, joined.text
    leave = f"{household}/members/{joined.json()['id']}/leave"
    early = await operator.post(leave, json={"left_on": "2020-01-01", "reason": "迁出"})
    assert early.status_code == 422
    assert (await operator.post(leave, json={"left_on": "2024-05-01", "reason": "迁出"})).status_code == 204
    (member,) = [
        each for each in (await operator.get(household)).json()["members"] if each["name"] == "李小四"
    ]
    assert member["left_on"] == "2024-05-01"


async def test_an_entitlement_is_changed_suspended_resumed_and_ended(browser: Any) -> None:
    operator = await operator_of(browser)
    entitlement = f"{API}/entitlements/{await granted_to(await created_recipient(1))}"
    changed = {"attributes": {"category": "低保"}, "basis": "入户核查", "class_name": "二类"}
    assert (await operator.put(entitlement, json=changed)).status_code == 204
    assert (await operator.get(entitlement)).json()["basis"] == "入户核查"
    assert (await operator.post(f"{entitlement}/resume", json={"basis": "核查完毕"})).status_code == 409
    assert (await operator.post(f"{entitlement}/suspend", json={"basis": "待核查"})).status_code == 204
    assert (await operator.post(f"{entitlement}/resume", json={"basis": "核查完毕"})).status_code == 204
    assert (await operator.get(entitlement)).json()["state"] == "live"
    ended = await operator.post(f"{entitlement}/end", json={"basis": "死亡", "stops_on": "2024-05-01"})
    assert ended.status_code == 204, ended.text
    assert (await operator.get(entitlement)).json()["stops_on"] == "2024-05-01"


async def test_lines_are_made_from_entitlements_and_entitlements_from_a_paid_batch(browser: Any) -> None:
    operator = await browser("county_operator", COUNTY)
    recipient = await created_recipient(1)
    await confirmed_account(recipient)
    await granted_to(recipient)
    batch = await opened_batch()
    address = f"{API}/batches/{batch.id}"
    asked = await operator.post(f"{address}/generate", json={"entry": "county"})
    assert asked.status_code == 201, asked.text
    assert await run_job(COUNTY, asked.json()["job_id"]) == "done"
    lines = (await operator.get(f"{address}/lines")).json()
    assert [row["name"] for row in lines["rows"]] == ["张大山"]
    added = (await operator.get(f"{address}/difference/added")).json()
    assert ([row["name"] for row in added["rows"]], added["total"]) == (["张大山"], 1)
    assert (await operator.get(f"{address}/difference/nothing")).status_code == 422
    paid = await paid_batch([row(1)], period="202304")
    asked = await operator.post(f"{API}/batches/{paid.id}/grant-entitlements")
    assert asked.status_code == 201, asked.text
    assert await run_job(COUNTY, asked.json()["job_id"]) == "done"

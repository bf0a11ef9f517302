"""What an official keeps for the own pages, over HTTP."""

from __future__ import annotations

import copy
from typing import Any

from tests.conftest import EAST_COUNTY


async def test_over_http_unknown_fields_and_pages_are_refused(browser: Any) -> None:
    client = await browser("county_operator", EAST_COUNTY)
    address = "/api/v1/me/preferences"
    assert (await client.put(f"{address}/lines", json={"page_size": 20})).status_code == 204
    assert [row["page"] for row in (await client.get(address)).json()] == ["lines"]
    assert (await client.put(f"{address}/lines", json={"script": "x"})).status_code in (400, 422)
    assert (await client.put(f"{address}/Lines!", json={})).json()["code"] == "preference.page"


async def test_a_chain_is_checked_and_shown_with_where_returns_go_and_nothing_is_stored(browser: Any) -> None:
    client = await browser("county_admin", EAST_COUNTY)
    address = f"/api/v1/counties/{EAST_COUNTY}/programmes/elderly_service"
    steps = (await client.get(f"{address}/chain")).json()
    assert steps[0]["return_to"] is None and steps[0]["ordinal"] == 1
    assert all(step["description"] and step["limit_days"] > 0 for step in steps)
    settings = (await client.get(f"{address}/settings")).json()
    chains = copy.deepcopy(settings["chains"])
    good = await client.post(f"{address}/settings/check", json={"chains": chains})
    assert good.status_code == 200 and [step["stage"] for step in good.json()] == [
        step["stage"] for step in steps
    ]
    entry = next(iter(chains))
    chains[entry]["stages"].remove("finance_review")
    assert (await client.post(f"{address}/settings/check", json={"chains": chains})).status_code == 422
    assert (await client.get(f"{address}/settings")).json() == settings


async def test_the_own_account_names_its_permissions(browser: Any) -> None:
    me = (await (await browser("county_reviewer", EAST_COUNTY)).get("/api/v1/me")).json()
    assert "stage:department_review" in me["permissions"] and "stage:finance_review" not in me["permissions"]

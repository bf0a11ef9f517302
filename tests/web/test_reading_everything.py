"""Keyset paging (`after_id`): programs read everything, each row once, while others add more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from core.workflow import gates
from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.entitlements import granted_to
from tests.factories.payments import linked_dossier, request
from tests.factories.recipients import TOWNSHIP, created_recipient
from tests.web.test_list_queries import add_county_entries, add_platform_entries
from web.openapi_document import openapi_document
from web.openapi_examples import operations

COUNTY = f"/api/v1/counties/{EAST_COUNTY}"
Add = Callable[[int], Awaitable[Any]]


class People:
    """Adds recipients, each with a number of its own."""

    def __init__(self) -> None:
        self.known = 0

    async def recipients(self, count: int) -> None:
        """That many more."""
        for _ in range(count):
            self.known += 1
            await created_recipient(self.known)

    async def entitlements(self, count: int) -> None:
        """That many more people, each with an entitlement."""
        for _ in range(count):
            self.known += 1
            await granted_to(await created_recipient(self.known))

    async def payments(self, count: int) -> None:
        """That many payments that a bank was not told of yet."""
        self.known += 1
        async with county_session(EAST_COUNTY):
            await request(await linked_dossier(count, batch=self.known))


@pytest.fixture(autouse=True)
def gates_of_money(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publicity and checks are stood in for by the factories."""
    money = {
        stage: gate for stage, gate in gates._gates.items() if stage in {"indicator_link", "payment_request"}
    }
    monkeypatch.setattr(gates, "_gates", money)


READERS: dict[str, tuple[str, str, str]] = {
    "listRecipients": ("township_operator", TOWNSHIP, f"{COUNTY}/recipients"),
    "listEntitlements": ("township_operator", TOWNSHIP, f"{COUNTY}/entitlements"),
    "listPayments": ("county_reviewer", EAST_COUNTY, f"{COUNTY}/payments"),
    "listAuditEntries": ("county_admin", EAST_COUNTY, f"{COUNTY}/audit-entries"),
    "listPlatformAuditEntries": ("province_admin", "53", "/api/v1/audit-entries"),
}


SORT = {
    "listRecipients": {"sort": "-name"},
    "listEntitlements": {"sort": "-name"},
    "listPayments": {"sort": "-name"},
}
"""An order that reading everything passes over."""


def adding(operation: str) -> Add:
    people = People()
    return {
        "listRecipients": people.recipients,
        "listEntitlements": people.entitlements,
        "listPayments": people.payments,
        "listAuditEntries": add_county_entries,
        "listPlatformAuditEntries": add_platform_entries,
    }[operation]


@pytest.mark.parametrize("operation", READERS)
async def test_every_row_is_read_once_while_others_are_added(browser: Any, operation: str) -> None:
    role, region, address = READERS[operation]
    client, add = await browser(role, region), adding(operation)
    await add(5)
    before = (await client.get(address)).json()["total"]
    read: list[int] = []
    while True:
        asked = {"after_id": read[-1] if read else 0, "size": 2, "page": 7, **SORT.get(operation, {})}
        answer = await client.get(address, params=asked)
        assert answer.status_code == 200, answer.text
        ids = [row["id"] for row in answer.json()["rows"]]
        if not ids:
            break
        if not read:
            await add(1)
        read += ids
    assert read == sorted(set(read)), "in order, none twice"
    assert len(read) == (await client.get(address)).json()["total"] > before


async def test_ids_before_the_first_are_refused(browser: Any) -> None:
    client = await browser("county_admin", EAST_COUNTY)
    answer = await client.get(f"{COUNTY}/audit-entries", params={"after_id": -1})
    assert (answer.status_code, answer.json()["field"]) == (422, "after_id")


def test_every_operation_that_offers_it_is_tried_here() -> None:
    offering = {
        operation["operationId"]
        for operation in operations(openapi_document())
        if any(each["name"] == "after_id" for each in operation.get("parameters", ()))
    }
    tried_elsewhere = {"listLines"}
    assert offering - tried_elsewhere == set(READERS)

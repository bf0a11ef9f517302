"""Each list sorts by the names that its route declares and the document tells, and refuses all others."""

from __future__ import annotations

from typing import Any

import pytest

from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.workflow import TOWNSHIP, make_batch
from tests.web.test_routes import handlers
from web.deps import sorts_of
from web.openapi_document import openapi_document
from web.openapi_examples import operations
from web.pages.catalogue import entries

COUNTY = f"/api/v1/counties/{EAST_COUNTY}"
PROGRAMME = "elderly_allowance"
LISTS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "listBatches": ("county_operator", EAST_COUNTY, f"{COUNTY}/batches", {}),
    "listDossiers": ("county_operator", EAST_COUNTY, f"{COUNTY}/dossiers", {"stage": "county_confirm"}),
    "listEntitlements": ("township_operator", TOWNSHIP, f"{COUNTY}/entitlements", {}),
    "listFurtherClaims": ("county_reviewer", EAST_COUNTY, f"{COUNTY}/further-claims", {}),
    "listIndicators": ("unit_finance_operator", EAST_COUNTY, f"{COUNTY}/indicators", {}),
    "listLedger": ("unit_finance_operator", EAST_COUNTY, f"{COUNTY}/indicators/ledger", {}),
    "listLines": ("county_operator", EAST_COUNTY, f"{COUNTY}/batches/{{batch}}/lines", {}),
    "listLinkings": ("unit_finance_operator", EAST_COUNTY, f"{COUNTY}/indicators/linkings", {}),
    "listOfficials": ("county_admin", EAST_COUNTY, "/api/v1/officials", {}),
    "listPayerAccounts": ("county_finance_entry", EAST_COUNTY, f"{COUNTY}/payer-accounts", {}),
    "listPayments": ("county_reviewer", EAST_COUNTY, f"{COUNTY}/payments", {}),
    "listPublicities": ("county_operator", EAST_COUNTY, f"{COUNTY}/publicities", {"tab": "published"}),
    "listRecipients": ("township_operator", TOWNSHIP, f"{COUNTY}/recipients", {}),
    "listSummaries": ("province_admin", "53", "/api/v1/summaries", {}),
    "listVouchers": ("unit_finance_operator", EAST_COUNTY, f"{COUNTY}/vouchers", {}),
}


def declared() -> dict[str, tuple[str, ...]]:
    """The names that each operation declares, of those that declare any."""
    names = {str(handler.operation_id): sorts_of(handler) for handler in handlers()}
    return {operation: given for operation, given in names.items() if given}


@pytest.mark.parametrize("operation", LISTS)
async def test_a_list_sorts_by_each_name_that_it_declares_and_by_no_other(
    browser: Any, operation: str
) -> None:
    role, region, address, query = LISTS[operation]
    client = await browser(role, region)
    async with county_session(EAST_COUNTY):
        address = address.format(batch=await make_batch(PROGRAMME))
    for name in declared()[operation]:
        for sort in (name, f"-{name}"):
            answer = await client.get(address, params={**query, "sort": sort})
            assert answer.status_code == 200, f"{sort}: {answer.text}"
    refused = await client.get(address, params={**query, "sort": "salt"})
    assert (refused.status_code, refused.json()["code"]) == (422, "paging.sort")
    assert all(name in refused.json()["detail"] for name in declared()[operation])


async def test_a_list_of_fixed_order_says_so(browser: Any) -> None:
    client = await browser("county_admin", EAST_COUNTY)
    answer = await client.get(f"{COUNTY}/jobs", params={"sort": "id"})
    told = answer.json()
    assert (answer.status_code, told["code"], told["field"]) == (422, "paging.sort", "sort")
    assert "顺序是固定的" in told["detail"]
    assert (await client.get(f"{COUNTY}/jobs", params={"sort": ""})).status_code == 200


def test_every_list_that_sorts_is_tried_here() -> None:
    posted = {"searchRecipients"}
    assert set(declared()) - posted == set(LISTS)


def test_the_document_tells_the_names_of_each_list_and_no_sort_of_the_others() -> None:
    told = {
        operation["operationId"]: parameter["schema"]["enum"]
        for operation in operations(openapi_document())
        for parameter in operation.get("parameters", ())
        if (parameter["in"], parameter["name"]) == ("query", "sort")
    }
    assert told == {
        operation: [way + name for name in names for way in ("", "-")]
        for operation, names in declared().items()
    }


def test_columns_sort_by_names_that_their_source_declares() -> None:
    names, wrong, seen = declared(), [], 0
    for entry in entries().values():
        for column in entry.page.columns if entry.page else ():
            seen += column.sort is not None
            if column.sort is not None and column.sort not in names.get(entry.page.source, ()):
                wrong.append(f"{entry.name}.{column.key}: {column.sort}")
    assert seen > 20 and wrong == []

"""All posts × all pages: whoever may not open a page neither sees it in the menu nor reaches it by its address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ops.platform.accounts import DemoAccount
from ops.platform.start import RunningPlatform
from tests.portal.colleagues import Api
from tests.portal.conftest import Desk, serious
from web.pages.catalogue import entries, path_of

_REFUSED = "您的岗位没有此项操作权限"
# One post of each kind and level; each of them may open what another may not.
_SAMPLE = [
    ("auditor", "5304"),
    ("county_operator", "530423"),
    ("unit_finance_reviewer", "530423"),
    ("township_reviewer", "530423001"),
]
# Of every area one page that a spec draws, and all that have nothing but a component of their own.
_ADDRESSES = {
    "/p/catalogue": "catalogue",
    "/p/feedback": "feedback",
    "/p/finance/make-sign": "voucher-make-sign",
    "/p/township/import": "township-import",
    "/p/county/batches": "batches",
    "/p/county/standards": "standards",
    "/p/overview": "overview",
    "/p/progress": "progress",
    "/p/dossiers/1": "dossier",
    "/p/vouchers/1": "vouchers",
    "/p/county/difference/1": "batch-difference",
    "/p/administration/chain/minimum_living": "chain",
    "/p/administration/standards/minimum_living": "province-standards",
}


def _one_of_each_post(platform: RunningPlatform) -> list[DemoAccount]:
    """The first account of every post at every level where it is held."""
    first: dict[tuple[str, int], DemoAccount] = {}
    for account in platform.accounts.accounts:
        level = len(account.account.rsplit(".", 1)[-1])
        first.setdefault((account.role, level), account)
    return list(first.values())


def test_a_page_is_given_to_those_whose_menu_has_it_and_to_nobody_else(
    platform: RunningPlatform, api: Api
) -> None:
    wrong: list[str] = []
    posts = _one_of_each_post(platform)
    assert len(posts) >= 18
    seen: set[str] = set()
    for account in posts:
        client = api(account.role, account.region)
        menu = client.get("/api/v1/portal").raise_for_status().json()["menu"]
        shown = {item["name"] for group in menu for item in group["items"]}
        seen |= shown
        for entry in entries().values():
            if entry.page is None:
                continue
            answer = client.get(f"/api/v1/portal/pages/{entry.name}")
            expected = 200 if entry.name in shown else 403
            if answer.status_code != expected:
                wrong.append(f"{account.account}: {entry.name} answers {answer.status_code}")
            elif expected == 403 and _REFUSED not in answer.json()["detail"]:
                wrong.append(f"{account.account}: {entry.name} says {answer.json()['detail']}")
    assert wrong == []
    assert seen == set(entries()), "a page that no post ever finds"


@pytest.mark.parametrize(("role", "region"), _SAMPLE, ids=[role for role, _ in _SAMPLE])
def test_an_address_that_was_typed_is_refused_in_words(desk: Desk, api: Api, role: str, region: str) -> None:
    menu = api(role, region).get("/api/v1/portal").json()["menu"]
    shown = {item["name"]: item["title"] for group in menu for item in group["items"]}
    page = desk(role, region)
    asked: list[str] = []
    refused = {address: name for address, name in _ADDRESSES.items() if name not in shown}
    assert refused
    for address, name in refused.items():
        page.goto(address)
        expect(page.get_by_role("main").get_by_text(_REFUSED)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
        asked.append(name)
    titles = {entries()[name].title for name in asked} - set(shown.values())
    menu_items = page.get_by_role("navigation", name="主菜单").get_by_role("menuitem")
    assert not titles & set(menu_items.all_inner_texts())
    assert serious(page) == []
    page.get_by_role("link", name="回到我的待办").click()
    expect(page.get_by_role("heading", name="我的待办", exact=True)).to_be_visible()


def test_the_addresses_of_the_sample_are_those_of_the_pages() -> None:
    for address, name in _ADDRESSES.items():
        assert address.startswith(path_of(entries()[name])), address

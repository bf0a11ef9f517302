"""Every entry of the menu opens a page that works, for every post; specs name operations that exist."""

from __future__ import annotations

import re

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from playwright.sync_api import expect

from tests.portal.conftest import ROOT, Desk
from tests.portal.page_actions import settled
from web.deps import DEPENDENCIES
from web.pages.catalogue import Route, entries, page_actions, path_of, routes_of
from web.pages.groups import GROUPS
from web.routes import CONTROLLERS

POSTS = [
    ("province_admin", "53"),
    ("province_department", "53"),
    ("auditor", "5304"),
    ("prefecture_admin", "5304"),
    ("prefecture_operator", "5304"),
    ("county_admin", "530423"),
    ("county_operator", "530423"),
    ("county_reviewer", "530423"),
    ("county_finance_entry", "530423"),
    ("county_finance_reviewer", "530423"),
    ("unit_finance_operator", "530423"),
    ("unit_finance_reviewer", "530423"),
    ("township_admin", "530423001"),
    ("township_operator", "530423001"),
    ("township_reviewer", "530423001"),
]


@pytest.fixture(scope="session")
def routes() -> dict[str, Route]:
    app = Litestar(
        route_handlers=list(CONTROLLERS), dependencies=DEPENDENCIES, openapi_config=None, logging_config=None
    )
    return routes_of(
        (route.path_format, handler)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if isinstance(handler, HTTPRouteHandler) and handler.operation_id
    )


def test_every_operation_that_a_page_names_exists(routes: dict[str, Route]) -> None:
    unknown = [
        f"{entry.name}.{key}: {operation}"
        for entry in entries().values()
        if entry.page is not None
        for key, operation in page_actions(entry.page).items()
        if operation not in routes
    ]
    assert unknown == [], "name the operation_id of a route of web/api"


def test_every_page_without_a_spec_has_a_component() -> None:
    areas = (ROOT / "web/portal/src/pages").glob("*/area.ts")
    known = {
        path for area in areas for path in re.findall(r"path: '([^':(]+?)/?[:'(]", area.read_text("utf-8"))
    }
    missing = [
        path_of(entry)
        for entry in entries().values()
        if (entry.page is None or entry.path) and path_of(entry).removeprefix("/p/") not in known
    ]
    assert missing == [], "register them in web/portal/src/pages/<area>/area.ts"


def test_names_of_groups_are_unique() -> None:
    assert len({group.key for group in GROUPS}) == len({group.title for group in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize(("role", "region"), POSTS, ids=[role for role, _ in POSTS])
def test_every_entry_of_the_menu_opens(desk: Desk, role: str, region: str) -> None:
    page = desk(role, region)
    refused: list[str] = []
    page.on(
        "response",
        lambda answer: (
            refused.append(f"{answer.status} {answer.url}")
            if "/api/" in answer.url and answer.status >= 400
            else None
        ),
    )
    page.goto("/p/home")
    menu = page.get_by_role("navigation", name="主菜单")
    items = menu.get_by_role("menuitem").filter(has_not=page.locator("ul"))
    expect(items.first).to_be_visible()
    for title in items.all_inner_texts():
        items.filter(has_text=re.compile(f"^{re.escape(title)}$")).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settled(page)
    assert refused == [], "a page asks for something that its own official may not see"

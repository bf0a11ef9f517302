"""The page for the public: what this is, and the current publicities."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.conftest import Province
from web.api.portal_files import portal_page_at
from web.edge import SECURITY_HEADERS
from web.portal_files import is_built


async def test_the_page_says_what_this_is_and_every_link_answers(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/public")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "惠民惠农补贴平台" in page.text and "云南省玉溪市通海县" in page.text
    links = re.findall(r'href="([^"]+)"', page.text)
    assert {"/api/v1/openapi.json", "/api/v1/public/counties/530423/publicities"} <= set(links)
    # The front door is the built portal; a checkout that was not built yet says so.
    front_door = 200 if is_built() else 503
    for link in links:
        expected = front_door if link == "/" else 200
        assert link.startswith("/") and (await visitor.get(link)).status_code == expected, link


async def test_the_page_loads_and_runs_nothing(visitor: httpx.AsyncClient, province: Province) -> None:
    page = await visitor.get("/public")
    policy = SECURITY_HEADERS[b"content-security-policy"].decode()
    assert page.headers["content-security-policy"] == policy
    assert not re.search(r"<script|<style|style=|src=|https?://", page.text)


_ON_PAPER = "/p/530423/0198c0de-0000-7000-8000-00000000beef"


@pytest.mark.parametrize(
    ("path", "portal"),
    [
        (_ON_PAPER, False),
        (f"{_ON_PAPER}/", False),
        (_ON_PAPER.upper().replace("/P/", "/p/"), False),
        (f"{_ON_PAPER}/rows", True),
        ("/p/530423/11", True),
        ("/p/lines", True),
        ("/p/dossiers/11", True),
        ("/p", False),
        ("/public", False),
        ("/api/v1/p/lines", False),
    ],
)
def test_the_address_on_a_notice_is_told_from_the_pages_of_the_portal(path: str, portal: bool) -> None:
    assert portal_page_at(path) is portal


async def test_pages_of_the_portal_and_notices_live_side_by_side(visitor: httpx.AsyncClient) -> None:
    front = await visitor.get("/")
    for path in ("/p", "/p/login", "/p/dossiers/11", "/p/530423/11"):
        page = await visitor.get(path)
        assert (page.status_code, page.text) == (front.status_code, front.text), path
    unknown = await visitor.get(_ON_PAPER)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "publicity.not_public")
    assert (await visitor.post("/p/lines")).status_code == 405

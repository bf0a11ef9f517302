"""The portal in a real browser, on a real platform: one of each for the whole session.

`desk(role, region)` is a page that is signed in; `quiet` watches every page of a test: CSP violations, script errors, requests
to other hosts and answers of 5xx fail it. The browser is Debian's, because playwright's own would be a download.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ops.platform.remove import remove_data
from ops.platform.start import RunningPlatform, start_platform
from tests.portal.page_actions import STILL, WATCH_REQUESTS, sign_in

ROOT = Path(__file__).parents[2]
AXE = ROOT / "web/portal/node_modules/axe-core/axe.min.js"
Desk = Callable[[str, str], Page]
PATIENCE_MS = 30_000
"""How long a page may take before a test fails: machines are shared, and a test is no measurement."""
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def platform(nothing_named: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPlatform]:
    """A platform with the demonstration's province, in processes of its own; this process keeps its settings."""
    assert (ROOT / "web/portal/dist/index.html").is_file(), "run ./ops/setup: the portal is not built"
    before = dict(os.environ)
    var = tmp_path_factory.mktemp("portal")
    try:
        with start_platform(var) as running:
            # `start_platform` points this process at the new platform; the other tests have databases of their own.
            os.environ.clear()
            os.environ.update(before)
            yield running
    finally:
        remove_data(var)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One headless browser for the tests of this folder.

    It ends before tests of another folder begin: while it is open its event loop counts as running in this thread, and
    no other test could run one.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no chromium: run ./ops/setup, or apt-get install chromium fonts-noto-cjk"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            args=["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield started
        started.close()


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the pages of this test; a test that provokes something takes it out again."""
    return []


@pytest.fixture
def quiet(troubles: list[str]) -> Iterator[None]:
    """Fail when a page broke the policy, failed, or asked another host."""
    yield
    assert troubles == []


@pytest.fixture
def context(
    platform: RunningPlatform, browser: Browser, troubles: list[str], quiet: None
) -> Iterator[BrowserContext]:
    """A fresh browser profile of an official of Yunnan on a small screen, on which nothing moves."""
    made = _profile(browser, platform.url, troubles)
    made.add_init_script(STILL)
    yield made
    made.close()


def _profile(browser: Browser, url: str, troubles: list[str]) -> BrowserContext:
    made = browser.new_context(
        base_url=url,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1366, "height": 768},
    )
    made.set_default_timeout(PATIENCE_MS)
    made.add_init_script(WATCH_REQUESTS)
    made.on("page", lambda page: _watch(page, url, troubles))
    return made


@pytest.fixture
def office(platform: RunningPlatform, browser: Browser, troubles: list[str], quiet: None) -> Iterator[Desk]:
    """`office(role, region)`: the page of that post in a browser of its own, signed in at the front door.

    Every post keeps its page open beside the others' until the test ends; asked again, it is the same page. It moves as an
    official sees it.
    """
    pages: dict[tuple[str, str], Page] = {}

    def come_in(role: str, region: str) -> Page:
        if (role, region) not in pages:
            page = _profile(browser, platform.url, troubles).new_page()
            pages[role, region] = page
            sign_in(page, platform.accounts.at(role, region).account, platform.accounts.password)
        return pages[role, region]

    yield come_in
    for page in pages.values():
        page.context.close()


@pytest.fixture
def visitor(context: BrowserContext) -> Page:
    """A page that nobody signed in with."""
    return context.new_page()


@pytest.fixture
def desk(platform: RunningPlatform, context: BrowserContext) -> Desk:
    """`desk("township_admin", "530423001")`: a page signed in as the demo account of that post, on no address yet."""

    def open_desk(role: str, region: str) -> Page:
        answer = context.request.post(
            "/api/v1/sign-ins",
            data={
                "account": platform.accounts.at(role, region).account,
                "password": platform.accounts.password,
            },
        )
        assert answer.ok, answer.text()
        return context.new_page()

    return open_desk


@pytest.fixture
def api(platform: RunningPlatform) -> Iterator[Callable[[str, str], httpx.Client]]:
    """`api(role, region)`: the same account over plain HTTP, to prepare what a page shows."""
    with contextlib.ExitStack() as opened:

        def open_client(role: str, region: str) -> httpx.Client:
            client = opened.enter_context(httpx.Client(base_url=platform.url, timeout=30, trust_env=False))
            body = {
                "account": platform.accounts.at(role, region).account,
                "password": platform.accounts.password,
            }
            answer = client.post("/api/v1/sign-ins", json=body).raise_for_status().json()
            client.headers["x-csrf-token"] = answer["csrf_token"]
            return client

        yield open_client


def _watch(page: Page, own: str, troubles: list[str]) -> None:
    page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on("request", lambda request: _own_host(request.url, own, troubles))
    page.on(
        "response",
        lambda answer: troubles.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None,
    )


def _own_host(url: str, own: str, troubles: list[str]) -> None:
    if not url.startswith((own, "data:", "blob:")):
        troubles.append(f"asked another host: {url}")


def serious(page: Page) -> list[str]:
    """What axe finds against WCAG 2 A and AA, one line each: rule, how many places, the first of them.

    Looks when nothing moves any more: half-faded text has colours that nobody chose; and without the watermark, behind
    which axe calls every contrast undecided.
    """
    page.evaluate(
        "() => Promise.allSettled(document.getAnimations()"
        ".filter(one => one.effect.getComputedTiming().iterations !== Infinity).map(one => one.finished))"
    )
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async () => { const mark = document.querySelector('.watermark'); if (mark) mark.hidden = true;"
        " const result = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']});"
        " if (mark) mark.hidden = false; return result.violations }"
    )
    return [
        f"{one['id']} × {len(one['nodes'])}: {one['nodes'][0]['html'][:200]}"
        f" {one['nodes'][0].get('failureSummary', '')[:200]}"
        for one in found
    ]

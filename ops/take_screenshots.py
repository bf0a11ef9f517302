"""`./ops/screenshots`: a PNG of every portal page for each post, from its own menu, so that new pages come by themselves."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from core.kernel.region import RegionCode
from ops.embedded.errors import EmbeddedServerError
from ops.platform.accounts import DemoAccount, DemoAccounts, read_accounts
from ops.platform.demo_province import DEMO_COUNTIES
from ops.platform.environment import recall
from ops.platform.lock import in_use
from ops.platform.processes import ROOT, ProcessFailed
from ops.platform.start import StartRefused, start_platform
from ops.run_demo import play_month_once

_SCREEN: ViewportSize = {"width": 1366, "height": 768}
_MOST_DETAILS = 3
"""Detail pages that are followed from one list: the first address of each kind."""
_PATIENCE = 20_000


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), help="图片目录，默认 var/screenshots")
@click.option("--post", "posts", multiple=True, help="只截这些岗位（岗位代码，可多次给出），默认全部")
@click.option("--large", is_flag=True, help="大字版")
@click.option("--dark", is_flag=True, help="深色主题")
@click.option("--people", type=click.IntRange(50), default=300, show_default=True, help="演示月份的人数")
def main(folder: Path | None, posts: tuple[str, ...], large: bool, dark: bool, people: int) -> None:
    """为每个岗位菜单里的每个页面截图。正在运行的演示平台直接使用，没有运行的先启动，截完即停止。"""
    var = Path(os.environ.get("YKT_VAR", ROOT / "var")).absolute()
    target = folder or var / "screenshots"
    looks = {"large": large, "dark": dark, "collapsed": False}
    try:
        with _platform(var, people) as (url, accounts), _browser() as browser:
            chosen = [one for one in one_for_each_post(accounts) if not posts or one.role in posts]
            if not chosen:
                raise click.ClickException(f"没有岗位 {'、'.join(posts)}")
            troubles = _sign_in_page(browser, url, target)
            for account in chosen:
                troubles += Album(browser, url, target / account.role, looks).fill(account, accounts.password)
    except (StartRefused, EmbeddedServerError, ProcessFailed) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"图片在 {target}")
    if troubles:
        raise click.ClickException("有页面没有正常打开：\n" + "\n".join(troubles))


def one_for_each_post(accounts: DemoAccounts) -> list[DemoAccount]:
    """One account of every post, in or above the demonstration's county; the nearest where a post has several levels."""
    county = RegionCode(f"{DEMO_COUNTIES[0]}000000")
    near = [
        one for one in accounts.accounts if county.covers(one.region) or RegionCode(one.region).covers(county)
    ]
    near.sort(key=lambda one: (one.role, -len(RegionCode(one.region).prefix), one.region))
    first: dict[str, DemoAccount] = {}
    for one in near:
        first.setdefault(one.role, one)
    return list(first.values())


@contextmanager
def _platform(var: Path, people: int) -> Iterator[tuple[str, DemoAccounts]]:
    """Address and accounts of the platform below `var`; it is started, with its month, when none runs."""
    if in_use(var):
        running, accounts = recall(var), read_accounts(var)
        if running is None or accounts is None:
            raise StartRefused(f"{var} 下的平台还没有启动完，请稍后再试")
        yield running.variables["YKT_PUBLIC_URL"], accounts
        return
    with start_platform(var, workers=2) as platform:
        play_month_once(platform, people)
        yield platform.url, platform.accounts


@contextmanager
def _browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise StartRefused("没有 chromium：请执行 apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def _context(browser: Browser, url: str) -> BrowserContext:
    context = browser.new_context(
        base_url=url,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport=_SCREEN,
        reduced_motion="reduce",
    )
    context.set_default_timeout(_PATIENCE)
    return context


def _sign_in_page(browser: Browser, url: str, target: Path) -> list[str]:
    context = _context(browser, url)
    page = context.new_page()
    page.goto("/p/login")
    trouble = _shoot(page, target / "sign-in.png", "button")
    context.close()
    return trouble


def _shoot(page: Page, file: Path, settled: str) -> list[str]:
    """Wait until the page stands still, then write it; answers what went wrong."""
    try:
        expect(page.locator(settled).first).to_be_visible(timeout=_PATIENCE)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".el-loading-mask:visible")).to_have_count(0, timeout=_PATIENCE)
    except AssertionError as error:
        return [f"{page.url}: {str(error).splitlines()[0]}"]
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, animations="disabled")
    return []


@dataclass
class Album:
    """The pictures of one post."""

    browser: Browser
    url: str
    folder: Path
    looks: dict[str, bool]
    troubles: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def fill(self, account: DemoAccount, password: str) -> list[str]:
        """Write every page that the menu of `account` names, and the pages behind the links of its lists."""
        context = _context(self.browser, self.url)
        context.add_init_script(f"localStorage.setItem('ykt.preferences', '{json.dumps(self.looks)}')")
        answer = context.request.post(
            "/api/v1/sign-ins", data={"account": account.account, "password": password}
        )
        if not answer.ok:
            raise click.ClickException(f"{account.account} 无法登录：{answer.text()}")
        menu = context.request.get("/api/v1/portal").json()["menu"]
        items = [item for group in menu for item in group["items"] if not item["hidden"]]
        page = context.new_page()
        page.on("response", lambda got: self._note(got.status, got.url))
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        for number, item in enumerate(items, start=1):
            self._visit(page, item["path"], f"{number:02d}-{item['name']}")
        context.close()
        click.echo(f"{account.title}（{account.account}）：{len(items)} 页")
        return self.troubles

    def _visit(self, page: Page, path: str, name: str) -> None:
        page.goto(path)
        self.troubles += _shoot(page, self.folder / f"{name}.png", "h1")
        for place, link in enumerate(self._links(page), start=1):
            page.goto(link)
            self.troubles += _shoot(page, self.folder / f"{name}-{place}.png", "h1")

    def _links(self, page: Page) -> Sequence[str]:
        """The first link of each kind that no list before had: `/p/dossiers/17` is of the kind `/p/dossiers/…`."""
        fresh: list[str] = []
        for link in page.locator("a.cell-link:visible").all():
            address = link.get_attribute("href") or ""
            kind = re.sub(r"\d+", "…", address.split("?")[0])
            if address.startswith("/p/") and kind not in self._seen and len(fresh) < _MOST_DETAILS:
                self._seen.add(kind)
                fresh.append(address)
        return fresh

    def _note(self, status: int, url: str) -> None:
        if status >= 400 and "/api/" in url:
            self.troubles.append(f"{status} {url}")


if __name__ == "__main__":
    main()

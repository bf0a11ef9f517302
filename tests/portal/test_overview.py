"""统计报表 for leaders and posts: what has nothing yet says so; a county's progress is found from its own dossiers."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
from playwright.sync_api import expect

from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import choose_look


def test_a_leader_finds_the_overview_and_the_figures_of_a_county(desk: Desk) -> None:
    page = desk("prefecture_operator", "5304")
    page.goto("/p/overview")
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    # A month in which nobody was paid, whatever other tests of this platform pay out.
    page.get_by_label("批次号").fill("202305")
    with page.expect_response(re.compile(r"/summaries/counties\?.*period=202305")):
        page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_text("没有可查看的发放数据")).to_be_visible()
    assert serious(page) == []
    page.goto("/p/progress")
    expect(page.get_by_role("heading", name="补贴进度统计")).to_be_visible()
    expect(page.get_by_role("link", name="总览", exact=True).last).to_be_visible()
    assert serious(page) == []


def test_who_decides_nothing_is_led_to_what_he_may_look_at(desk: Desk) -> None:
    """Leaders and auditors have no dossiers waiting: their 我的待办 names the pages that they come for."""
    page = desk("auditor", "5304")
    page.goto("/p/home")
    choose_look(page, "深色主题")
    greeting = page.get_by_text("本岗位没有逐份办理的申报单")
    expect(greeting).to_be_visible()
    greeting.get_by_role("link", name="补贴进度统计").click()
    expect(page.get_by_role("heading", name="补贴进度统计")).to_be_visible()
    assert serious(page) == []


def test_an_idle_page_is_locked_and_opens_again_with_the_password(
    platform: RunningPlatform, desk: Desk
) -> None:
    page = desk("auditor", "530423")
    page.clock.install()
    page.goto("/p/me")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.clock.fast_forward("02:00:00")
    locked = page.get_by_role("dialog", name="请重新登录")
    expect(locked).to_contain_text("页面已锁定")
    # The password is asked for once the server has ended the log-in.
    expect(locked.get_by_label("密码", exact=True)).to_be_visible()
    assert page.context.request.get("/api/v1/me").status == 401
    locked.get_by_label("密码", exact=True).fill(platform.accounts.password)
    locked.get_by_role("button", name="登录", exact=True).click()
    expect(locked).to_be_hidden()
    assert page.context.request.get("/api/v1/me").ok


def test_the_whole_screen_is_taken_and_given_back(desk: Desk) -> None:
    page = desk("auditor", "530423")
    page.goto("/p/me")
    page.get_by_role("button", name="全屏").click()
    page.wait_for_function("document.fullscreenElement !== null")
    page.get_by_role("button", name="全屏").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_looks_columns_and_page_size_follow_the_account_to_another_browser(
    platform: RunningPlatform, desk: Desk
) -> None:
    page = desk("auditor", "5304")
    page.goto("/p/dossier-list")
    with page.expect_response(_kept):
        page.get_by_role("button", name="大字版").click()
    page.get_by_role("combobox", name="每页条数").click(force=True)
    with page.expect_response(_kept):
        page.get_by_role("option", name="50条/页").click()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator(".list-size")).to_contain_text("50条/页")
    # Other tests may have left this account the dark theme.
    expect(page.locator("html")).to_have_class(re.compile(r"\blarge\b"))


def test_the_default_menu_says_where_the_portal_begins(
    desk: Desk, api: Callable[[str, str], httpx.Client]
) -> None:
    administrator = api("province_admin", "53")
    page = desk("auditor", "53")
    me = page.context.request.get("/api/v1/me").json()
    shown = administrator.get(f"/api/v1/officials/{me['id']}").raise_for_status().json()
    fields = {name: shown[name] for name in ("name", "organisation_id", "version")}
    page.goto("/")
    expect(page.get_by_role("heading", name="我的待办", exact=True)).to_be_visible()
    changed = administrator.put(f"/api/v1/officials/{me['id']}", json=fields | {"default_menu": "business"})
    assert changed.status_code == 204, changed.text
    page.goto("/")
    expect(page).not_to_have_url(re.compile("/p/home"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _kept(answer: object) -> bool:
    return "/me/preferences/" in getattr(answer, "url", "")

"""Log-in, menu by post, tabs, looks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import choose_look


def test_log_in_leads_to_the_page_that_was_asked_for(platform: RunningPlatform, visitor: Page) -> None:
    visitor.goto("/p/platform/officials")
    expect(visitor.get_by_role("button", name="登录")).to_be_visible()
    assert serious(visitor) == []
    visitor.get_by_label("账号").fill(platform.accounts.at("township_admin", "530423001").account)
    visitor.get_by_label("密码", exact=True).fill("不对的密码")
    visitor.get_by_role("button", name="登录").click()
    expect(visitor.get_by_role("alert")).to_contain_text("账号或密码不正确")
    visitor.get_by_label("密码", exact=True).fill(platform.accounts.password)
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", name="用户管理")).to_be_visible()
    assert visitor.url.endswith("/p/platform/officials")


@pytest.mark.parametrize(
    ("role", "region", "shown", "hidden"),
    [
        ("township_admin", "530423001", {"用户管理"}, {"财政复核", "部门审核"}),
        ("township_reviewer", "530423001", {"乡镇审核"}, {"用户管理", "财政复核"}),
        ("county_reviewer", "530423", {"部门审核"}, {"用户管理", "财政复核"}),
        ("county_finance_reviewer", "530423", {"财政复核"}, {"用户管理", "部门审核"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_menu_shows_what_the_post_may_do(
    desk: Desk, role: str, region: str, shown: set[str], hidden: set[str]
) -> None:
    page = desk(role, region)
    page.goto("/")
    menu = page.get_by_role("navigation", name="主菜单")
    expect(menu.get_by_text("我的待办")).to_be_visible()
    titles = set(menu.get_by_role("menuitem").all_inner_texts())
    assert shown <= titles and not hidden & titles


def test_the_shell_has_nothing_that_axe_would_find(desk: Desk) -> None:
    page = desk("township_reviewer", "530423001")
    page.goto("/p/home")
    expect(page.get_by_role("heading", name="我的待办", exact=True)).to_be_visible()
    assert serious(page) == []


def test_large_print_and_dark_theme_stay_after_a_reload(desk: Desk) -> None:
    page = desk("township_reviewer", "530423002")
    page.goto("/p/home")
    choose_look(page, "大字版")
    choose_look(page, "深色主题")
    page.reload()
    expect(page.get_by_role("button", name="浅色主题")).to_be_visible()
    assert page.evaluate("document.documentElement.className.split(' ').sort().join(' ')") == "dark large"
    assert serious(page) == []


def test_tabs_close_and_come_back_with_the_next_visit(desk: Desk) -> None:
    page = desk("township_admin", "530423001")
    page.goto("/p/platform/officials")
    tabs = page.get_by_role("navigation", name="已打开的页面")
    expect(tabs.get_by_role("link")).to_have_text(["我的待办", "用户管理"])
    page.goto("/p/me")
    expect(tabs.get_by_role("link")).to_have_text(["我的待办", "用户管理", "个人中心"])
    tabs.get_by_role("link", name="个人中心").click(button="right")
    page.get_by_role("button", name="关闭左侧").click()
    expect(tabs.get_by_role("link")).to_have_text(["我的待办", "个人中心"])
    page.get_by_role("button", name="关闭个人中心").click()
    expect(page.get_by_role("heading", name="我的待办", exact=True)).to_be_visible()


def test_the_menu_is_found_by_typing(desk: Desk) -> None:
    page = desk("township_admin", "530423001")
    page.goto("/p/home")
    page.get_by_role("combobox", name="搜索菜单").press_sequentially("用户")
    page.get_by_role("option", name="平台管理 / 用户管理").wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="用户管理")).to_be_visible()


def test_a_log_in_that_ended_is_renewed_over_the_page(platform: RunningPlatform, desk: Desk) -> None:
    page = desk("township_admin", "530423001")
    page.goto("/p/platform/officials")
    page.get_by_role("button", name="新增").click()
    page.get_by_role("dialog", name="新增用户").get_by_label("名称").fill("张三")
    page.context.clear_cookies()
    page.get_by_role("dialog", name="新增用户").get_by_label("账号").fill("13800009999")
    page.get_by_role("combobox", name="机构").click(force=True)
    page.get_by_role("option", name="秀山街道办事处").click()
    page.get_by_role("button", name="保存").click()
    again = page.get_by_role("dialog", name="请重新登录")
    again.get_by_label("密码", exact=True).fill(platform.accounts.password)
    again.get_by_role("button", name="登录", exact=True).click()
    # The request that was refused is repeated: the account exists, nothing had to be typed again.
    expect(page.get_by_role("dialog", name="初始密码")).to_contain_text("13800009999")
    page.get_by_role("button", name="已记下").click()
    expect(page.get_by_role("cell", name="张三")).to_be_visible()


def test_a_page_that_does_not_exist_says_so(desk: Desk) -> None:
    page = desk("township_admin", "530423001")
    page.goto("/p/nothing-of-that-name")
    expect(page.get_by_text("没有这个页面")).to_be_visible()
    page.goto("/p/finance-review")
    expect(page.get_by_text("您的岗位没有此项操作权限")).to_be_visible()

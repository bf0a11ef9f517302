"""Large print and the dark theme: wide and long lists, long names, what lies under the pointer, a folded menu."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import rows_shown, settled

_USUAL: ViewportSize = {"width": 1366, "height": 768}
_WIDE: ViewportSize = {"width": 2400, "height": 768}
_SMALL: ViewportSize = {"width": 1024, "height": 600}
_LINES = """cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), lines = []
  while (walker.nextNode()) {
    if (!walker.currentNode.nodeValue.trim()) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    lines.push(new Set([...range.getClientRects()].map(one => Math.round(one.top))).size)
  }
  return lines
}"""
"""Over how many lines each unbroken part of a cell goes."""
Dress = Callable[..., None]


@pytest.fixture
def dress(context: BrowserContext) -> Dress:
    """`dress(large=True)`: the next pages begin in this look. The account keeps none: the server is not asked for any."""

    def put_on(**looks: bool) -> None:
        kept = json.dumps({"dark": False, "large": False, "collapsed": False, **looks})
        # An empty page, which every tab begins with, has no storage.
        context.add_init_script(f"if (location.host) localStorage.setItem('ykt.preferences', '{kept}')")
        context.route("**/api/v1/me/preferences", lambda route: route.fulfill(json=[]))

    return put_on


def _titles(page: Page) -> list[str]:
    return [one.strip() for one in page.locator(".list-main:visible thead th").all_inner_texts()]


def _box(one: Locator) -> dict[str, float]:
    found = one.bounding_box()
    assert found
    return dict(found)


def test_spare_columns_of_large_print_give_way_where_the_others_do_not_fit(desk: Desk, dress: Dress) -> None:
    dress(large=True)
    page = desk("county_admin", "530423")
    page.goto("/p/audit")
    settled(page)
    assert "操作账号" in _titles(page) and not {"对象编号", "登录地址"} & set(_titles(page))
    wrap = page.locator(".list-main .el-scrollbar__wrap").first
    assert wrap.evaluate("one => one.scrollWidth <= one.clientWidth"), "what is left fits"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="显示列").click()
    choice = page.get_by_role("group", name="显示的列")
    expect(choice.get_by_label("操作账号")).to_be_checked()
    expect(choice.get_by_label("登录地址")).not_to_be_checked()
    page.keyboard.press("Escape")
    with page.expect_request("**/portal/pages/audit/workbook") as asked, page.expect_download():
        page.get_by_role("button", name="导出", exact=True).click()
    assert {"account", "subject_id", "address"} <= set(asked.value.post_data_json["columns"]), (
        "a file has room"
    )
    page.set_viewport_size(_WIDE)
    expect(page.get_by_role("columnheader", name="登录地址")).to_be_visible()
    page.set_viewport_size(_USUAL)
    expect(page.get_by_role("columnheader", name="登录地址")).to_have_count(0)


def test_the_usual_print_shows_spare_columns_too(desk: Desk, dress: Dress) -> None:
    dress()
    page = desk("county_admin", "530423")
    page.goto("/p/audit")
    settled(page)
    assert {"对象编号", "登录地址"} <= set(_titles(page))


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_titles_and_scroll_bar_of_a_long_list_stay_in_view(desk: Desk, dress: Dress, large: bool) -> None:
    dress(large=large)
    page = desk("county_admin", "530423")
    page.set_viewport_size(_SMALL)
    page.goto("/p/platform/officials")
    settled(page)
    expect(rows_shown(page)).to_have_count(20)
    bar = page.locator(".list-main .el-scrollbar__bar.is-horizontal")
    content = _box(page.locator("#content"))
    table = _box(page.locator(".list-main .el-table"))
    assert table["y"] + table["height"] > content["y"] + content["height"], (
        "the list is longer than the window"
    )
    assert _box(bar)["y"] + _box(bar)["height"] <= content["y"] + content["height"] + 1
    page.locator("#content").evaluate("one => one.scrollTo(0, 400)")
    titles = page.get_by_role("columnheader", name="账号").first
    assert content["y"] - 1 <= _box(titles)["y"] <= content["y"] + 4
    assert _box(bar)["y"] + _box(bar)["height"] <= content["y"] + content["height"] + 1
    rows = page.locator(".list-main .el-scrollbar__wrap").first
    assert rows.evaluate("one => one.scrollWidth > one.clientWidth"), "too narrow a window for the list"
    thumb = _box(bar.locator(".el-scrollbar__thumb"))
    page.mouse.move(thumb["x"] + 5, thumb["y"] + 3)
    page.mouse.down()
    page.mouse.move(thumb["x"] + 300, thumb["y"] + 3)
    page.mouse.up()
    assert rows.evaluate("one => one.scrollLeft") > 0, "the bar moves the list"


def test_accounts_do_not_break_within_a_word(desk: Desk, dress: Dress) -> None:
    dress(large=True)
    page = desk("province_admin", "53")
    page.goto("/p/platform/officials")
    settled(page)
    account = page.locator(".cell-lines").filter(has_text="prefecture_finance_reviewer.5304")
    lines = account.first.evaluate(_LINES)
    assert len(lines) > 1 and set(lines) == {1}
    assert account.first.inner_text().replace("\n", "") == "prefecture_finance_reviewer.5304"


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_names_of_divisions_are_not_cut(desk: Desk, dress: Dress, large: bool) -> None:
    dress(large=large)
    page = desk("township_operator", "530423001")
    page.goto("/p/recipients-individual")
    settled(page)
    if large:
        page.get_by_role("button", name="显示区划").click()
    tree = page.get_by_role("complementary", name="行政区划")
    label = tree.get_by_role("treeitem").locator(".el-tree-node__label").last
    expect(tree.get_by_role("treeitem")).not_to_have_count(1)
    # As long as names of divisions get; none of the demonstration's is.
    label.evaluate("one => { one.textContent = '双江拉祜族佤族布朗族傣族自治县勐勐镇社区居民委员会' }")
    frame, name = _box(tree.locator(".region-scroll")), _box(label)
    assert name["x"] + name["width"] <= frame["x"] + frame["width"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_button_under_the_pointer_can_be_read(desk: Desk, dress: Dress, dark: bool) -> None:
    dress(dark=dark)
    page = desk("county_admin", "530423")
    page.goto("/p/platform/officials")
    settled(page)
    for name in ("修改", "禁用", "新增", "查询", "重置", "导出"):
        page.get_by_role("button", name=name, exact=True).first.hover()
        assert serious(page) == [], name


def test_a_folded_menu_says_its_names(desk: Desk, dress: Dress) -> None:
    dress(collapsed=True)
    page = desk("county_admin", "530423")
    page.goto("/p/platform/officials")
    settled(page)
    menu = page.get_by_role("navigation", name="主菜单")
    expect(menu.get_by_role("menuitem", name="平台管理")).to_be_visible()
    assert serious(page) == []

"""By keyboard alone, from the log-in to a form and back; and what axe says of the chief pages in every look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import choose_look, settled

_MOST_STOPS = 60
"""Presses of Tab within which everything on a page is reached."""


def _reach(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus; every stop on the way shows that it has it."""
    for _ in range(_MOST_STOPS):
        if wanted.evaluate("one => one === document.activeElement"):
            assert _shows_focus(page), "nobody sees where the keyboard is"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by keyboard: {wanted}")


def _shows_focus(page: Page) -> bool:
    """Whether the element with the focus, or the frame of its input, has an outline or a ring."""
    return bool(
        page.evaluate(
            "() => { const one = document.activeElement;"
            " const drawn = style => style.outlineStyle !== 'none' || style.boxShadow !== 'none';"
            " const frame = one.closest('.el-input__wrapper, .el-select__wrapper, .el-textarea__inner,"
            " .el-sub-menu');"
            " const title = frame?.querySelector(':scope > .el-sub-menu__title');"
            " return [one, frame, title].some(each => each && drawn(getComputedStyle(each))); }"
        )
    )


def test_an_account_is_registered_by_keyboard_alone(platform: RunningPlatform, visitor: Page) -> None:
    page = visitor
    page.goto("/p/login")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    _reach(page, page.get_by_label("账号"))
    page.keyboard.type(platform.accounts.at("township_admin", "530423001").account)
    page.keyboard.press("Tab")
    page.keyboard.type(platform.accounts.password)
    page.keyboard.press("Enter")

    menu = page.get_by_role("navigation", name="主菜单")
    expect(menu.get_by_role("menuitem", name="我的待办")).to_be_visible()
    _reach(page, menu.get_by_role("menuitem", name="我的待办"))
    entry = menu.get_by_role("menuitem", name="用户管理")
    for _ in range(_MOST_STOPS):
        if entry.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    assert _shows_focus(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="用户管理")).to_be_visible()

    total = page.get_by_text("共 ", exact=False).last
    expect(page.get_by_role("cell", name="township_admin.530423001")).to_be_visible()
    _reach(page, page.get_by_label("账号或名称"))
    page.keyboard.type("township_reviewer.530423001")
    page.keyboard.press("Enter")
    expect(total).to_have_text("共 1 条")

    opener = page.get_by_role("button", name="新增", exact=True)
    _reach(page, opener)
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="新增用户")
    expect(form).to_be_visible()
    _reach(page, form.get_by_label("账号"))
    page.keyboard.type("13800005555")
    _reach(page, form.get_by_label("名称"))
    page.keyboard.type("何小芳")
    _reach(page, form.get_by_role("combobox", name="机构"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name="秀山街道办事处")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    _reach(page, form.get_by_role("button", name="保存"))
    page.keyboard.press("Enter")
    said = page.get_by_role("dialog", name="初始密码")
    expect(said).to_contain_text("13800005555")
    _reach(page, said.get_by_role("button", name="已记下"))
    page.keyboard.press("Enter")
    expect(said).to_be_hidden()

    _reach(page, opener)
    page.keyboard.press("Enter")
    expect(form).to_be_visible()
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_division_of_the_tree_is_chosen_by_keyboard(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/platform/officials")
    expect(page.get_by_role("treeitem", name="九龙街道")).to_be_visible()
    _reach(page, page.get_by_label("筛选区划"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("treeitem").first).to_be_focused()
    wanted = page.get_by_role("treeitem", name="九龙街道")
    for _ in range(_MOST_STOPS):
        if wanted.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("共 3 条")).to_be_visible()
    expect(wanted).to_be_focused()


# The usual look is looked at wherever a test meets a page.
LOOKS = {"large": ("大字版",), "dark": ("深色主题",)}


@pytest.fixture(params=LOOKS, ids=str)
def look(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


def test_axe_finds_nothing_on_the_chief_pages_in_any_look(desk: Desk, look: str) -> None:
    page = desk("county_admin", "530425")
    page.goto("/p/home")
    heading = page.get_by_role("heading", name="我的待办", exact=True)
    expect(heading).to_be_visible()
    for name in LOOKS[look]:
        choose_look(page, name)
    settled(page)
    found = {"workbench": serious(page)}
    page.goto("/p/platform/officials")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    settled(page)
    found["list"] = serious(page)
    page.get_by_role("button", name="新增", exact=True).click()
    form = page.get_by_role("dialog", name="新增用户")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_role("alert").first).to_be_visible()
    found["form"] = serious(page)
    wanted = " ".join(sorted({"大字版": "large", "深色主题": "dark"}[name] for name in LOOKS[look]))
    assert page.evaluate("document.documentElement.className.split(' ').sort().join(' ').trim()") == wanted
    page.keyboard.press("Escape")
    for name in LOOKS[look]:
        choose_look(page, {"深色主题": "浅色主题"}.get(name, name))
    assert {name: wrong for name, wrong in found.items() if wrong} == {}

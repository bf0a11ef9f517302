"""What an official does on every page: sign in, narrow to a batch, tick rows, answer a question, wait for a job."""

from __future__ import annotations

import itertools
import re

from playwright.sync_api import Locator, Page, expect

WATCH_REQUESTS = """(() => {
  const ask = window.fetch
  let open = 0, token = 0, calm = 0
  window.fetch = async (...request) => {
    open += 1
    try {
      const answer = await ask(...request)
      open += 1
      answer.clone().arrayBuffer().catch(() => null).finally(() => { open -= 1 })
      return answer
    } finally {
      open -= 1
    }
  }
  window.__calm = (asked) => {
    if (asked !== token) { token = asked; calm = 0 }
    calm = open ? 0 : calm + 1
    return calm > 3
  }
})()"""
"""For every page of a profile, before its scripts: `__calm(token)`, asked at every frame, is true once no request has been
under way for three frames. What an answer leads to, the next request or another picture, has begun by then."""
STILL = """(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`*, *::before, *::after {
    transition-duration: 0s !important; transition-delay: 0s !important;
    animation-duration: 0s !important; animation-delay: 0s !important; animation-iteration-count: 1 !important;
  }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
})()"""
"""For every page of a profile: what opens, closes or fades does so at once. A browser without a graphics card draws each
picture in between, and a click waits for the last one."""
_tokens = itertools.count(1)


def sign_in(page: Page, account: str, password: str) -> None:
    """Come in through the front door."""
    page.goto("/p/login")
    page.get_by_label("账号").fill(account)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="我的待办", exact=True)).to_be_visible()


def open_from_menu(page: Page, group: str, title: str) -> None:
    """Open a page as an official does, from the left menu, and wait until it has what it asked for."""
    menu = page.get_by_role("navigation", name="主菜单")
    entry = menu.get_by_role("menuitem", name=title, exact=True)
    if not entry.is_visible():
        menu.get_by_text(group, exact=True).click()
    entry.click()
    # Until the new page has come the old one stands there, and would take the next click.
    expect(page.locator(".el-breadcrumb")).to_contain_text(title)
    settled(page)


def open_step(page: Page, title: str) -> None:
    """Go to another step of the bar over the page, and wait until that step is the present one."""
    step = page.get_by_role("navigation", name="办理步骤").get_by_role("link", name=title)
    step.click()
    expect(step).to_have_attribute("aria-current", "step")
    settled(page)


def settled(page: Page) -> None:
    """Nothing is asked any more and nothing covers the lists.

    A document is idle once: what it asks for after a click does not count for `networkidle`.
    """
    page.wait_for_load_state("networkidle")
    page.wait_for_function("token => window.__calm(token)", arg=next(_tokens))
    expect(page.locator(".el-loading-mask:visible")).to_have_count(0)


def choose_batch(page: Page, name: str) -> None:
    """Choose a batch in the bar over the steps of 补贴申报; it stays chosen on the following pages.

    Where the batches come while the list of them is open, the list closes again: they must be there first.
    """
    settled(page)
    page.locator(".stage-batch:visible .el-select__wrapper").click()
    page.get_by_role("option", name=name).first.click()
    settled(page)


def filter_batch(page: Page, name: str) -> None:
    """Narrow a list to one batch by its query row: the platform is shared with other tests."""
    settled(page)
    chooser = page.get_by_role("combobox", name="补贴批次")
    chooser.click(force=True)
    expect(chooser).to_have_attribute("aria-expanded", "true")
    page.get_by_role("option", name=name).click()
    page.get_by_role("button", name="查询", exact=True).click()
    settled(page)


def row_of(page: Page, *texts: str) -> Locator:
    """The rows of the lists that say all of `texts`."""
    rows = page.get_by_role("row")
    for text in texts:
        rows = rows.filter(has_text=text)
    return rows


def tick(row: Locator) -> None:
    """Choose one row."""
    row.locator(".el-checkbox").click()


def tick_all(page: Page) -> None:
    """Choose every row of the list, once it is there."""
    settled(page)
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    page.get_by_role("columnheader").first.locator(".el-checkbox").click()
    expect(page.get_by_text(re.compile(r"已选 \d+ 条"))).to_be_visible()


def ask(page: Page, button: str, *, says: str) -> Locator:
    """Press a button; its question must say what it is about."""
    page.get_by_role("button", name=button, exact=True).click()
    question = page.get_by_role("dialog", name=button)
    expect(question).to_contain_text(says)
    return question


def act(page: Page, button: str, *, says: str, **typed: str) -> None:
    """Press a button, fill in what its question asks (by label), and confirm."""
    question = ask(page, button, says=says)
    for label, text in typed.items():
        question.get_by_label(label).fill(text)
    question.get_by_role("button", name=f"确定{button.removeprefix('确认')}").click()
    expect(question).not_to_be_visible()


def tab(page: Page, title: str, count: int | None = None) -> Locator:
    """A tab over a list by its title, with its count where one is given."""
    shown = "" if count is None else rf"\s*（{count}）$"
    return page.get_by_role("tab", name=re.compile(rf"^{re.escape(title)}{shown}"))


def finished(page: Page, title: str, jobs: int = 1) -> Locator:
    """The jobs that an action of 资金发放 started (one for each voucher), when all are over."""
    started = page.get_by_role("region", name=title, exact=True)
    expect(started).to_have_count(jobs)
    for job in started.all():
        expect(job).to_contain_text("已完成")
    return started


def put_away(jobs: Locator) -> None:
    """收起 of jobs that are over."""
    for left in reversed(range(jobs.count())):
        jobs.first.get_by_role("button", name="收起").click()
        expect(jobs).to_have_count(left)


def choose_look(page: Page, button: str) -> None:
    """Press 大字版, 深色主题 or 浅色主题, and wait until the server keeps it: the next page begins with what is kept."""
    with page.expect_response(lambda answer: answer.url.endswith("/me/preferences/portal") and answer.ok):
        page.get_by_role("button", name=button).click()


def rows_shown(page: Page) -> Locator:
    """The rows of the list that the page shows, without its heading."""
    return page.locator(".list-main:visible .el-table__body tr.el-table__row")


def table_of(page: Page) -> list[dict[str, str]]:
    """The rows of the list that the page shows, by the titles of their columns."""
    settled(page)
    titles = page.locator(".list-main:visible .el-table__header th").all_inner_texts()
    return [
        dict(zip((title.strip() for title in titles), row.locator("td").all_inner_texts(), strict=True))
        for row in rows_shown(page).all()
    ]

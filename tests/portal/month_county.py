"""The county's share of a real month: the batch, 测算, 县级公示, 部门审核, 财政复核."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from core.kernel.money import Fen
from ops.demo.play import Play
from tests.portal.conftest import serious
from tests.portal.month_publicity import confirm_and_send, end_period, post_list
from tests.portal.page_actions import act, ask, choose_batch, open_from_menu, row_of, tab, tick


def open_batch(page: Page, play: Play) -> None:
    """项目批次号维护: the month's batch; number and name follow by themselves."""
    open_from_menu(page, "平台管理", "项目批次号维护")
    page.get_by_role("button", name="新建批次").click()
    form = page.get_by_role("dialog", name="新建批次")
    form.get_by_role("combobox", name="补贴项目").click(force=True)
    page.get_by_role("option", name="高龄津贴").click()
    form.get_by_label("批次号").fill(f"{play.today:%Y%m}")
    form.get_by_role("button", name="确定新建批次").click()
    expect(form).not_to_be_visible()
    batches = play.desk("county_operator").every_row("~/batches")
    play.batch = max(batches, key=lambda batch: batch["id"])
    expect(row_of(page, play.batch["name"])).to_have_count(1)


def calculate(page: Page, play: Play, people: int, fen: int) -> None:
    """项目测算 by the county's standard, then 送审."""
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name="项目测算").filter(has_text="份待办").click()
    row = row_of(page, play.batch["name"])
    row.get_by_role("button", name="测算").click()
    question = page.get_by_role("dialog", name="项目测算")
    expect(question).to_contain_text("80—89 周岁（每人每月） 50.00 元")
    question.get_by_role("button", name="确定测算").click()
    expect(question.get_by_role("status")).to_contain_text(
        f"已测算 {people} 人，共 {Fen(fen).yuan_grouped} 元"
    )
    question.get_by_role("button", name="关闭", exact=True).click()
    expect(row).to_contain_text(Fen(fen).yuan_grouped)
    tick(row)
    act(page, "送审", says=f"共 {people} 人、{Fen(fen).yuan_grouped} 元")
    expect(row).to_have_count(0)


def publicise(page: Page, play: Play, people: int) -> None:
    """县级公示: every village's list on the county's board, no objection."""
    open_from_menu(page, "补贴申报", "业务公示")
    choose_batch(page, play.batch["name"])
    post_list(page, people)
    end_period(page, play)
    confirm_and_send(page)


def approve(page: Page, stage: str, play: Play, people: int, fen: int) -> None:
    """部门审核 or 财政复核: from 我的待办 into the list, look at the dossier, approve with an opinion."""
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name=stage).filter(has_text="份待办").click()
    row = row_of(page, play.batch["name"])
    row.get_by_role("button", name="查看").click()
    expect(page.get_by_role("region", name=f"受理清单，共 {people + 2} 行")).to_be_visible()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("公示")
    assert serious(page) == []
    page.go_back()
    tick(row)
    question = ask(page, "批量审核", says=f"选中的 1 份申报单，共 {people} 人、{Fen(fen).yuan_grouped} 元")
    question.get_by_label("审核意见").fill("名单、标准和金额无误，同意")
    question.get_by_role("button", name="确定批量审核").click()
    expect(row).to_have_count(0)
    tab(page, "已审核").click()
    expect(row).to_have_count(1)
    expect(row_of(page, play.batch["name"])).to_contain_text(Fen(fen).yuan_grouped)

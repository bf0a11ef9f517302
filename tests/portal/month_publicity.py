"""业务公示 of a real month at the township's and the county's desk: the round is the same, the board another."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from core.kernel.masking import mask_id_number
from ops.demo.play import Play
from ops.demo.roster import RosterLine
from tests.portal.conftest import serious
from tests.portal.page_actions import act, row_of, settled, tab, tick_all

PHONE = "0877-3011234"
LONGER_THAN_ANY_PERIOD = timedelta(days=30)


def post_list(page: Page, people: int) -> None:
    """待生成 → 批量填写, which refuses what is no telephone → 批量发布, and the notices are printed."""
    tick_all(page)
    act(page, "批量生成", says=f"共 {people} 人、")
    tab(page, "待发布").click()
    tick_all(page)
    page.get_by_role("button", name="批量填写").click()
    form = page.get_by_role("dialog", name="批量填写")
    form.get_by_label("监督电话").fill("没有")
    form.get_by_role("button", name="确定批量填写").click()
    expect(form.get_by_text("请填写监督电话，只用数字和短横线，例如 0877-3011234")).to_be_visible()
    form.get_by_label("监督电话").fill(PHONE)
    form.get_by_role("button", name="确定批量填写").click()
    expect(form).not_to_be_visible()
    tick_all(page)
    act(page, "批量发布", says=f"共 {people} 人、")
    expect(page.get_by_text("生成公示文件 已完成")).to_be_visible()


def object_to(page: Page, line: RosterLine) -> None:
    """登记异议 against one person of the posted lists, found by what the village may see of them."""
    tab(page, "已发布").click()
    settled(page)
    row_of(page, line.village.name).get_by_role("button", name="人员名单").click()
    people = page.get_by_role("dialog", name=re.compile("^人员名单"))
    shown = people.get_by_role("row").filter(has_text=line.written_name)
    number = shown.filter(has_text=mask_id_number(line.written_id)).get_by_role("cell").first.inner_text()
    page.keyboard.press("Escape")
    expect(people).not_to_be_visible()
    row_of(page, line.village.name).get_by_role("button", name="更多").click()
    page.get_by_role("menuitem", name="异议").click()
    objections = page.get_by_role("dialog", name=re.compile("^异议："))
    objections.get_by_role("button", name="登记异议").click()
    question = page.get_by_role("dialog", name="登记异议", exact=True)
    question.get_by_role("button", name="确定登记异议").click()
    expect(question.get_by_text("请填写异议内容")).to_be_visible()
    question.get_by_label("名单序号").fill(number)
    question.get_by_label("异议内容").fill("此人已随子女迁往外地，不在本村居住")
    question.get_by_label("联系方式").fill("13800000000")
    question.get_by_role("button", name="确定登记异议").click()
    expect(objections.get_by_role("row").filter(has_text=f"第 {number} 号")).to_contain_text("待处理")
    page.keyboard.press("Escape")
    expect(objections).not_to_be_visible()


def end_period(page: Page, play: Play) -> None:
    """Business time passes; 公示结束."""
    play.advance_to(play.today + LONGER_THAN_ANY_PERIOD)
    tab(page, "公示结束").click()
    tick_all(page)
    act(page, "公示结束", says="将结束选中的")


def confirm_and_send(page: Page) -> None:
    """公示确认, then 送审: the list goes on."""
    tick_all(page)
    act(page, "公示确认", says="没有未处理的异议")
    tick_all(page)
    act(page, "送审", says="申报单的各村公示须全部确认")
    expect(page.get_by_text("没有符合条件的公示")).to_be_visible()
    assert serious(page) == []

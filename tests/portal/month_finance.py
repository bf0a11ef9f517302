"""The finance people's share of a real month: indicators, comparison, request, two signatures, bank, failures, results."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from core.kernel.money import Fen
from ops.demo.play import Play
from ops.demo.write_indicators import write_indicators
from tests.portal.conftest import serious
from tests.portal.month_plan import COUNTY, PROGRAMME, fen_to_be_paid, to_be_paid
from tests.portal.page_actions import (
    act,
    ask,
    filter_batch,
    finished,
    open_from_menu,
    put_away,
    rows_shown,
    tab,
    tick,
    tick_all,
)

FIRST_INDICATOR_SHARE = 0.6


def issue_indicators(play: Play) -> None:
    """预算管理一体化 issues two indicators that cover the month to the fen."""
    total = fen_to_be_paid(play)
    first = int(total * FIRST_INDICATOR_SHARE)
    name = f"pages-{play.batch['id']}"
    write_indicators(
        play.var / "simulators", COUNTY, PROGRAMME, play.today.year, (first, total - first), name
    )


def link(page: Page, play: Play) -> None:
    """同步指标, then 指标挂接: the preview says before the click what each indicator gives."""
    people, fen = len(to_be_paid(play)), fen_to_be_paid(play)
    first = int(fen * FIRST_INDICATOR_SHARE)
    open_from_menu(page, "资金发放", "指标列表")
    act(page, "同步指标", says="预算管理一体化")
    expect(finished(page, "同步指标")).to_contain_text("收到指标")
    open_from_menu(page, "资金发放", "指标挂接")
    filter_batch(page, play.batch["name"])
    tick_all(page)
    page.get_by_role("button", name="指标挂接", exact=True).click()
    dialog = page.get_by_role("dialog", name="指标挂接")
    expect(dialog).to_contain_text(f"共 {people} 人，应挂接 {Fen(fen).yuan_grouped} 元")
    for part in (first, fen - first):
        row = dialog.get_by_role("row").filter(has_text="高龄津贴").filter(has_text=Fen(part).yuan_grouped)
        tick(row.first)
    preview = dialog.get_by_role("status")
    expect(preview).to_contain_text(f"{people} 人、{Fen(fen).yuan_grouped} 元全部有指标")
    for part in (first, fen - first):
        expect(preview).to_contain_text(f"扣减 {Fen(part).yuan_grouped} 元")
    _shares_must_be_whole(page, dialog)
    dialog.get_by_text("按顺序扣减").click()
    expect(preview).to_contain_text(f"扣减 {Fen(first).yuan_grouped} 元")
    dialog.get_by_role("button", name="确定挂接").click()
    expect(dialog).not_to_be_visible()
    tab(page, "已挂接").click()
    tick_all(page)
    act(page, "送支付申请", says=f"共 {people} 人、{Fen(fen).yuan_grouped} 元")
    expect(rows_shown(page)).to_have_count(0)


def _shares_must_be_whole(page: Page, dialog: Locator) -> None:
    """按比例扣减 that does not come to 100 % is refused beside the rule, and what was typed stays."""
    dialog.get_by_text("按比例扣减").click()
    ratios = dialog.get_by_role("textbox", name="扣减比例")
    ratios.nth(0).fill("60")
    ratios.nth(1).fill("60")
    expect(dialog.get_by_role("alert")).to_contain_text("合计为 100%")
    expect(dialog.get_by_role("button", name="确定挂接")).to_be_disabled()
    expect(ratios.nth(1)).to_have_value("60")
    found = serious(page)
    assert found == [], found


def request(page: Page, play: Play) -> None:
    """银行卡对比, then 生成支付申请 for everybody who passed."""
    people, fen = len(to_be_paid(play)), Fen(fen_to_be_paid(play)).yuan_grouped
    open_from_menu(page, "资金发放", "支付申请")
    filter_batch(page, play.batch["name"])
    tick_all(page)
    act(page, "银行卡对比", says=f"{people} 人的银行卡")
    expect(finished(page, "银行卡对比")).to_contain_text(f"对比通过 {people}")
    tick_all(page)
    act(page, "生成支付申请", says=f"对比通过的 {people} 人生成支付申请，共 {fen} 元")
    expect(finished(page, "生成支付申请")).to_contain_text(f"{people} 人、{fen} 元")
    expect(rows_shown(page)).to_have_count(0)


def refuse_the_other_desk(page: Page) -> None:
    """Who checks vouchers neither finds nor opens the desk of those who make them."""
    expect(page.get_by_role("menuitem", name="支付凭证经办签章")).to_have_count(0)
    page.goto("/p/finance/make-sign")
    expect(page.get_by_role("link", name="回到我的待办")).to_be_visible()


def sign(page: Page, play: Play, title: str, who: str, people: int, fen: int, vouchers: int = 1) -> None:
    """经办签章 or 审核签章 of what waits, from 我的待办."""
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name=title).filter(has_text=f"{people} 人").click()
    filter_batch(page, play.batch["name"])
    tick_all(page)
    question = ask(
        page, "签章", says=f"{who}对选中的 {vouchers} 张支付凭证，共 {people} 人、{Fen(fen).yuan_grouped} 元"
    )
    question.get_by_label("签章 PIN 码").fill(play.accounts.pin)
    question.get_by_role("button", name="确定签章").click()
    expect(page.get_by_text("没有待签章的凭证")).to_be_visible()


def send(page: Page, play: Play, people: int, vouchers: int = 1) -> None:
    """凭证发送."""
    open_from_menu(page, "国库集中支付（一卡通）", "支付凭证发送")
    filter_batch(page, play.batch["name"])
    tick_all(page)
    act(page, "发送", says=f"选中的 {vouchers} 张支付凭证，共 {people} 人、")
    put_away(finished(page, "发送", vouchers))
    expect(rows_shown(page)).to_have_count(0)


def register(page: Page, play: Play, *outcomes: str, vouchers: int = 1) -> None:
    """回单登记; the page says what the bank answered."""
    open_from_menu(page, "国库集中支付（一卡通）", "支付凭证回单登记")
    filter_batch(page, play.batch["name"])
    tick_all(page)
    act(page, "回单登记", says="可重复办理")
    jobs = finished(page, "回单登记", vouchers)
    for outcome in outcomes:
        expect(jobs.first).to_contain_text(outcome)
    put_away(jobs)

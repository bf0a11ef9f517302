"""资金发放 through the pages: from the indicator to 发放结果, by the two people of the budget unit."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from core.kernel.money import Fen
from ops.demo.write_indicators import write_indicators
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.export_results import export_results
from tests.portal.page_actions import act, ask, filter_batch, finished, tick, tick_all
from tests.portal.walked import walked_to

COUNTY = "530423"
PROGRAMME = "elderly_allowance"


Covered = tuple[str, tuple[int, int]]


@pytest.fixture(scope="module")
def batch(platform: RunningPlatform) -> Iterator[Covered]:
    """The name of a batch whose dossiers wait for 指标挂接, and the fen of two indicators that cover it exactly."""
    play = walked_to(platform, "indicator_link", county=COUNTY, programme=PROGRAMME, people=50)
    total = sum(dossier["total_fen"] for dossier in play.dossiers)
    first = math.floor(total * 0.6)
    parts = (first, total - first)
    write_indicators(play.var / "simulators", COUNTY, PROGRAMME, play.today.year, parts, "portal")
    yield str(play.batch["name"]), parts
    play.close()


@pytest.mark.timeout(600)
def test_money_goes_from_the_indicator_to_the_card(
    platform: RunningPlatform, desk: Desk, batch: Covered
) -> None:
    pin = platform.accounts.pin
    name, parts = batch
    page = desk("unit_finance_operator", COUNTY)
    _link(page, name, parts)
    _request(page, name)
    _sign(page, name, "/p/finance/make-sign", "经办人身份", pin)
    page.close()
    page = desk("unit_finance_reviewer", COUNTY)
    page.goto("/p/finance/make-sign")
    expect(page.get_by_role("link", name="回到我的待办")).to_be_visible()
    _sign(page, name, "/p/finance/check-sign", "审核人身份", pin)
    page.close()
    page = desk("unit_finance_operator", COUNTY)
    _send(page, name)
    _results(page, name)
    _errors(page, name)


def _link(page: Page, batch: str, parts: tuple[int, int]) -> None:
    page.goto("/p/finance/indicators")
    act(page, "同步指标", says="预算管理一体化")
    expect(finished(page, "同步指标")).to_contain_text("收到指标")
    expect(page.get_by_text("可用合计")).not_to_contain_text("可用合计 0.00")
    assert serious(page) == []

    page.goto("/p/finance/linking")
    filter_batch(page, batch)
    tick_all(page)
    page.get_by_role("button", name="指标挂接", exact=True).click()
    dialog = page.get_by_role("dialog", name="指标挂接")
    dialog.get_by_label("查找指标").fill("高龄津贴")
    # Indicators of other tests may be there, too.
    for part in parts:
        row = dialog.get_by_role("row").filter(has_text="高龄津贴").filter(has_text=Fen(part).yuan_grouped)
        expect(row).to_have_count(1)
        tick(row)
    expect(dialog.get_by_role("status")).to_contain_text("全部有指标")
    dialog.get_by_text("按比例扣减").click()
    ratios = dialog.get_by_role("textbox", name="扣减比例")
    ratios.nth(0).fill("60")
    ratios.nth(1).fill("60")
    expect(dialog.get_by_role("alert")).to_contain_text("合计为 100%")
    expect(dialog.get_by_role("button", name="确定挂接")).to_be_disabled()
    expect(ratios.nth(1)).to_have_value("60")
    assert serious(page) == []
    dialog.get_by_text("按顺序扣减").click()
    expect(dialog.get_by_role("status")).to_contain_text("全部有指标")
    dialog.get_by_role("button", name="确定挂接").click()
    expect(page.get_by_text("已挂接 ").first).to_be_visible()

    page.get_by_role("tab", name="已挂接").click()
    expect(page.get_by_role("cell", name="按顺序扣减").first).to_be_visible()
    tick_all(page)
    act(page, "送支付申请", says="人、")
    expect(page.get_by_text("没有需要办理的申报单")).to_be_visible()


def _request(page: Page, batch: str) -> None:
    page.goto("/p/payment-request")
    filter_batch(page, batch)
    tick_all(page)
    act(page, "银行卡对比", says="人的银行卡")
    expect(finished(page, "银行卡对比")).to_contain_text("对比通过")
    tick_all(page)
    act(page, "生成支付申请", says="对比通过的")
    expect(finished(page, "生成支付申请")).to_contain_text("已生成支付凭证")
    assert serious(page) == []


def _sign(page: Page, batch: str, address: str, who: str, pin: str) -> None:
    page.goto(address)
    filter_batch(page, batch)
    tick_all(page)
    question = ask(page, "签章", says=who)
    typed = question.get_by_label("签章 PIN 码")
    expect(typed).to_have_attribute("type", "password")
    typed.fill("wrong1")
    question.get_by_role("button", name="确定签章").click()
    expect(question.get_by_text("签章 PIN 码不正确，还可以再试 4 次")).to_be_visible()
    assert serious(page) == []
    typed.fill(pin)
    question.get_by_role("button", name="确定签章").click()
    expect(page.get_by_text("没有待签章的凭证")).to_be_visible()


def _send(page: Page, batch: str) -> None:
    page.goto("/p/finance/send")
    filter_batch(page, batch)
    tick_all(page)
    act(page, "发送", says="发送后不能撤回")
    finished(page, "发送")
    page.goto("/p/finance/register")
    filter_batch(page, batch)
    tick_all(page)
    act(page, "回单登记", says="可重复办理")
    expect(finished(page, "回单登记")).to_contain_text("支付成功")
    page.goto("/p/finance/make-sign")
    page.get_by_role("tab", name="已签章").click()
    filter_batch(page, batch)
    page.get_by_role("button", name="支付明细查看").first.click()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("支付凭证 PZ")
    for step in ("经办签章", "审核签章", "凭证发送", "回单登记"):
        expect(page.get_by_role("region", name="操作日志").get_by_text(step).first).to_be_visible()
    expect(page.get_by_role("tab", name="支付成功")).to_be_visible()
    assert serious(page) == []


def _results(page: Page, batch: str) -> None:
    page.goto("/p/finance/results")
    filter_batch(page, batch)
    expect(page.get_by_text("支付总人数")).to_contain_text("支付成功人数")
    page.get_by_role("button", name="个人信息").first.click()
    person = page.get_by_role("dialog", name="个人信息")
    expect(person.get_by_text("****").first).to_be_visible()
    expect(person.get_by_role("cell", name="支付成功")).to_be_visible()
    assert serious(page) == []
    person.get_by_role("button", name="关闭", exact=True).click()

    assert export_results(page)


def _errors(page: Page, batch: str) -> None:
    page.goto("/p/finance/errors")
    filter_batch(page, batch)
    rows = page.get_by_role("row").filter(has=page.get_by_role("button", name="更正收款账号"))
    expect(rows).not_to_have_count(0)
    failed = rows.count()
    rows.first.get_by_role("button", name="更正收款账号").click()
    account = page.get_by_role("dialog", name="更正收款账号")
    expect(account.get_by_role("alert").or_(account.get_by_role("radio")).first).to_be_visible()
    account.get_by_role("button", name="取消").click()
    rows.first.locator(".el-checkbox").click()
    question = ask(page, "作废", says="选中的 1 笔")
    question.get_by_role("button", name="确定作废").click()
    expect(question.get_by_role("alert")).to_have_text("请填写作废原因")
    question.get_by_label("作废原因").fill("本人已迁出，不再领取")
    assert serious(page) == []
    question.get_by_role("button", name="确定作废").click()
    expect(rows).to_have_count(failed - 1)
    tick_all(page)
    act(page, "银行卡对比", says="再次核对银行卡")
    finished(page, "银行卡对比")
    page.goto("/p/finance/results")
    filter_batch(page, batch)
    expect(page.get_by_role("tab", name="已作废")).to_contain_text("1")


def test_whoever_signs_chooses_a_pin_in_the_own_account(platform: RunningPlatform, desk: Desk) -> None:
    page = desk("unit_finance_reviewer", "530425")
    page.goto("/p/me")
    own = page.get_by_role("region", name="签章 PIN 码")
    expect(own).to_contain_text("已设置")
    _choose_pin(own, platform.accounts.password, "123456")
    expect(own).to_contain_text("签章 PIN 码不能是同一字符，也不能是连续的数字或字母")
    assert serious(page) == []
    _choose_pin(own, platform.accounts.password, platform.accounts.pin)
    expect(page.get_by_text("签章 PIN 码已生效")).to_be_visible()
    page.close()
    page = desk("county_operator", "530425")
    page.goto("/p/me")
    expect(page.get_by_role("heading", name="修改密码")).to_be_visible()
    expect(page.get_by_role("region", name="签章 PIN 码")).not_to_be_attached()


def _choose_pin(own: Locator, password: str, pin: str) -> None:
    own.get_by_label("登录密码").fill(password)
    own.get_by_label("新的 PIN 码").fill(pin)
    own.get_by_label("再次输入 PIN 码").fill(pin)
    own.get_by_role("button", name="更换 PIN 码").click()

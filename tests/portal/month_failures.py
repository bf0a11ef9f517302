"""What the bank gave back in a real month: a changed account, 重新发送, 明细补发, 作废, and 发放结果 at the end."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from core.kernel.money import Fen
from ops.demo.people import PeopleMaker
from ops.demo.play import Play
from ops.demo.roster import RegistryEntry, Roster
from ops.demo.write_registries import write_registries
from tests.portal.conftest import serious
from tests.portal.export_results import export_results
from tests.portal.month_plan import (
    COUNTY,
    PROGRAMME,
    as_shown,
    fen_to_be_paid,
    the_one,
    to_be_paid,
)
from tests.portal.page_actions import (
    act,
    ask,
    filter_batch,
    finished,
    open_from_menu,
    row_of,
    rows_shown,
    settled,
    tab,
    table_of,
    tick,
)


def renew_cards(play: Play) -> str:
    """Outside the platform: one person gets a new card, the bank thaws another's account. Returns the new card's number."""
    closed, frozen = (the_one(play, fault).claimant for fault in ("closed_account", "frozen_account"))
    new_card = PeopleMaker(f"new card {play.batch['id']}", (COUNTY,)).person(play.today, play.today).card
    entries = [
        RegistryEntry(replace(closed, card=new_card), closed.name),
        RegistryEntry(frozen, frozen.name),
    ]
    # Files are read in the order of their names, and the last word counts.
    write_registries(
        Roster(PROGRAMME, registry=entries), play.var / "simulators", f"renewed-{play.batch['id']}"
    )
    return new_card


def propose_account(page: Page, play: Play, card: str) -> None:
    """补贴对象（个人）: the township enters the new account; it is not used before another official confirmed it."""
    line = the_one(play, "closed_account")
    open_from_menu(page, "基础信息", "补贴对象（个人）")
    page.get_by_role("button", name="按证件号码查找").click()
    question = page.get_by_role("dialog", name="按证件号码查找")
    question.get_by_label("身份证号").fill(line.written_id)
    question.get_by_role("button", name="确定按证件号码查找").click()
    person = page.get_by_role("dialog", name=f"补贴对象：{line.written_name}")
    person.get_by_role("button", name="提交账户变更").click()
    form = page.get_by_role("dialog", name="提交账户变更")
    form.get_by_label("社会保障卡账号").fill(card)
    form.get_by_role("combobox", name="开户银行").click(force=True)
    page.get_by_role("option", name="云南省农村信用社").click()
    form.get_by_label("变更原因").fill("原卡已销户，本人补办了新卡")
    form.get_by_role("button", name="确定提交账户变更").click()
    expect(person.get_by_role("row").filter(has_text=card[-4:])).to_contain_text("待确认")
    expect(form).to_be_hidden()
    settled(page)
    found = serious(page)
    assert not found, found
    page.keyboard.press("Escape")


def confirm_account(page: Page, play: Play, card: str) -> None:
    """账户变更审核 by the second official, found on 我的待办."""
    line = the_one(play, "closed_account")
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name="待确认账户变更").click()
    row = row_of(page, line.written_name, card[-4:])
    row.get_by_role("button", name="确认").click()
    question = page.get_by_role("dialog", name="确认")
    expect(question).to_contain_text(f"确定启用 {line.written_name} 的账号")
    question.get_by_role("button", name="确定").click()
    expect(row).to_have_count(0)


def mend_failures(page: Page, play: Play, card: str) -> None:
    """差错处理: the new account, 银行卡对比, 重新发送; what is not wanted any more is 作废."""
    faults = ("frozen_account", "closed_account", "returned_credit")
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name="待处理发放失败").click()
    filter_batch(page, play.batch["name"])
    expect(rows_shown(page)).to_have_count(len(faults))
    said = {row["受益对象"]: (row["支付状态"], row["银行反馈的原因"]) for row in table_of(page)}
    assert said[the_one(play, "returned_credit").written_name][0] == "退款", said
    for fault in ("frozen_account", "closed_account"):
        state, reason = said[the_one(play, fault).written_name]
        assert state == "支付失败" and reason, said

    closed = _row(page, play, "closed_account")
    closed.get_by_role("button", name="更正收款账号").click()
    accounts = page.get_by_role("dialog", name="更正收款账号")
    expect(accounts.get_by_role("radio")).to_have_count(1)
    expect(accounts).to_contain_text(card[-4:])
    accounts.get_by_role("button", name="确定更正").click()
    expect(accounts).not_to_be_visible()

    tick(_row(page, play, "returned_credit"))
    question = ask(page, "作废", says="选中的 1 笔")
    question.get_by_role("button", name="确定作废").click()
    expect(question.get_by_role("alert")).to_have_text("请填写作废原因")
    question.get_by_label("作废原因").fill("本人已迁出，不再领取")
    question.get_by_role("button", name="确定作废").click()
    expect(rows_shown(page)).to_have_count(len(faults) - 1)

    tick(closed)
    act(page, "银行卡对比", says="再次核对银行卡")
    expect(finished(page, "银行卡对比")).to_contain_text("对比通过 2")
    settled(page)
    tick(closed)
    fen = Fen(fen_to_be_paid(play, "closed_account")).yuan_grouped
    act(page, "重新发送", says=f"选中的 1 笔重新生成支付凭证，共 {fen} 元")
    expect(finished(page, "重新发送")).to_contain_text("1 人")
    expect(closed).to_have_count(0)
    assert serious(page) == []


def reissue_from_voucher(page: Page, play: Play) -> None:
    """支付明细查看 → 明细补发 of the person whose account the bank has thawed."""
    open_from_menu(page, "国库集中支付（一卡通）", "支付凭证经办签章")
    tab(page, "已签章").click()
    filter_batch(page, play.batch["name"])
    row_of(page, "正常发放").get_by_role("button", name="支付明细查看").click()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("支付凭证 PZ")
    for step in ("经办签章", "审核签章", "凭证发送", "回单登记"):
        expect(page.get_by_role("region", name="操作日志").get_by_text(step).first).to_be_visible()
    tab(page, "支付失败").click()
    settled(page)
    tick(_row(page, play, "frozen_account"))
    act(page, "明细补发", says="选中的 1 笔")
    expect(finished(page, "明细补发")).to_contain_text("1 人")
    expect(rows_shown(page)).to_have_count(0)
    assert serious(page) == []


def read_results(page: Page, play: Play) -> None:
    """发放结果: every person and every fen where the plan has them, on the page and in the exported file."""
    lines, fen = to_be_paid(play), fen_to_be_paid(play)
    late, stopped = the_one(play, "pending_credit"), the_one(play, "returned_credit")
    paid = [line for line in lines if line not in (late, stopped)]
    paid_fen = fen - fen_to_be_paid(play, "pending_credit", "returned_credit")
    open_from_menu(page, "资金发放", "发放结果")
    filter_batch(page, play.batch["name"])
    expect(page.get_by_text("支付总人数")).to_contain_text(
        f"支付总人数 {len(lines)} 人，支付成功人数 {len(paid)} 人"
    )
    expect(page.get_by_text("支付总人数")).to_contain_text(
        f"支付总金额 {Fen(fen).yuan_grouped} 元，支付成功金额 {Fen(paid_fen).yuan_grouped} 元"
    )
    for title, count in (("支付成功", len(paid)), ("支付失败", 0), ("退款", 0), ("在途", 1), ("已作废", 1)):
        expect(tab(page, title, count)).to_be_visible()
    tab(page, "在途").click()
    expect(rows_shown(page)).to_have_count(1)
    expect(rows_shown(page)).to_contain_text(late.written_name)
    tab(page, "支付成功").click()
    settled(page)
    rows_shown(page).first.get_by_role("button", name="个人信息").click()
    person = page.get_by_role("dialog", name="个人信息")
    expect(person.get_by_role("cell", name="支付成功")).to_be_visible()
    expect(person.get_by_text("****").first).to_be_visible()
    assert serious(page) == []
    person.get_by_role("button", name="关闭", exact=True).click()
    people = [row for row in export_results(page) if str(row[0]).strip().replace(".0", "").isdigit()]
    assert sorted(str(row[1]) for row in people) == sorted(line.claimant.name for line in paid)
    assert sum(int(Fen.from_yuan(str(row[2]))) for row in people) == paid_fen


def _row(page: Page, play: Play, fault: str) -> Locator:
    return rows_shown(page).filter(has_text=as_shown(the_one(play, fault))[0])

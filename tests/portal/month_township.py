"""The township's share of a real month: import, checks, 确认, publicity with an objection, 审核."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from ops.demo.fill_workbook import fill_workbook
from ops.demo.play import Play
from ops.demo.roster import Roster, RosterLine
from tests.portal.conftest import serious
from tests.portal.month_plan import (
    AT_ALERT_CHECK,
    AT_CARD_MATCH,
    AT_IMPORT,
    PEOPLE,
    PROGRAMME,
    SAID,
    UNVERIFIED,
    as_shown,
    by_fault,
    given_up,
    mended,
    the_one,
)
from tests.portal.month_publicity import confirm_and_send, end_period, object_to, post_list
from tests.portal.page_actions import (
    act,
    ask,
    choose_batch,
    open_from_menu,
    open_step,
    row_of,
    rows_shown,
    settled,
    tab,
    table_of,
    tick,
    tick_all,
)

_JOB_MS = 60_000


def import_list(page: Page, play: Play, folder: Path) -> None:
    """下载模板, fill it in, 导入数据; 异常数据 names exactly what was planted in the file."""
    open_from_menu(page, "补贴申报", "批量导入")
    choose_batch(page, play.batch["name"])
    with page.expect_download() as template:
        page.get_by_role("button", name="下载模板").click()
    path = folder / "申报清单.xlsx"
    fill_workbook(template.value.path().read_bytes(), Roster(PROGRAMME, play.roster.lines), path)
    page.get_by_role("button", name="导入数据").click()
    form = page.get_by_role("dialog", name="导入数据")
    form.get_by_role("button", name="导入", exact=True).click()
    expect(form.get_by_text("请先选择要导入的文件")).to_be_visible()
    form.locator("input[type=file]").set_input_files(path)
    form.get_by_role("button", name="导入", exact=True).click()
    bad = len(AT_IMPORT)
    expect(page.get_by_text(f"共 {PEOPLE} 行，正常 {PEOPLE - bad} 行，异常 {bad} 行")).to_be_visible()
    expect(page.get_by_text("导入数据 已完成")).to_be_visible()
    tab(page, "异常数据").click()
    _same_as_planted(page, play, AT_IMPORT)
    assert serious(page) == []


def mend_list(page: Page, play: Play, folder: Path) -> None:
    """导出异常数据, correct one row and import it again; delete one line. What is left waits with its reason."""
    wrong = the_one(play, "wrong_checksum")
    with page.expect_download() as exported:
        page.get_by_role("button", name="导出异常数据").click()
    book = load_workbook(io.BytesIO(exported.value.path().read_bytes()))
    sheet = book.worksheets[0]
    titles = [str(cell.value).strip("* \n") for cell in sheet[1]]
    reason, number = titles.index("异常原因"), titles.index("身份证号")
    rows = {str(row[number].value): row for row in sheet.iter_rows(min_row=2) if row[number].value}
    assert len(rows) == len(AT_IMPORT)
    row = rows[wrong.written_id]
    assert SAID[wrong.fault] in str(row[reason].value)
    row[number].value = mended(wrong).written_id
    path = folder / "异常数据（已改）.xlsx"
    book.save(path)
    page.get_by_role("button", name="导入数据").click()
    form = page.get_by_role("dialog", name="导入数据")
    form.locator("input[type=file]").set_input_files(path)
    form.get_by_role("button", name="导入", exact=True).click()
    expect(
        page.get_by_text(
            f"正常 1 行，异常 {len(AT_IMPORT) - 1} 行，其中 {len(AT_IMPORT)} 行替换原来的异常明细"
        )
    ).to_be_visible()
    expect(rows_shown(page)).to_have_count(len(AT_IMPORT) - 1)

    twice = as_shown(the_one(play, "duplicate"))
    tick(row_of(page, *twice))
    act(page, "删除", says="选中的 1 条明细", 删除原因="名单中重复填写")
    _same_as_planted(page, play, ("unknown_village",))


def check_list(page: Page, play: Play) -> None:
    """人社匹卡, then 预警核实: each planted person stands in the tab of the right answer, and nobody else does."""
    for title, start, answers in (
        ("人社匹卡", "全部匹卡", {"异常": AT_CARD_MATCH}),
        ("预警核实", "全部核实", {"异常": AT_ALERT_CHECK, "无法核实": UNVERIFIED}),
    ):
        page.get_by_role("link", name=title).first.click()
        settled(page)
        act(page, start, says="本批次中尚未通过的全部明细")
        expect(page.get_by_text(f"{title} 已完成")).to_be_visible()
        for answer, faults in answers.items():
            tab(page, answer).click()
            _same_as_planted(page, play, faults)
        assert serious(page) == []


def override_one(page: Page, play: Play) -> None:
    """核批 by another official than who imported: what may be passed is, what may not is refused with the reason."""
    open_from_menu(page, "补贴申报", "预警核实")
    choose_batch(page, play.batch["name"])
    tab(page, "异常").click()
    expect(rows_shown(page)).to_have_count(len(AT_ALERT_CHECK))
    dead = row_of(page, *as_shown(the_one(play, "dead")))
    dead.get_by_role("button", name="核批").click()
    question = page.get_by_role("dialog", name="核批")
    question.get_by_label("核批理由").fill("家属称健在")
    question.get_by_role("button", name="确定核批").click()
    expect(question.get_by_role("alert")).to_contain_text("不允许核批，须先更正")
    question.get_by_role("button", name="取消").click()
    oldest = row_of(page, *as_shown(the_one(play, "over_age")))
    oldest.get_by_role("button", name="核批").click()
    question.get_by_label("核批理由").fill("已上门核实，本人健在")
    question.get_by_role("button", name="确定核批").click()
    expect(rows_shown(page)).to_have_count(len(AT_ALERT_CHECK) - 1)


def confirm_list(page: Page, play: Play) -> int:
    """乡镇确认: the good lines become a dossier that goes to 公示; returns how many people."""
    stay = {"duplicate", "unknown_village", *AT_CARD_MATCH, *AT_ALERT_CHECK, *UNVERIFIED} - {"over_age"}
    people = PEOPLE - len(stay)
    open_step(page, "乡镇确认")
    choose_batch(page, play.batch["name"])
    page.get_by_role("button", name="申报确认").click()
    expect(page.get_by_text("预警核实：通过")).to_be_visible()
    page.get_by_role("button", name="确定生成申报单").click()
    row = row_of(page, "龙泉街道")
    expect(row).to_contain_text(str(people))
    row.get_by_role("button", name="确认提交").click()
    expect(page.get_by_role("dialog", name="确认提交")).to_contain_text(f"共 {people} 人、")
    page.get_by_role("button", name="确定提交").click()
    expect(row).to_have_count(0)
    return people


def publicise(page: Page, reviewer: Page, play: Play, people: int) -> int:
    """乡镇公示 with an objection to one person, which the reviewer upholds: 作废. Returns how many people are left."""
    open_step(page, "公示发布")
    post_list(page, people)
    gone, _ = given_up(play)
    object_to(page, gone)
    end_period(page, play)
    tick_all(page)
    question = ask(page, "公示确认", says="没有未处理的异议")
    question.get_by_role("button", name="确定公示确认").click()
    expect(question.get_by_role("alert")).to_contain_text("异议")
    question.get_by_role("button", name="取消").click()
    _decide(reviewer, gone)
    page.get_by_role("button", name="刷新").click()
    confirm_and_send(page)
    return people - 1


def _decide(page: Page, gone: RosterLine) -> None:
    """The reviewer finds the objection on 我的待办 and decides it."""
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name="待处理异议").click()
    row = row_of(page, gone.written_name, "不在本村居住")
    row.get_by_role("button", name="异议成立").click()
    question = page.get_by_role("dialog", name="异议成立")
    question.get_by_label("处理意见").fill("经核实已不在本县居住")
    question.get_by_role("button", name="确定异议成立").click()
    expect(question.get_by_text("请选择对该人员退回或作废")).to_be_visible()
    question.get_by_text("作废", exact=True).click()
    question.get_by_role("button", name="确定异议成立").click()
    expect(row).to_have_count(0)


def review(page: Page, play: Play, people: int) -> int:
    """乡镇审核: look into the dossier, strike one person out, send it to the county. Returns how many people are left."""
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name="乡镇审核").filter(has_text="份待办").click()
    row_of(page, play.batch["name"]).get_by_role("button", name="审核", exact=True).click()
    expect(page.get_by_role("region", name=f"受理清单，共 {people + 1} 行")).to_be_visible()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("送审")
    _, gone = given_up(play)
    page.get_by_role("textbox", name="姓名").fill(gone.written_name)
    page.get_by_role("button", name="查询", exact=True).click()
    roster = page.get_by_role("region", name="受理清单，共 1 行")
    expect(roster).to_contain_text(gone.written_name)
    roster.locator(".el-checkbox").nth(1).click()
    page.get_by_role("button", name="作废所选人员").click()
    question = page.get_by_role("dialog", name="作废")
    question.get_by_role("button", name="确定作废").click()
    expect(question.get_by_text("请填写作废原因")).to_be_visible()
    question.get_by_label("作废原因").fill("本人申请放弃")
    question.get_by_role("button", name="确定作废").click()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("作废明细")
    expect(page.get_by_text(f"{people - 1} 人", exact=True)).to_be_visible()
    assert serious(page) == []
    act(page, "送区县审核", says=f"共 {people - 1} 人、", 审核意见="名单无误，同意")
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("审核通过")
    return people - 1


def _same_as_planted(page: Page, play: Play, faults: tuple[str, ...]) -> None:
    """The rows that the page shows are the planted ones, and each is called what it is."""
    planted = by_fault(play, *faults)
    expect(rows_shown(page)).to_have_count(len(planted))
    shown = [((row["姓名"], row["身份证号"]), row["异常原因和处理办法"]) for row in table_of(page)]
    assert sorted(who for who, _ in shown) == sorted(as_shown(line) for line in planted), shown
    for line in planted:
        assert any(who == as_shown(line) and SAID[line.fault] in text for who, text in shown), (
            line.fault,
            shown,
        )

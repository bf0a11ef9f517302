"""What comes back: a dossier returned and judged again by the same post, single lines returned or struck out, 召回."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ops.demo.intake_steps import check_lines, confirm, import_roster, open_batch
from ops.demo.play import Play
from ops.demo.roster import Roster, RosterLine, Village, plan_roster
from ops.demo.write_registries import write_registries
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import act, ask, choose_batch, open_from_menu, rows_shown, settled, tab, tick
from tests.portal.walked import UpTo

COUNTY = "530425"
PROGRAMME = "elderly_allowance"
RETURNED, STRUCK, RECALLED, JOINED = "530425002000", "530425100000", "530425204000", "530425203000"
"""One township for each test: 六街街道, 绿汁镇, 小街乡, 铜厂彝族乡."""
PEOPLE_EACH = 6


@pytest.fixture(scope="module")
def month(platform: RunningPlatform) -> Iterator[Play]:
    """A batch with one dossier of six good people in each of four townships, at the desk of the township's reviewer."""
    play = UpTo.on(platform, county=COUNTY, programme=PROGRAMME, people=PEOPLE_EACH * 4, entry="township")
    open_batch(play)
    play.roster = _small_roster(play)
    write_registries(play.roster, play.var / "simulators", f"{COUNTY}-returns-{play.batch['id']}")
    play.walk_to("township_review", import_roster, check_lines, confirm)
    assert {(one["stage"], one["people"]) for one in play.dossiers} == {("township_review", PEOPLE_EACH)}
    yield play
    play.close()


def _small_roster(play: Play) -> Roster:
    """Six people of one village in each township with whom nothing is wrong."""
    whole = Roster(PROGRAMME)
    for town in (RETURNED, STRUCK, RECALLED, JOINED):
        desk = play.desk("township_operator", town)
        (name,) = (
            one["name"]
            for one in desk.get("/api/v1/regions", parent=f"{COUNTY}000000")
            if one["code"] == town
        )
        first = desk.get("/api/v1/regions", parent=town)[0]
        village = Village(first["code"], first["name"], name)
        seed = f"returns {play.batch['id']} {town}"
        roster = plan_roster(PROGRAMME, COUNTY, [village], 60, play.today, seed=seed)
        good = _told_apart(line for line in roster.lines if not line.fault)[:PEOPLE_EACH]
        numbers = {line.claimant.id_number for line in good}
        whole.lines += good
        whole.registry += [one for one in roster.registry if one.person.id_number in numbers]
    return whole


def _told_apart(lines: Iterable[RosterLine]) -> list[RosterLine]:
    """Those of `lines` whom a page finds by their names: no name is a part of another."""
    found: list[RosterLine] = []
    for line in lines:
        name = line.written_name
        if not any(name in other.written_name or other.written_name in name for other in found):
            found.append(line)
    return found


def _of(play: Play, town: str) -> dict[str, Any]:
    return next(one for one in play.dossiers if one["township_code"] == town)


def _names(play: Play, town: str) -> list[str]:
    return [line.written_name for line in play.roster.lines if line.village.code.startswith(town[:9])]


def _row(page: Page, dossier: int) -> Locator:
    return rows_shown(page).filter(has=page.get_by_role("link", name=str(dossier), exact=True))


def _returned(desk: Locator) -> int:
    """How many dossiers came back, as the desk on 我的待办 counts them."""
    found = re.search(r"退回 (\d+)", desk.inner_text())
    assert found, desk.inner_text()
    return int(found[1])


def _log(page: Page) -> Locator:
    return page.get_by_role("region", name="操作日志")


def _open_waiting(page: Page, stage: str, dossier: int, button: str) -> None:
    """From 我的待办 into the list of a stage, and there into the dossier."""
    open_from_menu(page, "工作台", "我的待办")
    page.get_by_role("link", name=stage).filter(has_text="份待办").click()
    _row(page, dossier).get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", name=f"申报单 {dossier}")).to_be_visible()


def _pick(page: Page, name: str) -> None:
    """Choose one person of the roster that the dossier shows."""
    page.get_by_role("textbox", name="姓名").fill(name)
    page.get_by_role("button", name="查询", exact=True).click()
    roster = page.get_by_role("region", name="受理清单，共 1 行")
    expect(roster).to_contain_text(name)
    roster.locator(".el-checkbox").nth(1).click()


def _give_back(page: Page, verb: str, *, says: str, reason: str) -> None:
    """退回所选人员 or 作废所选人员 of who was picked."""
    page.get_by_role("button", name=f"{verb}所选人员").click()
    question = page.get_by_role("dialog", name=verb)
    expect(question).to_contain_text(f"将{verb}选中的 1 人，金额待测算。")
    expect(question).to_contain_text(says)
    question.get_by_label(f"{verb}原因").fill(reason)
    question.get_by_role("button", name=f"确定{verb}").click()
    expect(question).not_to_be_visible()


def test_a_returned_dossier_is_mended_and_judged_again_by_the_same_post(office: Desk, month: Play) -> None:
    dossier, names = _of(month, RETURNED)["id"], _names(month, RETURNED)
    reviewer, operator = office("township_reviewer", RETURNED), office("township_operator", RETURNED)
    open_from_menu(operator, "工作台", "我的待办")
    desk = operator.get_by_role("link", name="乡镇确认").filter(has_text="份待办")
    before = _returned(desk)

    _open_waiting(reviewer, "乡镇审核", dossier, "审核")
    reviewer.get_by_role("button", name="撤回").click()
    question = reviewer.get_by_role("dialog", name="撤回")
    question.get_by_role("button", name="确定撤回").click()
    expect(question.get_by_text("请填写退回原因")).to_be_visible()
    question.get_by_label("退回原因").fill("第二人已搬走，请核实")
    question.get_by_role("button", name="确定撤回").click()
    expect(_log(reviewer)).to_contain_text("退回：乡镇审核 → 乡镇确认")
    expect(reviewer.get_by_role("button", name="送区县审核")).to_have_count(0)

    operator.reload()
    expect(desk).to_contain_text(f"退回 {before + 1}")
    desk.click()
    row = _row(operator, dossier)
    expect(row).to_contain_text("乡镇审核")
    expect(row).to_contain_text("第二人已搬走，请核实")
    assert serious(operator) == []
    row.get_by_role("button", name="查看申报").click()
    expect(operator.get_by_role("region", name="上次退回以来的变化")).to_contain_text(
        "由“乡镇审核”（township_reviewer.530425002）退回：第二人已搬走，请核实"
    )
    _pick(operator, names[1])
    _give_back(operator, "退回", says="其余人员照常办理", reason="已搬走，待核实")
    expect(operator.get_by_text("由“乡镇审核”退回后的变化")).to_be_visible()
    expect(operator.get_by_text("再次送审后由“乡镇审核”原岗续审")).to_be_visible()
    assert serious(operator) == []
    act(operator, "确认提交", says=f"共 {PEOPLE_EACH - 1} 人、")
    expect(operator.get_by_role("list", name="办理环节").locator("[aria-current=step]")).to_contain_text(
        "乡镇审核"
    )
    operator.go_back()
    expect(row).to_have_count(0)

    _open_waiting(reviewer, "乡镇审核", dossier, "审核")
    since = reviewer.get_by_role("region", name="上次退回以来的变化")
    expect(since).to_contain_text(f"退回时 {PEOPLE_EACH} 人")
    expect(since).to_contain_text(f"现在 {PEOPLE_EACH - 1} 人")
    expect(since).to_contain_text("减少 1 人")
    expect(since.get_by_role("row").filter(has_text=names[1])).to_contain_text("减少")
    expect(_log(reviewer)).to_contain_text("原岗续审")
    assert serious(reviewer) == []
    act(reviewer, "送区县审核", says=f"共 {PEOPLE_EACH - 1} 人、")
    expect(_log(reviewer)).to_contain_text("审核通过：乡镇审核 → 项目测算")


def test_single_lines_are_returned_or_struck_out_and_the_rest_proceeds(office: Desk, month: Play) -> None:
    dossier, names = _of(month, STRUCK)["id"], _names(month, STRUCK)
    reviewer, operator = office("township_reviewer", STRUCK), office("township_operator", STRUCK)
    _open_waiting(reviewer, "乡镇审核", dossier, "审核")
    _pick(reviewer, names[0])
    _give_back(reviewer, "退回", says="其余人员照常办理", reason="收款人姓名写错")
    expect(reviewer.get_by_text(f"{PEOPLE_EACH - 1} 人", exact=True)).to_be_visible()
    _pick(reviewer, names[1])
    _give_back(reviewer, "作废", says="作废后本批次不再发放", reason="本人申请放弃")
    expect(reviewer.get_by_text(f"{PEOPLE_EACH - 2} 人", exact=True)).to_be_visible()
    expect(_log(reviewer)).to_contain_text("退回明细")
    expect(_log(reviewer)).to_contain_text("作废明细")
    expect(_log(reviewer)).to_contain_text("本人申请放弃")
    act(reviewer, "送区县审核", says=f"共 {PEOPLE_EACH - 2} 人、")
    expect(_log(reviewer)).to_contain_text("审核通过：乡镇审核 → 项目测算")

    open_from_menu(operator, "补贴申报", "补贴清单")
    choose_batch(operator, month.batch["name"])
    back = rows_shown(operator)
    expect(back).to_have_count(1)
    expect(back).to_contain_text(names[0])
    expect(back).to_contain_text("乡镇审核退回：收款人姓名写错。请按退回原因核实、修改")


def test_what_the_next_post_has_not_touched_may_be_recalled_by_its_sender(office: Desk, month: Play) -> None:
    dossier = _of(month, RECALLED)["id"]
    reviewer, county = office("township_reviewer", RECALLED), office("county_operator", COUNTY)
    _open_waiting(reviewer, "乡镇审核", dossier, "审核")
    act(reviewer, "送区县审核", says=f"共 {PEOPLE_EACH} 人、")
    expect(_log(reviewer)).to_contain_text("审核通过")
    act(reviewer, "召回", says="回到您的环节")
    expect(_log(reviewer)).to_contain_text("召回：项目测算 → 乡镇审核")
    act(reviewer, "送区县审核", says=f"共 {PEOPLE_EACH} 人、")
    expect(reviewer.get_by_role("button", name="召回")).to_be_visible()

    open_from_menu(county, "工作台", "我的待办")
    county.get_by_role("link", name="项目测算").filter(has_text="份待办").click()
    _row(county, dossier).get_by_role("button", name="测算").click()
    question = county.get_by_role("dialog", name="项目测算")
    question.get_by_role("button", name="确定测算").click()
    expect(question.get_by_role("status")).to_contain_text(f"已测算 {PEOPLE_EACH} 人")
    # The reviewer's page still shows the button: pressing it says why it is too late, and changes nothing.
    reviewer.get_by_role("button", name="召回").click()
    late = reviewer.get_by_role("dialog", name="召回")
    late.get_by_role("button", name="确定召回").click()
    expect(late.get_by_role("alert")).to_contain_text("“项目测算”岗位已开始办理，不能召回，可请其退回")
    late.get_by_role("button", name="取消").click()
    reviewer.reload()
    expect(_log(reviewer)).to_contain_text("审核通过")
    expect(reviewer.get_by_role("button", name="召回")).to_have_count(0)


def test_who_is_late_joins_the_dossier_that_came_back(office: Desk, month: Play) -> None:
    dossier, (late, *_) = _of(month, JOINED)["id"], _names(month, JOINED)
    reviewer, operator = office("township_reviewer", JOINED), office("township_operator", JOINED)
    _open_waiting(reviewer, "乡镇审核", dossier, "审核")
    _pick(reviewer, late)
    _give_back(reviewer, "退回", says="其余人员照常办理", reason="年龄待核实")
    open_from_menu(operator, "补贴申报", "预警核实")
    choose_batch(operator, month.batch["name"])
    tick(rows_shown(operator).filter(has_text=late))
    act(operator, "核实所选", says="将对选中的 1 条明细进行预警核实")
    expect(operator.get_by_text("预警核实 已完成")).to_be_visible()
    tab(operator, "通过").click()
    settled(operator)
    tick(rows_shown(operator).filter(has_text=late))
    operator.get_by_role("button", name="并入申报单").click()
    expect(operator.get_by_role("alert").filter(has_text="没有停留在确认环节的申报单")).to_be_visible()

    act(reviewer, "撤回", says=f"共 {PEOPLE_EACH - 1} 人、", 退回原因="名单中漏了一户")
    question = ask(operator, "并入申报单", says="将把选中的 1 条明细并入下面的申报单")
    expect(question).to_contain_text("不再原岗续审")
    expect(
        question.get_by_role(
            "radio", name=re.compile(f"第 {dossier} 号：{PEOPLE_EACH - 1} 人、.*由“乡镇审核”退回")
        )
    ).to_be_checked()
    # What was said over the page must be gone: half faded it can hardly be read.
    expect(operator.locator(".el-message")).to_have_count(0)
    assert serious(operator) == []
    question.get_by_role("button", name="确定并入申报单").click()
    expect(question).not_to_be_visible()
    expect(rows_shown(operator)).to_have_count(0)

    _open_waiting(operator, "乡镇确认", dossier, "查看申报")
    expect(_log(operator)).to_contain_text("并入明细：乡镇确认")
    expect(operator.get_by_role("region", name="上次退回以来的变化")).to_contain_text(
        "与退回之前最近一次公示或审核的名单相比没有变化"
    )
    expect(operator.get_by_text(f"{PEOPLE_EACH} 人", exact=True)).to_be_visible()
    act(operator, "确认提交", says=f"共 {PEOPLE_EACH} 人、")
    expect(operator.get_by_role("list", name="办理环节").locator("[aria-current=step]")).to_contain_text(
        "乡镇公示"
    )

"""A log-in that ended over a half-filled form: the same official goes on where it stood, nobody else finds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from ops.demo.intake_steps import open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.roster import RosterLine
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import choose_batch, choose_look
from tests.portal.walked import walked_to

COUNTY, AT = "530423", "530423102"
Spare = tuple[Play, list[RosterLine]]


@pytest.fixture(scope="module")
def spare(platform: RunningPlatform) -> Iterator[Spare]:
    """An open batch, and people of one township whom nobody has entered yet."""
    play = Play.on(platform, county=COUNTY, programme="elderly_allowance", people=120, entry="township")
    open_batch(play)
    prepare_roster(play)
    yield (
        play,
        [line for line in play.roster.lines if line.village.code.startswith(AT) and not line.fault],
    )
    play.close()


@pytest.fixture(scope="module")
def at_review(platform: RunningPlatform) -> Iterator[Play]:
    """Dossiers that wait for 部门审核."""
    play = walked_to(platform, "department_review", county=COUNTY, programme="elderly_allowance", people=50)
    yield play
    play.close()


def _end_log_in(page: Page) -> None:
    """As when it idled out or an administrator ended it: the server knows it no more."""
    page.evaluate(
        "fetch('/api/v1/sign-ins/current', {method: 'DELETE', headers: {'X-CSRF-Token':"
        " decodeURIComponent(/ykt_csrf=([^;]*)/.exec(document.cookie)[1])}})"
    )
    assert page.request.get("/api/v1/me").status == 401


def _log_in_again(page: Page, password: str) -> Locator:
    again = page.get_by_role("dialog", name="请重新登录")
    expect(again).to_contain_text("已填写的内容不会丢失")
    again.get_by_label("密码", exact=True).fill("不对的密码")
    again.get_by_role("button", name="登录", exact=True).click()
    expect(again.get_by_role("alert")).to_contain_text("账号或密码不正确")
    assert serious(page) == []
    again.get_by_label("密码", exact=True).fill(password)
    again.get_by_role("button", name="登录", exact=True).click()
    return again


def _choose_village(page: Page, form: Locator, line: RosterLine, title: str) -> None:
    form.get_by_label(title).click()
    page.get_by_role("menuitem").filter(has_text=line.village.township).first.click()
    page.get_by_role("menuitem").filter(has_text=line.village.name).locator(".el-radio").first.click()
    page.keyboard.press("Escape")


def test_a_line_that_was_half_typed_is_stored_after_logging_in_again(
    platform: RunningPlatform, desk: Desk, spare: Spare
) -> None:
    play, people = spare
    line = people[0]
    page = desk("township_operator", AT)
    page.goto("/p/township/lines")
    choose_batch(page, play.batch["name"])
    page.get_by_role("button", name="单户录入").click()
    form = page.get_by_role("dialog", name="单户录入")
    form.get_by_label("姓名", exact=True).fill(line.written_name)
    form.get_by_label("身份证号", exact=True).fill(line.written_id)
    _choose_village(page, form, line, "村（社区）")
    _end_log_in(page)
    form.get_by_label("村民小组").fill("第二村民小组")
    form.get_by_label("联系电话").fill("13908770002")
    form.get_by_role("combobox", name="开户银行").click(force=True)
    page.get_by_role("option", name="云南省农村信用社").click()
    form.get_by_label("银行账号").fill(line.claimant.card)
    form.get_by_role("button", name="保存").click()
    again = _log_in_again(page, platform.accounts.password)
    expect(again).to_be_hidden()
    expect(form).to_be_hidden()
    expect(page.get_by_role("row").filter(has_text=line.written_name)).to_have_count(1)


def test_a_recipient_that_was_half_typed_is_stored_after_logging_in_again(
    platform: RunningPlatform, desk: Desk, spare: Spare
) -> None:
    line = spare[1][1]
    page = desk("township_operator", AT)
    page.goto("/p/recipients/individual")
    page.get_by_role("button", name="新增").click()
    form = page.get_by_role("dialog", name="新增补贴对象")
    form.get_by_label("姓名").fill(line.written_name)
    _choose_village(page, form, line, "行政村")
    _end_log_in(page)
    form.get_by_label("身份证号").fill(line.written_id)
    form.get_by_role("button", name="保存").click()
    expect(_log_in_again(page, platform.accounts.password)).to_be_hidden()
    expect(form).to_be_hidden()
    expect(page.get_by_text("已新增")).to_be_visible()


def test_an_opinion_that_was_typed_goes_out_after_logging_in_again(
    platform: RunningPlatform, desk: Desk, at_review: Play
) -> None:
    dossier = at_review.dossiers[0]["id"]
    page = desk("county_reviewer", COUNTY)
    page.goto(f"/p/dossiers/{dossier}")
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("送审")
    for look, back in (("大字版", "大字版"), ("深色主题", "浅色主题")):
        choose_look(page, look)
        assert serious(page) == [], look
        choose_look(page, back)
    page.get_by_role("button", name="审核通过").click()
    question = page.get_by_role("dialog", name="审核通过")
    question.get_by_label("审核意见").fill("名单已与民政台账核对，同意发放")
    _end_log_in(page)
    question.get_by_role("button", name="确定审核通过").click()
    expect(_log_in_again(page, platform.accounts.password)).to_be_hidden()
    expect(question).to_be_hidden()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("名单已与民政台账核对，同意发放")


def test_who_logs_in_instead_finds_nothing_of_it(platform: RunningPlatform, desk: Desk, spare: Spare) -> None:
    page = desk("township_operator", AT)
    page.goto("/p/recipients/individual")
    page.get_by_role("button", name="新增").click()
    form = page.get_by_role("dialog", name="新增补贴对象")
    form.get_by_label("姓名").fill("只有我知道的人")
    form.get_by_label("身份证号").fill(spare[1][2].written_id)
    _choose_village(page, form, spare[1][2], "行政村")
    _end_log_in(page)
    form.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="换一个账号登录").click()
    page.get_by_label("账号").fill(platform.accounts.at("township_operator", "530423001").account)
    page.get_by_label("密码", exact=True).fill(platform.accounts.password)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()
    page.goto("/p/recipients/individual")
    page.get_by_role("button", name="新增").click()
    expect(page.get_by_role("dialog", name="新增补贴对象").get_by_label("姓名")).to_have_value("")
    kept = page.evaluate("JSON.stringify([Object.values(localStorage), Object.values(sessionStorage)])")
    assert "只有我知道的人" not in kept


def test_what_one_typed_never_goes_out_under_the_name_of_another(
    platform: RunningPlatform, desk: Desk
) -> None:
    """A second window of the same browser logs in as somebody else: all windows share one log-in."""
    page = desk("township_admin", "530423001")
    page.goto("/p/platform/officials")
    page.get_by_role("button", name="新增").click()
    form = page.get_by_role("dialog", name="新增用户")
    form.get_by_label("账号").fill("13800006666")
    form.get_by_label("名称").fill("周小禾")
    form.get_by_role("combobox", name="机构").click(force=True)
    page.get_by_role("option", name="秀山街道办事处").click()
    other = platform.accounts.at("county_admin", COUNTY).account
    page.request.post("/api/v1/sign-ins", data={"account": other, "password": platform.accounts.password})
    form.get_by_role("button", name="保存").click()
    again = page.get_by_role("dialog", name="请重新登录")
    expect(again).to_contain_text("本浏览器已换用其他账号登录")
    again.get_by_label("密码", exact=True).fill(platform.accounts.password)
    again.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("dialog", name="初始密码")).to_contain_text("13800006666")
    mine = platform.accounts.at("township_admin", "530423001").account
    assert page.request.get("/api/v1/me").json()["account"] == mine

"""A township's share of a month through its pages: list, import, checks, 确认, publicity, 审核, and what goes wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ops.demo.fill_workbook import fill_workbook
from ops.demo.intake_steps import open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.roster import Roster
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious

COUNTY = "530423"
TOWNSHIP = "530423102000"
AT = "530423102"
Month = tuple[Play, Path]


@pytest.fixture(scope="module")
def month(platform: RunningPlatform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    """An open batch, what the outside parties know of its people, and one township's filled-in list with planted faults."""
    play = Play(
        platform.url,
        platform.environment.var,
        platform.accounts,
        county=COUNTY,
        programme="elderly_allowance",
        people=120,
        entry="township",
        log=lambda text: None,
    )
    open_batch(play)
    prepare_roster(play)
    lines = [replace(line) for line in play.roster.lines if line.village.code.startswith(AT)]
    # Somebody stands on the list twice, whatever else was planted in this township.
    lines.append(replace(next(line for line in lines if not line.fault)))
    path = tmp_path_factory.mktemp("lists") / "申报清单.xlsx"
    template = play.desk("township_operator", TOWNSHIP).download(f"~/programmes/{play.programme}/template")
    fill_workbook(template, Roster(play.programme, lines), path)
    yield play, path
    play.close()


def _choose_batch(page: Page, play: Play) -> None:
    """Choose the month's batch in the bar; it stays chosen on the following pages."""
    page.locator(".stage-batch .el-select__wrapper").click()
    page.get_by_role("option", name=play.batch["name"]).first.click()


def test_a_month_of_a_township_from_the_excel_file_to_the_county(desk: Desk, month: Month) -> None:
    play, path = month
    page = desk("township_operator", AT)

    page.goto("/p/township/import")
    _choose_batch(page, play)
    page.get_by_role("button", name="导入数据").click()
    form = page.get_by_role("dialog", name="导入数据")
    form.get_by_role("button", name="导入", exact=True).click()
    expect(form.get_by_text("请先选择要导入的文件")).to_be_visible()
    form.locator("input[type=file]").set_input_files(path)
    form.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_text("已完成")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="异常数据").click()
    expect(page.locator(".findings li").first).to_be_visible()
    assert serious(page) == []

    page.get_by_role("link", name="人社匹卡").first.click()
    page.get_by_role("button", name="全部匹卡").click()
    page.get_by_role("button", name="确定全部匹卡").click()
    expect(page.get_by_text("已完成")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="异常", exact=True).click()
    page.get_by_role("link", name="预警核实").first.click()
    page.get_by_role("button", name="全部核实").click()
    page.get_by_role("button", name="确定全部核实").click()
    expect(page.get_by_text("已完成")).to_be_visible(timeout=30_000)

    page.get_by_role("link", name="乡镇确认").first.click()
    page.get_by_role("button", name="申报确认").click()
    expect(page.get_by_text("预警核实：通过")).to_be_visible()
    page.get_by_role("button", name="确定生成申报单").click()
    expect(page.get_by_role("tab", name=re.compile("待送审"))).to_contain_text("1")
    row = page.get_by_role("row").filter(has_text="河西镇")
    row.get_by_role("button", name="确认提交").click()
    expect(page.get_by_role("dialog", name="确认提交")).to_contain_text(re.compile(r"共 \d+ 人、"))
    page.get_by_role("button", name="确定确认提交").click()
    expect(page.get_by_text("已提交", exact=True)).to_be_visible()

    _publicise(page, play)
    _review(desk, play)


def _publicise(page: Page, play: Play) -> None:
    """待生成 → 填写 → 发布 → (the period passes) → 结束 → 确认 → 送审."""
    page.get_by_role("link", name="公示发布").first.click()
    _all_rows(page)
    page.get_by_role("button", name="批量生成").click()
    page.get_by_role("button", name="确定批量生成").click()
    page.get_by_role("tab", name="待发布").click()
    _all_rows(page)
    page.get_by_role("button", name="批量填写").click()
    form = page.get_by_role("dialog", name="批量填写")
    form.get_by_label("监督电话").fill("没有")
    form.get_by_role("button", name="确定批量填写").click()
    expect(form.get_by_text("请填写监督电话，只用数字和短横线，例如 0877-3011234")).to_be_visible()
    form.get_by_label("监督电话").fill("0877-3011234")
    form.get_by_role("button", name="确定批量填写").click()
    expect(form).not_to_be_visible()
    _all_rows(page)
    page.get_by_role("button", name="批量发布").click()
    page.get_by_role("button", name="确定批量发布").click()
    expect(page.get_by_text("已完成")).to_be_visible(timeout=60_000)
    page.get_by_role("tab", name="已发布").click()
    page.get_by_role("button", name="人员名单").first.click()
    expect(page.get_by_role("region", name=re.compile("人员名单，共"))).to_be_visible()
    page.keyboard.press("Escape")
    play.advance_to(play.today + timedelta(days=30))
    page.get_by_role("tab", name="公示结束").click()
    _all_rows(page)
    page.get_by_role("button", name="公示结束", exact=True).click()
    page.get_by_role("button", name="确定公示结束").click()
    _all_rows(page)
    page.get_by_role("button", name="公示确认").click()
    page.get_by_role("button", name="确定公示确认").click()
    _all_rows(page)
    page.get_by_role("button", name="送审", exact=True).click()
    page.get_by_role("button", name="确定送审").click()
    expect(page.get_by_text("已送审", exact=True).last).to_be_visible()


def _all_rows(page: Page) -> None:
    """Tick every row once the list is there."""
    expect(page.locator(".el-loading-mask:visible")).to_have_count(0)
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    page.get_by_role("columnheader").first.locator(".el-checkbox").click()


def _review(desk: Desk, play: Play) -> None:
    """The reviewer looks into the dossier, strikes one person out, and sends it to the county."""
    page = desk("township_reviewer", AT)
    page.goto("/p/township/review")
    page.get_by_role("row").filter(has_text=play.batch["name"]).get_by_role(
        "button", name="审核", exact=True
    ).click()
    expect(page.get_by_role("region", name=re.compile("受理清单，共"))).to_be_visible()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("送审")
    page.locator(".roster .el-checkbox").nth(1).click()
    page.get_by_role("button", name="作废所选人员").click()
    question = page.get_by_role("dialog", name="作废")
    question.get_by_role("button", name="确定作废").click()
    expect(question.get_by_text("请填写作废原因")).to_be_visible()
    question.get_by_label("作废原因").fill("本人申请放弃")
    question.get_by_role("button", name="确定作废").click()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("作废明细")
    assert serious(page) == []
    page.get_by_role("button", name="送区县审核").click()
    page.get_by_role("button", name="确定送区县审核").click()
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("审核通过")


def test_what_a_new_person_lacks_stands_beside_the_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    page = desk("township_operator", "530423103")
    page.goto("/p/recipients/individual")
    page.get_by_role("button", name="新增").click()
    form = page.get_by_role("dialog", name="新增补贴对象")
    form.get_by_label("姓名").fill("赵小禾")
    form.get_by_label("身份证号").fill("530423195001010011")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_text("请选择行政村")).to_be_visible()
    expect(form.get_by_label("姓名")).to_have_value("赵小禾")
    assert serious(page) == []


def test_who_has_no_post_in_a_township_neither_sees_nor_reaches_its_pages(desk: Desk) -> None:
    page = desk("county_finance_reviewer", COUNTY)
    page.goto("/p/township/confirm")
    expect(page.get_by_text("您的岗位没有此项操作权限")).to_be_visible()
    expect(page.get_by_role("menuitem", name="乡镇确认")).to_have_count(0)

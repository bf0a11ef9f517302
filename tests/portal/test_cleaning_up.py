"""Duplicates through the pages: 预警核实 finds one, 确认需发放 asks a second official, 数据治理 and 规则对比统计 show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ops.demo.fill_workbook import fill_workbook
from ops.demo.intake_steps import open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.roster import Roster
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import choose_batch

COUNTY = "530423"
Twice = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def twice(platform: RunningPlatform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    """Somebody stands in two lists of one month, both checked: the name, and the batch in which it is a duplicate."""
    play = Play.on(platform, county=COUNTY, programme="elderly_allowance", people=60, entry="county")
    open_batch(play)
    prepare_roster(play)
    line = next(line for line in play.roster.lines if not line.fault)
    desk = play.desk("county_operator")
    path = tmp_path_factory.mktemp("twice") / "清单.xlsx"
    template = desk.download(f"~/programmes/{play.programme}/template")
    fill_workbook(template, Roster(play.programme, [replace(line)]), path)
    for place in range(2):
        if place:
            open_batch(play)
        at = f"~/batches/{play.batch['id']}"
        sent = desk.upload(f"{at}/intake-files", path, {"entry": "county", "region_code": f"{COUNTY}000000"})
        desk.wait_for_job(sent["job_id"])
        for check in ("card-matches", "alert-checks"):
            desk.wait_for_job(desk.post(f"{at}/{check}", {"entry": "county"})["job_id"])
    yield line.written_name, play.batch
    play.close()


def _row(page: Page, name: str) -> Any:
    return page.get_by_role("row").filter(has_text=name).first


@pytest.mark.timeout(600)
def test_somebody_who_draws_already_is_shown_asked_for_and_confirmed(desk: Desk, twice: Twice) -> None:
    name, batch = twice
    page = desk("county_operator", COUNTY)

    page.goto("/p/cleanup")
    bar = page.get_by_role("navigation", name="办理步骤")
    expect(bar.get_by_role("link", name="数据治理")).to_have_attribute("aria-current", "step")
    expect(_row(page, name)).to_contain_text("同一申领还在")
    assert serious(page) == []
    _row(page, name).get_by_role("button", name="查看", exact=True).click()
    expect(page.get_by_role("dialog", name=re.compile(f"申报明细：{name}"))).to_be_visible()

    page.goto(f"/p/rule-statistics?batch_id={batch['id']}")
    duplicate = page.get_by_role("row").filter(has_text="重复申领校验（本县）")
    duplicate.get_by_role("button", name="查看明细").click()
    lines = page.get_by_role("dialog", name=re.compile("重复申领校验（本县）：对比 1 人，通过 0 人"))
    expect(lines.get_by_role("row").filter(has_text=name)).to_contain_text("同一补贴对象同一期已在本县申报")
    assert serious(page) == []

    page.goto("/p/county/alert-check")
    choose_batch(page, batch["name"])
    _row(page, name).get_by_role("button", name="确认需发放提交").click()
    form = page.get_by_role("dialog", name="确认需发放提交")
    form.get_by_text("补发", exact=True).click()
    form.get_by_label("发放上限(元)").fill("300")
    form.get_by_role("button", name="确定需发放提交").click()
    expect(form.get_by_text("请填写需发放的原因")).to_be_visible()
    form.get_by_label("需发放的原因").fill("上月漏发，补发差额")
    form.get_by_role("button", name="确定需发放提交").click()
    expect(page.get_by_text("已提交，等待另一人确认")).to_be_visible()

    page.goto("/p/further-claims")
    expect(_row(page, name).get_by_role("button", name="修改后提交")).to_be_visible()
    expect(_row(page, name).get_by_role("button", name="确认需发放")).to_have_count(0)

    second = desk("county_reviewer", COUNTY)
    second.goto("/p/home")
    second.get_by_role("link", name=re.compile("待确认需发放")).click()
    expect(_row(second, name)).to_contain_text("上月漏发，补发差额")
    assert serious(second) == []
    _row(second, name).get_by_role("button", name="确认需发放").click()
    second.get_by_role("button", name="确定需发放").click()
    expect(second.get_by_text("已确认需发放")).to_be_visible()
    second.get_by_role("tab", name=re.compile("已确认")).click()
    expect(_row(second, name)).to_contain_text("300.00")


def test_lists_of_the_bar_are_narrowed_by_cycle_and_day(desk: Desk, twice: Twice) -> None:
    name, batch = twice
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/import")
    choose_batch(page, batch["name"])
    page.get_by_role("tab", name="全部").click()
    expect(_row(page, name)).to_be_visible()
    days = page.locator(".stage-dates input")
    days.first.fill("2020-01-01")
    days.last.fill("2020-01-31")
    days.last.press("Enter")
    expect(_row(page, name)).to_have_count(0)
    page.locator(".list-filter").filter(has_text="补贴周期").locator(".el-select__wrapper").click()
    page.get_by_role("option", name="按年").click()
    expect(page.locator(".stage-batch")).not_to_contain_text(batch["name"])


def test_the_tabs_of_the_publicity_desk_say_how_much_they_hold(desk: Desk) -> None:
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/publicity")
    for title in ("待生成", "待发布", "已发布", "公示结束", "已送审", "在途", "已办结"):
        expect(page.get_by_role("tab", name=re.compile(rf"^{title}\s*（\d+）$"))).to_be_visible()

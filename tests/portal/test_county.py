"""The county's department at its desks: batches, standards, 测算, collectives, and a review of what came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.walked import walked_to

COUNTY = "530423"


@pytest.fixture(scope="module")
def month(platform: RunningPlatform) -> Iterator[Play]:
    """A small batch that the county imported and that waits for 项目测算."""
    play = walked_to(platform, "calculation", county=COUNTY, programme="elderly_service", people=60)
    yield play
    play.close()


def _row_of(page: Page, dossier: int) -> Locator:
    link = page.get_by_role("link", name=str(dossier), exact=True)
    return page.get_by_role("row").filter(has=link)


def test_a_batch_is_opened_and_a_wrong_period_is_told_beside_the_field(desk: Desk) -> None:
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/batches")
    page.get_by_role("button", name="新建批次").click()
    form = page.get_by_role("dialog", name="新建批次")
    form.get_by_role("combobox", name="补贴项目").click(force=True)
    page.get_by_role("option", name="最低生活保障金").click()
    form.get_by_label("批次号").fill("2026年5月")
    form.get_by_label("批次名称").fill("五月低保补发")
    form.get_by_role("button", name="确定新建批次").click()
    expect(form.get_by_role("alert")).to_contain_text("202305")
    expect(form.get_by_label("批次名称")).to_have_value("五月低保补发")
    assert serious(page) == []
    form.get_by_label("批次号").fill("202605")
    form.get_by_role("button", name="确定新建批次").dblclick()
    row = page.get_by_role("row").filter(has_text="五月低保补发")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="人员导入").click()
    expect(page.get_by_role("heading", name="汇总导入")).to_be_visible()
    chosen = page.get_by_role("region", name="项目和批次")
    expect(chosen.get_by_text("五月低保补发")).to_be_visible()
    assert serious(page) == []


def test_a_standard_outside_the_bounds_is_refused_and_one_within_is_kept(desk: Desk, month: Play) -> None:
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/standards?programme=minimum_living")
    page.get_by_role("button", name="维护标准").click()
    form = page.get_by_role("dialog", name="维护标准")
    rate = form.get_by_label("城市低保标准（每人每月）")
    rate.fill("一千")
    day = (month.today + timedelta(days=400)).isoformat()
    form.get_by_label("生效日期").fill(day)
    form.get_by_label("生效日期").press("Enter")
    form.get_by_label("文件依据").fill("通民发〔2027〕1号")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_text("请填写以元为单位的金额")).to_be_visible()
    rate.fill("9999")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_role("alert").filter(has_text="超出省级范围")).to_contain_text("城市低保标准")
    assert serious(page) == []
    rate.fill("800.50")
    form.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").filter(has_text=f"{day} 起执行")).to_contain_text("800.50 元")
    assert serious(page) == []


def test_a_dossier_is_calculated_by_the_standard_sent_returned_and_judged_again(
    desk: Desk, month: Play
) -> None:
    dossier = month.dossiers[0]["id"]
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/calculation")
    _row_of(page, dossier).get_by_role("button", name="测算").click()
    question = page.get_by_role("dialog", name="项目测算")
    expect(question).to_contain_text("补贴标准（每人每月） 50.00 元")
    assert serious(page) == []
    question.get_by_role("button", name="确定测算").click()
    people = month.dossiers[0]["people"]
    expect(question.get_by_role("status")).to_contain_text(f"已测算 {people} 人，共 {people * 50}.00 元")
    question.get_by_role("button", name="关闭", exact=True).click()
    row = _row_of(page, dossier)
    expect(row).to_contain_text(f"{people * 50}.00")
    row.locator(".el-checkbox").click()
    assert serious(page) == []
    page.get_by_role("button", name="送审", exact=True).click()
    page.get_by_role("dialog", name="送审").get_by_role("button", name="确定送审").click()
    expect(row).to_have_count(0)

    reason = {"dossier_ids": [dossier], "stage": "department_review", "reason": "补贴标准文件未附"}
    month.desk("county_reviewer").post("~/dossiers/return", reason)
    month.desk("county_operator").post(
        "~/dossiers/submit", {"dossier_ids": [dossier], "stage": "calculation"}
    )
    page = desk("county_reviewer", COUNTY)
    page.goto("/p/department-review")
    _row_of(page, dossier).get_by_role("button", name="查看").click()
    since = page.get_by_role("region", name="上次退回以来的变化")
    expect(since).to_contain_text("退回：补贴标准文件未附")
    expect(since).to_contain_text(f"现在 {people} 人、{people * 50}.00 元")
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("补贴标准文件未附")
    assert serious(page) == []
    page.get_by_role("button", name="审核通过").click()
    page.get_by_role("dialog", name="审核通过").get_by_role("button", name="确定审核通过").click()
    expect(page.get_by_role("list", name="办理环节").locator("[aria-current=step]")).to_contain_text(
        "乡镇再公示"
    )


def test_what_is_abnormal_stays_behind_with_its_reason(desk: Desk, month: Play) -> None:
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/batches")
    name = month.batch["name"]
    page.get_by_role("row").filter(has_text=name).get_by_role("button", name="人员导入").click()
    page.get_by_role("tab", name="异常").click()
    expect(page.get_by_role("row").filter(has_text="。").first).to_be_visible()
    expect(page.get_by_role("button", name="导出异常数据")).to_be_visible()
    page.get_by_role("button", name="附件").click()
    expect(page.get_by_role("dialog", name=f"附件：{name}")).to_contain_text("还没有附件")
    assert serious(page) == []


def test_a_township_neither_sees_nor_reaches_the_countys_pages(desk: Desk) -> None:
    page = desk("township_operator", f"{COUNTY}001")
    page.goto("/p/county/batches")
    expect(page.get_by_text("您的岗位没有此项操作权限")).to_be_visible()
    expect(page.get_by_role("link", name="项目批次号维护")).to_have_count(0)

"""What administrators do for others: posts and new passwords, catalogue and standards, batches, failed jobs, the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ops.demo.desk import DeskRefused
from ops.demo.fill_workbook import fill_workbook
from ops.demo.intake_steps import open_batch, prepare_roster
from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.factories.holidays import schedule_of
from tests.portal.colleagues import PASSWORD, Api, profile
from tests.portal.conftest import Desk, serious
from tests.portal.holding import jobs_failing
from tests.portal.page_actions import row_of, settled

COUNTY = "530423"
QUIET_COUNTY = "530425"
"""Where no other test imports while jobs fail."""
FILLS = [
    ("province_admin", "53", "省级主管部门"),
    ("prefecture_admin", "5304", "州市部门经办"),
    ("county_admin", COUNTY, "区县部门审核"),
    ("township_admin", "530423203", "乡镇经办"),
]


def _choose(page: Page, label: str, option: str, *, form: Locator | None = None) -> None:
    (form or page).get_by_role("combobox", name=label).click(force=True)
    page.get_by_role("option", name=option, exact=True).click()


@pytest.fixture
def fresh_browser(platform: RunningPlatform, browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own, which nobody is signed in at."""
    context = profile(browser, platform.url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("role", "region", "post"), FILLS, ids=[role for role, _, _ in FILLS])
def test_a_post_is_given_and_a_new_password_must_be_changed_at_once(
    desk: Desk, api: Api, fresh_browser: Page, role: str, region: str, post: str
) -> None:
    client = api(role, region)
    offices = client.get("/api/v1/organisations", params={"size": 200}).json()["rows"]
    office = next(row["id"] for row in offices if row["region_code"] == region.ljust(12, "0"))
    account = f"forgetful.{region}"
    body = {"account": account, "name": "健忘的人", "organisation_id": office}
    first = client.post("/api/v1/officials", json=body).raise_for_status().json()["initial_password"]
    page = desk(role, region)
    page.goto("/p/platform/officials")
    page.get_by_role("textbox", name="账号或名称").fill(account)
    page.get_by_role("button", name="查询", exact=True).click()
    row = row_of(page, account)

    row.get_by_role("button", name="授权").click()
    posts = page.get_by_role("dialog", name="授权：健忘的人")
    _choose(page, "角色", post, form=posts)
    posts.get_by_role("button", name="授予岗位").click()
    expect(posts.get_by_role("listitem").filter(has_text=post)).to_be_visible()
    assert serious(page) == []
    posts.get_by_role("button", name="关闭", exact=True).click()
    expect(row).to_contain_text(post)

    row.get_by_role("button", name="更多").click()
    page.get_by_role("menuitem", name="重置密码").click()
    page.get_by_role("dialog", name="重置密码").get_by_role("button", name="确定重置").click()
    told = page.get_by_role("dialog", name="初始密码")
    expect(told).to_contain_text(account)
    found = re.search(r"初始密码为 (\S+) ，", told.inner_text())
    assert found and found[1] != first
    told.get_by_role("button", name="已记下").click()

    theirs = fresh_browser
    theirs.goto("/p/login")
    theirs.get_by_label("账号").fill(account)
    theirs.get_by_label("密码", exact=True).fill(first)
    theirs.get_by_role("button", name="登录").click()
    expect(theirs.get_by_role("alert")).to_contain_text("账号或密码不正确")
    theirs.get_by_label("密码", exact=True).fill(found[1])
    theirs.get_by_role("button", name="登录").click()
    expect(theirs.get_by_text("这是初始密码")).to_be_visible()
    assert theirs.request.get("/api/v1/officials").status == 403, "nothing else before that"
    theirs.get_by_label("当前密码").fill(found[1])
    theirs.get_by_label("新密码", exact=True).fill(PASSWORD)
    theirs.get_by_label("再次输入新密码").fill(PASSWORD)
    theirs.get_by_role("button", name="修改密码").click()
    expect(theirs.get_by_role("heading", name="我的待办", exact=True)).to_be_visible()
    expect(theirs.get_by_role("banner")).to_contain_text(post)


def test_the_province_keeps_the_catalogue(desk: Desk, api: Api) -> None:
    page = desk("province_admin", "53")
    page.goto("/p/catalogue")
    row = row_of(page, "高龄津贴")
    row.get_by_role("button", name="维护").click()
    form = page.get_by_role("dialog", name="维护")
    basis = form.get_by_label("政策依据")
    before = basis.input_value()
    basis.fill("")
    form.get_by_role("button", name="确定维护").click()
    expect(form.get_by_text("请填写政策依据")).to_be_visible()
    basis.fill(f"{before}；云民发〔2026〕9号")
    form.get_by_role("button", name="确定维护").click()
    expect(form).to_be_hidden()
    page.reload()
    row.get_by_role("button", name="维护").click()
    expect(basis).to_have_value(f"{before}；云民发〔2026〕9号")
    client = api("province_admin", "53")
    client.put(
        "/api/v1/programmes/elderly_allowance", json={"policy_basis": before, "enabled": True}
    ).raise_for_status()


def test_new_bounds_of_the_province_hold_for_the_standards_of_counties(desk: Desk, api: Api) -> None:
    page = desk("province_admin", "53")
    page.goto("/p/catalogue")
    row_of(page, "高龄津贴").get_by_role("button", name="省级标准").click()
    page.get_by_role("button", name="制定新标准").click()
    form = page.get_by_role("dialog", name="制定新标准")
    today = date.fromisoformat(page.request.get("/api/v1/portal").json()["today"])
    _day(page, "执行日期", today + timedelta(days=800))
    form.get_by_label("文件依据").fill("云民发〔2029〕3号")
    upper = form.get_by_label(re.compile(r"^80.*区县上限"))
    upper.fill("40")
    form.get_by_role("button", name="确定制定").click()
    expect(form.get_by_role("alert").first).to_contain_text("上限")
    assert serious(page) == []
    upper.fill("90.50")
    form.get_by_role("button", name="确定制定").click()
    expect(form).to_be_hidden()
    expect(row_of(page, "云民发〔2029〕3号")).to_contain_text("50.00 至 90.50")

    page = desk("county_operator", COUNTY)
    page.goto("/p/county/standards?programme=elderly_allowance")
    page.get_by_role("button", name="维护标准").click()
    form = page.get_by_role("dialog", name="维护标准")
    rate = form.get_by_label(re.compile("^80"))
    rate.fill("90.51")
    _day(page, "生效日期", today + timedelta(days=801))
    form.get_by_label("文件依据").fill("通民发〔2029〕1号")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_role("alert").filter(has_text="超出省级范围")).to_be_visible()
    expect(rate).to_have_value("90.51")
    form.get_by_role("button", name="取消").click()
    page.reload()
    expect(page.get_by_role("heading", name="历次标准")).to_be_visible()
    settled(page)
    expect(page.get_by_text("通民发〔2029〕1号")).to_have_count(0)


def _day(page: Page, label: str, day: date) -> None:
    field = page.get_by_role("dialog").get_by_label(label)
    field.fill(day.isoformat())
    field.press("Enter")


def test_a_batch_is_opened_and_closed_and_both_are_found_in_the_log(desk: Desk) -> None:
    name = "管理员新建的批次"
    page = desk("county_admin", COUNTY)
    page.goto("/p/county/batches")
    page.get_by_role("button", name="新建批次").click()
    form = page.get_by_role("dialog", name="新建批次")
    form.get_by_role("combobox", name="补贴项目").click(force=True)
    page.get_by_role("option", name="高龄津贴").click()
    form.get_by_label("批次号").fill("202603")
    form.get_by_label("批次名称").fill(name)
    form.get_by_role("button", name="确定新建批次").click()
    row = row_of(page, name)
    expect(row.get_by_role("button", name="人员导入")).to_have_count(0)
    row.get_by_role("button", name="关闭批次").click()
    page.get_by_role("dialog", name="关闭批次").get_by_role("button", name="确定关闭批次").click()
    expect(row).to_contain_text("已关闭")
    for role, region in (("county_admin", COUNTY), ("prefecture_admin", "5304")):
        page = desk(role, region)
        page.goto("/p/administration/audit")
        page.get_by_role("textbox", name="操作账号").fill(f"county_admin.{COUNTY}")
        _choose(page, "操作对象", "批次")
        page.get_by_role("button", name="查询", exact=True).click()
        expect(row_of(page, "批次：关闭").first).to_be_visible()
        settled(page)
        assert row_of(page, "批次：").count() == row_of(page, f"county_admin.{COUNTY}").count()
        opened = row_of(page, "批次：新建").first
        opened.get_by_role("button", name="查看改动").click()
        expect(page.get_by_role("dialog").get_by_role("row").filter(has_text="批次号")).to_contain_text(
            "202603"
        )
        assert serious(page) == []


@pytest.fixture
def failed_import(platform: RunningPlatform, tmp_path: Path) -> Iterator[str]:
    """The name of a list whose import failed, for a reason that is over by now."""
    play = Play.on(platform, county=QUIET_COUNTY, programme="elderly_allowance", people=50, entry="county")
    open_batch(play)
    prepare_roster(play)
    operator = play.desk("county_operator")
    path = tmp_path / "汇总清单.xlsx"
    fill_workbook(operator.download(f"~/programmes/{play.programme}/template"), play.roster, path)
    with jobs_failing(platform, QUIET_COUNTY):
        place = {"entry": "county", "region_code": f"{QUIET_COUNTY}000000"}
        sent = operator.upload(f"~/batches/{play.batch['id']}/intake-files", path, place)
        with pytest.raises(DeskRefused, match="failed"):
            operator.wait_for_job(sent["job_id"])
    yield path.name
    play.close()


def test_a_failed_job_of_somebody_else_is_retried(desk: Desk, failed_import: str) -> None:
    page = desk("county_admin", QUIET_COUNTY)
    page.goto("/p/administration/jobs")
    _choose(page, "状态", "失败")
    page.get_by_role("button", name="查询", exact=True).click()
    row = row_of(page, failed_import)
    expect(row).to_contain_text("任务出现内部错误")
    number = row.locator("td").first.inner_text().strip()
    row.get_by_role("button", name="重试").click()
    question = page.get_by_role("dialog", name="重试")
    expect(question).to_contain_text(f"第 {number} 号任务")
    question.get_by_role("button", name="确定重试").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="重置").click()
    row.get_by_role("button", name="进度").click()
    progress = page.get_by_role("dialog", name=f"第 {number} 号任务")
    expect(progress).to_contain_text("已完成")
    assert serious(page) == []
    progress.get_by_role("button", name="关闭", exact=True).click()
    expect(row).to_contain_text("已完成")


def test_a_year_without_holidays_is_recorded_from_the_warning_on(desk: Desk) -> None:
    page = desk("province_admin", "53")
    page.goto("/p/home")
    page.get_by_role("link", name="放假安排未录入").click()
    missing = row_of(page, "未录入")
    year = int(missing.locator("td").first.inner_text())
    missing.get_by_role("button", name="录入").click()
    form = page.get_by_role("dialog", name="录入放假安排")
    expect(form.get_by_label("年度")).to_have_value(str(year))
    form.get_by_label("文号").fill(f"国办发明电（{year - 1}）7号")
    schedule = schedule_of(year)
    for place, holiday in enumerate(schedule.holidays):
        expect(form.get_by_label("节日").nth(place)).to_have_value(holiday.name)
        for label, day in (("第一天", holiday.first_day), ("最后一天", holiday.last_day)):
            _day_at(form, label, place, day)
    form.get_by_role("group", name="调休上班").get_by_role("button", name="增加一行").click()
    _day_at(form, "上班日期", 0, schedule.workdays[0] - timedelta(days=1))
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_role("alert")).to_contain_text("是星期五，调休上班只能是星期六或星期日")
    assert serious(page) == []
    _day_at(form, "上班日期", 0, schedule.workdays[0])
    form.get_by_role("button", name="保存").click()
    expect(form).to_be_hidden()
    expect(row_of(page, "未录入")).to_have_count(0)
    recorded = row_of(page, f"国办发明电〔{year - 1}〕7号")
    expect(recorded).to_contain_text("春节 2月5日至11日")
    recorded.get_by_role("button", name="更正").click()
    expect(page.get_by_role("dialog", name=f"更正 {year} 年放假安排")).to_contain_text(
        "已经发布的公示，起止日期不变"
    )
    page.goto("/p/home")
    settled(page)
    expect(page.get_by_text("放假安排未录入")).to_have_count(0)


def _day_at(form: Locator, label: str, place: int, day: date) -> None:
    field = form.get_by_label(label).nth(place)
    field.fill(day.isoformat())
    field.press("Enter")

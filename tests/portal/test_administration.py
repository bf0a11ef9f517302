"""What administrators keep: organisations, notices, policies, the stage chain, the operation log; what everyone reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.portal.conftest import Desk, serious

Api = Callable[[str, str], httpx.Client]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A PDF of one empty page."""
    file = tmp_path / "公示安排.pdf"
    file.write_bytes(PDF)
    return file


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n162\n"
    b"%%EOF\n"
)


def test_an_organisation_is_registered_once(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/organisations")
    for again in (False, True):
        page.get_by_role("button", name="新增", exact=True).click()
        form = page.get_by_role("dialog", name="新增")
        form.get_by_label("机构名称").fill("通海县水利局")
        form.get_by_role("combobox", name="机构类别").click(force=True)
        page.get_by_role("option", name="主管部门").click()
        form.get_by_label("所属区划").click()
        page.get_by_role("menuitem").filter(has_text="通海县").locator(".el-radio").click()
        page.keyboard.press("Escape")
        form.get_by_role("button", name="确定新增").click()
        if not again:
            expect(page.get_by_role("cell", name="通海县水利局")).to_be_visible()
    expect(form.get_by_text("该区划下已有同名机构")).to_be_visible()
    expect(form.get_by_label("机构名称")).to_have_value("通海县水利局")


def test_a_notice_with_its_pdf_reaches_those_it_is_for(desk: Desk, api: Api, pdf: Path) -> None:
    client = api("county_admin", "530423")
    day = client.get("/api/v1/portal").json()["today"]
    body = {
        "title": "十月份公示安排",
        "body": "请各乡镇按期公示。",
        "region": "530423000000",
        "shown_from": day,
    }
    client.post("/api/v1/notices", json=body).raise_for_status()

    page = desk("county_admin", "530423")
    page.goto("/p/administration/notice-desk")
    row = page.get_by_role("row").filter(has_text="十月份公示安排")
    row.get_by_role("button", name="附件").click()
    dialog = page.get_by_role("dialog", name="添加附件")
    dialog.get_by_label("选择文件").set_input_files(pdf)
    dialog.get_by_role("button", name="上传").click()
    expect(row).to_contain_text("附件 1 个")
    row.get_by_role("button", name="发布").click()
    page.get_by_role("button", name="确定发布").click()
    expect(row.get_by_text("已发布")).to_be_visible()

    page = desk("township_operator", "530423001")
    page.goto("/p/home")
    strip = page.get_by_role("region", name="通知公告")
    expect(strip.get_by_role("listitem").filter(has_text="十月份公示安排")).to_contain_text("未读")
    assert serious(page) == []
    strip.get_by_role("button", name="十月份公示安排").click()
    notice = page.get_by_role("dialog", name="十月份公示安排")
    expect(notice).to_contain_text("请各乡镇按期公示。")
    notice.get_by_role("button", name="公示安排.pdf").click()
    expect(page.get_by_role("img", name="第 1 页")).to_be_visible()
    page.keyboard.press("Escape")
    page.goto("/p/administration/notices")
    expect(page.get_by_role("row").filter(has_text="十月份公示安排")).not_to_contain_text("未读")


def test_a_chain_is_checked_while_it_is_edited_and_saved_with_a_reason(desk: Desk, api: Api) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/administration/chain/minimum_living")
    drawing = page.get_by_role("img", name="乡镇确认，然后", exact=False)
    expect(drawing).to_be_visible()
    assert serious(page) == []
    save = page.get_by_role("button", name="保存", exact=True)
    expect(save).to_be_disabled()

    stages = page.get_by_role("table").first
    stages.locator(".el-checkbox").filter(has_text="部门审核").click()
    expect(page.get_by_role("alert")).to_have_text("省级流程要求“部门审核”，区县不能省略")
    expect(save).to_be_disabled()
    page.get_by_role("button", name="放弃改动").click()
    expect(page.get_by_text("没有改动")).to_be_visible()

    stages.locator(".el-checkbox").filter(has_text="乡镇再公示").click()
    expect(page.get_by_role("alert")).to_contain_text("请写明公示天数和地点")
    page.get_by_role("button", name="填写“乡镇再公示”").click()
    page.get_by_label("乡镇再公示公示地点").fill("乡镇政务公开栏")
    expect(page.get_by_text("检查通过，有 2 处改动尚未保存")).to_be_visible()
    save.click()
    dialog = page.get_by_role("dialog", name="保存流程与公示")
    expect(dialog).to_contain_text("乡镇受理：增加“乡镇再公示”")
    dialog.get_by_role("button", name="确定保存").click()
    expect(dialog.get_by_text("请填写改动原因")).to_be_visible()
    assert serious(page) == []
    dialog.get_by_role("textbox", name="改动原因").fill("按县政府会议纪要")
    dialog.get_by_role("button", name="确定保存").click()
    expect(page.get_by_text("没有改动")).to_be_visible()
    expect(page.get_by_role("img", name="乡镇再公示", exact=False)).to_be_visible()

    client = api("county_admin", "530423")
    address = "/api/v1/counties/530423/programmes/minimum_living/settings"
    stored = client.get(address).json()["overrides"]
    assert list(stored["chains"]) == ["township"], "the other entry still follows the province"
    client.put(address, json={"chains": {}, "publicity": None}).raise_for_status()


def test_the_log_says_what_changed_in_words(desk: Desk, api: Api) -> None:
    client = api("county_admin", "530423")
    posted = {"code": "119099", "name": "通海县统计局"}
    client.post("/api/v1/counties/530423/budget-units", json=posted).raise_for_status()
    page = desk("province_admin", "53")
    page.goto("/p/administration/platform-audit")
    page.get_by_role("textbox", name="操作账号").fill("county_admin.530423")
    page.get_by_role("combobox", name="操作对象").click(force=True)
    page.get_by_role("option", name="预算单位", exact=True).click()
    page.get_by_role("button", name="查询", exact=True).click()
    row = page.get_by_role("row").filter(has_text="预算单位：新增")
    row.first.get_by_role("button", name="查看改动").click()
    dialog = page.get_by_role("dialog", name="预算单位：新增")
    expect(dialog.get_by_role("row").filter(has_text="名称")).to_contain_text("通海县统计局")
    assert serious(page) == []


def test_only_the_province_is_offered_the_log_of_the_platform(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/home")
    menu = page.get_by_role("navigation", name="主菜单")
    expect(menu.get_by_text("操作日志", exact=True)).to_be_visible()
    expect(menu.get_by_text("平台操作日志")).to_have_count(0)


def test_the_manual_begins_with_the_own_post_and_finds_words(desk: Desk) -> None:
    page = desk("township_reviewer", "530423101")
    page.goto("/p/administration/manual")
    expect(page.get_by_role("heading", level=2)).to_have_text("乡镇审核")
    page.get_by_label("搜索手册").fill("银行卡对比")
    expect(page.get_by_role("heading", level=2)).to_have_text("预算单位财务经办人")
    expect(page.locator("mark").first).to_have_text("银行卡对比")
    assert serious(page) == []


def test_columns_that_were_chosen_follow_the_account_to_another_machine(desk: Desk) -> None:
    page = desk("county_admin", "530425")
    page.goto("/p/organisations")
    page.get_by_role("button", name="显示列").click()
    with page.expect_response(lambda answer: "/me/preferences/" in answer.url and answer.status == 204):
        page.get_by_role("group", name="显示的列").get_by_text("编号").click()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.get_by_role("columnheader", name="编号", exact=True)).to_be_visible()

"""A list page drawn from its spec: query, columns, form with errors of the server, actions."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import settled


def test_a_list_is_searched_reset_and_shows_chosen_columns(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/platform/officials")
    total = page.get_by_text("共 ")
    expect(total).not_to_have_text("共 0 条")
    everybody = total.inner_text()
    page.get_by_label("账号或名称").fill("township_reviewer.530423001")
    page.get_by_role("button", name="查询", exact=True).click()
    expect(total).to_have_text("共 1 条")
    page.get_by_role("button", name="重置", exact=True).click()
    expect(total).to_have_text(everybody)
    page.get_by_role("button", name="显示列").click()
    with page.expect_response("**/me/preferences/*"):
        page.get_by_role("group", name="显示的列").get_by_text("备注").click()
    expect(page.get_by_role("columnheader", name="备注")).to_be_visible()
    page.reload()
    expect(page.get_by_role("columnheader", name="备注")).to_be_visible()
    assert serious(page) == []


def test_the_file_holds_what_the_query_finds_in_the_columns_that_are_shown(
    desk: Desk, tmp_path: Path
) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/platform/programme-grants")
    page.get_by_label("账号或名称").fill("530423001")
    page.get_by_role("button", name="查询", exact=True).click()
    settled(page)
    shown = [one.get_attribute("class") for one in page.locator(".el-table__body tr").all()]
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出", exact=True).click()
    assert saved.value.suggested_filename.startswith("项目授权-")
    saved.value.save_as(tmp_path / "list.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "list.xlsx").active.iter_rows(values_only=True))
    assert rows[0] == ("序号", "账号", "名称", "机构", "角色", "关联的补贴项目")
    assert len(rows) - 1 == len(shown) > 0
    assert all("530423001" in row[1] for row in rows[1:])
    assert "乡镇经办" in {row[4] for row in rows}


def test_a_township_of_the_tree_narrows_the_list(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/platform/officials")
    # No other test opens accounts in this township.
    page.get_by_role("treeitem", name="九龙街道").get_by_text("九龙街道", exact=True).click()
    expect(page.get_by_text("共 3 条")).to_be_visible()


def test_a_form_says_beside_each_field_what_is_wrong_and_keeps_what_was_typed(desk: Desk) -> None:
    page = desk("township_admin", "530423001")
    page.goto("/p/platform/officials")
    page.get_by_role("button", name="新增").click()
    form = page.get_by_role("dialog", name="新增用户")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_role("alert").filter(has_text="请填写账号")).to_be_visible()
    expect(form.get_by_role("alert").filter(has_text="请选择机构")).to_be_visible()
    expect(form.get_by_label("账号")).to_be_focused()
    form.get_by_label("账号").fill("13800008888")
    form.get_by_label("名称").fill("李四")
    form.get_by_role("combobox", name="机构").click(force=True)
    page.get_by_role("option", name="秀山街道办事处").click()
    form.get_by_label("电话").fill("12")
    form.get_by_role("button", name="保存").click()
    expect(form.get_by_text("电话应为 11 位手机号，或带区号的座机号")).to_be_visible()
    expect(form.get_by_label("名称")).to_have_value("李四")
    assert serious(page) == []
    form.get_by_label("电话").fill("13800008888")
    expect(form.get_by_text("电话应为")).not_to_be_visible()


def test_an_action_asks_first_and_names_whom_it_is_about(desk: Desk) -> None:
    page = desk("county_admin", "530423")
    page.goto("/p/platform/officials")
    page.get_by_label("账号或名称").fill("township_operator.530423101")
    page.get_by_role("button", name="查询", exact=True).click()
    row = page.get_by_role("row").filter(has_text="township_operator.530423101")
    row.get_by_role("button", name="禁用").click()
    question = page.get_by_role("dialog", name="禁用")
    expect(question).to_contain_text("（township_operator.530423101）")
    question.get_by_role("button", name="取消").click()
    expect(row.get_by_text("启用", exact=True)).to_be_visible()
    row.get_by_role("button", name="禁用").click()
    question.get_by_role("button", name="确定禁用").click()
    expect(row.get_by_role("button", name="启用")).to_be_visible()
    row.get_by_role("button", name="启用").click()
    page.get_by_role("button", name="确定启用").click()
    expect(row.get_by_role("button", name="禁用")).to_be_visible()

"""A township's pages beside the month (test_month.py): people of its register, and who does not reach its pages."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.portal.conftest import Desk, serious

COUNTY = "530423"


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

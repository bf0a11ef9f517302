"""What each administrator keeps of people and offices: accounts with all fields, organisations, draft notices, portraits."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.portal.conftest import Desk, serious

Api = Callable[[str, str], httpx.Client]
ADMINISTRATORS = [
    ("province_admin", "53", "530000000000"),
    ("prefecture_admin", "5304", "530400000000"),
    ("county_admin", "530425", "530425000000"),
    ("township_admin", "530425001", "530425001000"),
]
POST_OF = {
    "province_admin": "省级主管部门",
    "prefecture_admin": "州市部门经办",
    "county_admin": "区县部门经办",
    "township_admin": "乡镇经办",
}
"""A post that each of them fills in an office of the own area."""
FIELDS = (
    "账号", "名称", "机构", "部门", "角色", "默认菜单", "用户类型", "性别", "生日", "电话", "身份证号", "邮箱", "备注", "是否启用",
)  # fmt: skip


def _search(page: Page, title: str, text: str) -> None:
    page.get_by_role("textbox", name=title).fill(text)
    page.get_by_role("button", name="查询", exact=True).click()


@pytest.mark.parametrize(("role", "region", "code"), ADMINISTRATORS, ids=str)
def test_each_administrator_keeps_the_accounts_of_the_own_area(
    desk: Desk, api: Api, role: str, region: str, code: str
) -> None:
    client = api(role, region)
    office = next(
        row
        for row in client.get("/api/v1/organisations", params={"size": 200}).json()["rows"]
        if row["region_code"] == code
    )
    account = f"newcomer.{region}"
    page = desk(role, region)
    page.goto("/p/platform/officials")
    page.get_by_role("button", name="新增", exact=True).click()
    form = page.get_by_role("dialog", name="新增用户")
    for title in FIELDS:
        expect(form.locator(".el-form-item__label").filter(has_text=title).first).to_be_visible()
    form.get_by_label("账号").fill(account)
    form.get_by_label("名称").fill("尹小满")
    form.get_by_role("combobox", name="机构").click(force=True)
    page.get_by_role("option", name=office["name"], exact=True).click()
    form.get_by_role("combobox", name="角色").click(force=True)
    offered = page.locator(".el-select-dropdown:visible").get_by_role("option")
    post = offered.filter(has_text=POST_OF[role]).first
    post.click()
    page.keyboard.press("Escape")
    form.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="已记下").click()

    _search(page, "账号或名称", account)
    row = page.get_by_role("row").filter(has_text=account)
    expect(row).to_contain_text(POST_OF[role])
    page.goto("/p/platform/programme-grants")
    _search(page, "账号或名称", account)
    row.get_by_role("button", name="关联补贴项目").click()
    posts = page.get_by_role("dialog", name="关联补贴项目：尹小满")
    posts.locator(".el-checkbox").first.click()
    posts.get_by_role("button", name="保存项目授权").click()
    expect(page.get_by_text("已保存项目授权")).to_be_visible()
    posts.get_by_role("button", name="关闭", exact=True).click()
    assert (
        len(client.get("/api/v1/officials", params={"keyword": account}).json()["rows"][0]["programmes"]) == 1
    )

    page.goto("/p/platform/officials")
    _search(page, "账号或名称", account)
    row.get_by_role("button", name="更多").or_(row.get_by_role("button", name="禁用")).first.click()
    page.get_by_text("禁用", exact=True).last.click()
    page.get_by_role("button", name="确定禁用").click()
    expect(row.get_by_text("禁用", exact=True).first).to_be_visible()


def test_an_organisation_is_renamed_and_retired_only_when_nobody_is_in_it(desk: Desk, api: Api) -> None:
    client = api("county_admin", "530425")
    office = {"name": "易门县林草局", "kind": "department", "region_code": "530425000000"}
    number = client.post("/api/v1/organisations", json=office).raise_for_status().json()["id"]
    person = {"account": "forester.530425", "name": "林木森", "organisation_id": number}
    official = client.post("/api/v1/officials", json=person).raise_for_status().json()["id"]
    page = desk("county_admin", "530425")
    page.goto("/p/organisations")
    _search(page, "机构名称", "林")
    row = page.get_by_role("row").filter(has_text="林")
    row.get_by_role("button", name="修改").click()
    form = page.get_by_role("dialog", name="修改")
    expect(form.get_by_label("机构名称")).to_have_value("易门县林草局")
    form.get_by_label("机构名称").fill("易门县林业和草原局")
    form.get_by_role("button", name="确定修改").click()
    expect(page.get_by_role("cell", name="易门县林业和草原局")).to_be_visible()
    row.get_by_role("button", name="停用").click()
    question = page.get_by_role("dialog", name="停用")
    question.get_by_role("button", name="确定停用").click()
    expect(question.get_by_text("还有 1 个用户")).to_be_visible()
    assert serious(page) == []
    client.delete(f"/api/v1/officials/{official}").raise_for_status()
    question.get_by_role("button", name="确定停用").click()
    expect(row.get_by_text("已停用")).to_be_visible()


def test_a_draft_is_corrected_before_it_is_published(desk: Desk, api: Api) -> None:
    client = api("prefecture_admin", "5304")
    day = client.get("/api/v1/portal").json()["today"]
    draft = {"title": "培训安排", "body": "请按时参加。", "region": "530400000000", "shown_from": day}
    client.post("/api/v1/notices", json=draft).raise_for_status()
    page = desk("prefecture_admin", "5304")
    page.goto("/p/administration/notice-desk")
    row = page.get_by_role("row").filter(has_text="培训安排")
    row.get_by_role("button", name="修改").click()
    form = page.get_by_role("dialog", name="修改")
    expect(form.get_by_label("正文")).to_have_value("请按时参加。")
    form.get_by_label("标题").fill("一卡通培训安排")
    form.get_by_role("button", name="确定修改").click()
    row = page.get_by_role("row").filter(has_text="一卡通培训安排")
    row.get_by_role("button", name="发布").click()
    page.get_by_role("button", name="确定发布").click()
    expect(row.get_by_text("已发布")).to_be_visible()
    expect(row.get_by_role("button", name="修改")).to_have_count(0)


def test_the_own_portrait_is_kept_and_anything_else_is_refused(desk: Desk, tmp_path: Path) -> None:
    picture, text = tmp_path / "me.png", tmp_path / "me.jpg"
    content = io.BytesIO()
    Image.new("RGB", (300, 400), (47, 111, 192)).save(content, "PNG")
    picture.write_bytes(content.getvalue())
    text.write_bytes("不是图片".encode())
    page = desk("township_admin", "530425001")
    page.goto("/p/me")
    choose = page.locator("input[type=file]")
    choose.set_input_files(picture)
    shown = page.get_by_role("img", name="头像")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 256
    choose.set_input_files(text)
    expect(page.get_by_text("头像应为 JPG 或 PNG 图片")).to_be_visible()
    assert serious(page) == []
    page.reload()
    page.get_by_role("button", name="删除头像").click()
    expect(page.get_by_text("无头像")).to_be_visible()

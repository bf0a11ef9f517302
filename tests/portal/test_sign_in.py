"""The first password and the captcha."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from playwright.sync_api import Page, expect

from tests.portal.conftest import serious

ACCOUNT = "13800007777"
FRESH = "Kunming-2026-yikatong"


def test_a_first_password_must_be_changed_before_anything_else(
    api: Callable[[str, str], httpx.Client], visitor: Page
) -> None:
    administrator = api("township_admin", "530423001")
    organisation = administrator.get("/api/v1/organisations").json()["rows"][0]["id"]
    made = administrator.post(
        "/api/v1/officials", json={"account": ACCOUNT, "name": "王小五", "organisation_id": organisation}
    ).json()
    visitor.goto("/")
    visitor.get_by_label("账号").fill(ACCOUNT)
    visitor.get_by_label("密码", exact=True).fill(made["initial_password"])
    visitor.get_by_role("button", name="登录").click()
    visitor.get_by_label("当前密码").fill(made["initial_password"])
    visitor.get_by_label("新密码", exact=True).fill(FRESH)
    visitor.get_by_label("再次输入新密码").fill(f"{FRESH}?")
    visitor.get_by_role("button", name="修改密码").click()
    expect(visitor.get_by_text("两次输入的新密码不一致")).to_be_visible()
    assert serious(visitor) == []
    visitor.get_by_label("再次输入新密码").fill(FRESH)
    visitor.get_by_role("button", name="修改密码").click()
    expect(visitor.get_by_role("navigation", name="主菜单")).to_be_visible()


def test_after_failures_the_captcha_is_asked_for(visitor: Page) -> None:
    visitor.goto("/p/login")
    visitor.get_by_label("账号").fill("nobody-of-this-name")
    for _ in range(3):
        visitor.get_by_label("密码", exact=True).fill("不对的密码")
        with visitor.expect_response("**/api/v1/sign-ins"):
            visitor.get_by_role("button", name="登录").click()
        expect(visitor.get_by_role("alert")).to_contain_text("账号或密码不正确")
    visitor.get_by_role("button", name="登录").click()
    expect(visitor.get_by_role("img", name="验证码图片")).to_be_visible()
    expect(visitor.get_by_label("密码", exact=True)).to_have_value("不对的密码")
    assert serious(visitor) == []

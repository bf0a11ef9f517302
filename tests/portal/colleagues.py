"""Second holders of a post, each in a browser of their own: the demonstration has one account for every post."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import httpx
from playwright.sync_api import Browser, BrowserContext, Page

from ops.platform.accounts import BUDGET_UNIT, SIGNERS
from ops.platform.start import RunningPlatform
from tests.portal.conftest import PATIENCE_MS
from tests.portal.page_actions import WATCH_REQUESTS

Api = Callable[[str, str], httpx.Client]
PASSWORD = "Tonghai-2026-Gaoshan"


def profile(browser: Browser, url: str) -> BrowserContext:
    """A browser profile of its own, with nobody signed in; the caller closes it."""
    made = browser.new_context(
        base_url=url, locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1366, "height": 768}
    )
    made.set_default_timeout(PATIENCE_MS)
    made.add_init_script(WATCH_REQUESTS)
    return made


def signed_in(context: BrowserContext, account: str, password: str) -> Page:
    """A page of an account, on no address yet."""
    answer = context.request.post("/api/v1/sign-ins", data={"account": account, "password": password})
    assert answer.ok, answer.text()
    return context.new_page()


def hire(platform: RunningPlatform, api: Api, role: str, region: str) -> str:
    """Register one more official with the post `role` at `region`, for all programmes; returns the account.

    Region of a county (six digits) or township (nine). The password is `PASSWORD`; who signs vouchers has the
    demonstration's PIN.
    """
    administrator = api("county_admin" if len(region) == 6 else "township_admin", region)
    account = f"colleague.{secrets.token_hex(4)}"
    organisation = administrator.get("/api/v1/organisations").json()["rows"][0]["id"]
    made = administrator.post(
        "/api/v1/officials", json={"account": account, "name": "钱多多", "organisation_id": organisation}
    )
    made.raise_for_status()
    official = made.json()["id"]
    unit = BUDGET_UNIT if platform.accounts.at(role, region).budget_unit else None
    post = {"role": role, "region_code": region.ljust(12, "0"), "budget_unit": unit}
    administrator.post(f"/api/v1/officials/{official}/posts", json=post).raise_for_status()
    programmes = [one["code"] for one in administrator.get("/api/v1/programmes").raise_for_status().json()]
    administrator.put(
        f"/api/v1/officials/{official}/programmes", json={"programmes": programmes}
    ).raise_for_status()
    with httpx.Client(base_url=platform.url, timeout=30, trust_env=False) as newcomer:
        first = made.json()["initial_password"]
        answer = newcomer.post("/api/v1/sign-ins", json={"account": account, "password": first})
        newcomer.headers["x-csrf-token"] = answer.raise_for_status().json()["csrf_token"]
        newcomer.post(
            "/api/v1/me/password", json={"current_password": first, "new_password": PASSWORD}
        ).raise_for_status()
        if role in SIGNERS:
            newcomer.post(
                "/api/v1/me/signing-pin", json={"current_password": PASSWORD, "pin": platform.accounts.pin}
            ).raise_for_status()
    return account

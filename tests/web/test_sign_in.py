"""Log-in over HTTP: cookie, CSRF token, forced password change, captcha, lock, log-out."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from litestar import Litestar

from core.database import fetch, fetch_value
from core.kernel.settings import settings
from ops.drop_expired import drop_expired
from tenants import platform_session
from tests.conftest import Province
from tests.factories.accounts import PASSWORD, stored_official

WRONG = "not-the-password-1A"
NEW = "Yuxi-2026-summer!"


async def sign_in(client: httpx.AsyncClient, account: str, password: str, **more: Any) -> httpx.Response:
    return await client.post("/api/v1/sign-ins", json={"account": account, "password": password, **more})


async def test_a_good_password_starts_a_session(visitor: httpx.AsyncClient) -> None:
    who = await stored_official("county_operator", "530423", account="op-1", name="李秀英")
    answer = await sign_in(visitor, "OP-1", PASSWORD)
    assert answer.status_code == 201
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("ykt_session="))
    assert "HttpOnly" in cookie and "samesite=lax" in cookie.lower()
    me = (await visitor.get("/api/v1/me")).json()
    assert me["id"] == who.id and me["name"] == "李秀英"
    assert me["posts"] == [
        {
            "role": "county_operator",
            "title": "区县部门经办",
            "region_code": "530423000000",
            "budget_unit": None,
        }
    ]
    assert me["csrf_token"] == answer.json()["csrf_token"]


async def test_only_a_digest_of_the_token_is_stored(visitor: httpx.AsyncClient, province: Province) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    await sign_in(visitor, "op-1", PASSWORD)
    token = visitor.cookies["ykt_session"]
    owner = await province.owner("main")
    try:
        rows = await owner.fetch("SELECT s::text AS shown FROM platform.sign_in s")
    finally:
        await owner.close()
    assert len(rows) == 1 and token not in rows[0]["shown"]


async def test_known_and_unknown_accounts_are_answered_alike(visitor: httpx.AsyncClient) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    texts = {"op-1": [], "nobody-at-all": []}
    for account, said in texts.items():
        for _ in range(7):
            answer = (await sign_in(visitor, account, WRONG)).json()
            said.append((answer["status"], answer["code"]))
    assert texts["op-1"] == texts["nobody-at-all"]
    assert texts["op-1"][:4] == [(401, "access.wrong_credentials")] * 3 + [(422, "access.captcha")]


async def test_five_failures_lock_even_the_right_password(
    visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.access.rules.FAILURES_BEFORE_CAPTCHA", 99)
    monkeypatch.setattr("core.access.rules.ADDRESS_FAILURES_BEFORE_CAPTCHA", 99)
    await stored_official("county_operator", "530423", account="op-1")
    for _ in range(5):
        assert (await sign_in(visitor, "op-1", WRONG)).status_code == 401
    locked = await sign_in(visitor, "op-1", PASSWORD)
    assert (locked.status_code, locked.json()["code"]) == (429, "access.locked")


async def test_the_lock_ends_by_itself(
    visitor: httpx.AsyncClient, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.access.rules.FAILURES_BEFORE_CAPTCHA", 99)
    monkeypatch.setattr("core.access.rules.ADDRESS_FAILURES_BEFORE_CAPTCHA", 99)
    await stored_official("county_operator", "530423", account="op-1")
    for _ in range(5):
        await sign_in(visitor, "op-1", WRONG)
    owner = await province.owner("main")
    try:
        await owner.execute(
            "UPDATE platform.sign_in_failure SET failed_at = failed_at - interval '16 minutes'"
        )
    finally:
        await owner.close()
    assert (await sign_in(visitor, "op-1", PASSWORD)).status_code == 201


async def test_guesses_at_the_same_moment_do_not_outrun_the_lock(
    visitor: httpx.AsyncClient, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.access.rules.FAILURES_BEFORE_CAPTCHA", 99)
    monkeypatch.setattr("core.access.rules.ADDRESS_FAILURES_BEFORE_CAPTCHA", 99)
    await stored_official("county_operator", "530423", account="op-1")
    answers = await asyncio.gather(*(sign_in(visitor, "op-1", WRONG) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 7


async def test_a_success_clears_the_count(visitor: httpx.AsyncClient) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    for _ in range(3):
        for _ in range(2):
            await sign_in(visitor, "op-1", WRONG)
        assert (await sign_in(visitor, "op-1", PASSWORD)).status_code == 201


async def test_after_three_failures_a_captcha_is_needed_and_used_once(
    visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    monkeypatch.setattr("core.access.captcha.secrets.choice", lambda letters: "K")
    for _ in range(3):
        await sign_in(visitor, "op-1", WRONG)
    refused = (await sign_in(visitor, "op-1", PASSWORD)).json()
    assert (refused["status"], refused["field"]) == (422, "captcha_answer")
    first = (await visitor.post("/api/v1/captchas")).json()
    assert first["image"].startswith("data:image/png;base64,")
    wrong = await sign_in(visitor, "op-1", PASSWORD, captcha_id=first["id"], captcha_answer="AAAAA")
    assert wrong.json()["code"] == "access.captcha"
    again = await sign_in(visitor, "op-1", PASSWORD, captcha_id=first["id"], captcha_answer="KKKKK")
    assert again.json()["code"] == "access.captcha", "a captcha is used up by the first answer"
    second = (await visitor.post("/api/v1/captchas")).json()
    good = await sign_in(visitor, "op-1", PASSWORD, captcha_id=second["id"], captcha_answer="kkkkk")
    assert good.status_code == 201


async def captcha_rows(province: Province) -> int:
    owner = await province.owner("main")
    try:
        return await owner.fetchval("SELECT count(*) FROM platform.captcha")
    finally:
        await owner.close()


async def test_one_address_is_asked_so_many_captchas_and_no_more_until_they_expire(
    app: Litestar, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.access.captcha.PER_SOURCE", 3)
    near, far = (
        httpx.AsyncClient(transport=httpx.ASGITransport(app, client=(host, 1)), base_url="http://ykt.test")
        for host in ("203.0.113.7", "203.0.113.8")
    )
    async with near, far:
        asked = await asyncio.gather(*(near.post("/api/v1/captchas") for _ in range(5)))
        assert sorted(answer.status_code for answer in asked) == [201] * 3 + [429] * 2
        refused = max(asked, key=lambda answer: answer.status_code)
        assert refused.json()["code"] == "access.too_many_captchas"
        assert (await far.post("/api/v1/captchas")).status_code == 201
        assert (await drop_expired())["captchas"] == 0
        owner = await province.owner("main")
        try:
            shown = await owner.fetch("SELECT c::text AS shown FROM platform.captcha c")
            assert not [row for row in shown if "203.0.113" in row["shown"]]
            await owner.execute("UPDATE platform.captcha SET expires_at = expires_at - interval '5 minutes'")
        finally:
            await owner.close()
        assert (await near.post("/api/v1/captchas")).status_code == 201


async def test_the_sweeper_drops_expired_captchas_only(
    visitor: httpx.AsyncClient, province: Province
) -> None:
    for _ in range(2):
        await visitor.post("/api/v1/captchas")
    owner = await province.owner("main")
    try:
        await owner.execute("UPDATE platform.captcha SET expires_at = expires_at - interval '5 minutes'")
    finally:
        await owner.close()
    await visitor.post("/api/v1/captchas")
    assert (await drop_expired())["captchas"] == 2
    assert await captcha_rows(province) == 1


async def test_a_log_in_ends_the_session_of_the_cookie_that_it_replaces(
    visitor: httpx.AsyncClient, browser: Any, app: Litestar
) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    elsewhere = await browser("county_operator", "530423", account="op-2")
    await sign_in(visitor, "op-1", PASSWORD)
    left = httpx.Cookies(visitor.cookies)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://ykt.test", cookies=left) as thief:
        await sign_in(visitor, "op-2", WRONG)
        assert (await thief.get("/api/v1/me")).status_code == 200, "only a success takes the place"
        await sign_in(visitor, "op-2", PASSWORD)
        assert (await visitor.get("/api/v1/me")).json()["account"] == "op-2"
        assert (await thief.get("/api/v1/me")).status_code == 401
    assert visitor.cookies["ykt_session"] != left["ykt_session"]
    assert (await elsewhere.get("/api/v1/me")).status_code == 200, "other browsers stay signed in"
    async with platform_session(read_only=True):
        ended = await fetch("SELECT account FROM audit_entry WHERE action = 'access.sign_out'")
    assert [row["account"] for row in ended] == ["op-1"]


async def test_an_initial_password_opens_nothing_but_its_change(visitor: httpx.AsyncClient) -> None:
    await stored_official("county_admin", "530423", account="new-1", must_change_password=True)
    token = (await sign_in(visitor, "new-1", PASSWORD)).json()["csrf_token"]
    refused = await visitor.get("/api/v1/officials")
    assert (refused.status_code, refused.json()["code"]) == (403, "access.must_change_password")
    body = {"current_password": PASSWORD, "new_password": NEW}
    changed = await visitor.post("/api/v1/me/password", json=body, headers={"X-CSRF-Token": token})
    assert changed.status_code == 204
    assert (await visitor.get("/api/v1/officials")).status_code == 200
    assert (await sign_in(visitor, "new-1", PASSWORD)).status_code == 401
    assert (await sign_in(visitor, "new-1", NEW)).status_code == 201


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("Short-1a", "access.password_length"),
        ("alllowercaseletters", "access.password_classes"),
        ("xx-County-Op-9-xx", "access.password_account"),
        (PASSWORD, "access.password_same"),
    ],
)
async def test_weak_new_passwords_are_refused(browser: Any, new: str, code: str) -> None:
    client = await browser("county_operator", "530423", account="county-op-9")
    answer = await client.post(
        "/api/v1/me/password", json={"current_password": PASSWORD, "new_password": new}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_new_password_ends_the_other_sessions(visitor: httpx.AsyncClient, browser: Any) -> None:
    client = await browser("county_operator", "530423", account="op-1")
    await sign_in(visitor, "op-1", PASSWORD)
    body = {"current_password": PASSWORD, "new_password": NEW}
    assert (await client.post("/api/v1/me/password", json=body)).status_code == 204
    assert (await visitor.get("/api/v1/me")).status_code == 401
    assert (await client.get("/api/v1/me")).status_code == 200


@pytest.mark.parametrize("token", [None, "", "wrong"])
async def test_unsafe_requests_need_the_csrf_token_of_the_session(browser: Any, token: str | None) -> None:
    client = await browser("county_admin", "530423")
    del client.headers["X-CSRF-Token"]
    headers = {} if token is None else {"X-CSRF-Token": token}
    answer = await client.post("/api/v1/officials/1/disable", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "access.csrf")


async def test_requests_of_other_sites_are_refused(visitor: httpx.AsyncClient) -> None:
    body = {"account": "op-1", "password": PASSWORD}
    answer = await visitor.post("/api/v1/sign-ins", json=body, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.json()["code"]) == (403, "request.other_site")


async def test_signing_out_ends_this_session_or_all(visitor: httpx.AsyncClient, browser: Any) -> None:
    client = await browser("county_operator", "530423", account="op-1")
    token = (await sign_in(visitor, "op-1", PASSWORD)).json()["csrf_token"]
    headers = {"X-CSRF-Token": token}
    assert (await visitor.delete("/api/v1/sign-ins/current", headers=headers)).status_code == 204
    assert (await client.get("/api/v1/me")).status_code == 200
    token = (await sign_in(visitor, "op-1", PASSWORD)).json()["csrf_token"]
    assert (await visitor.delete("/api/v1/sign-ins", headers={"X-CSRF-Token": token})).status_code == 204
    assert (await client.get("/api/v1/me")).status_code == 401


async def test_an_idle_session_ends_and_use_is_written_once_a_minute(
    browser: Any, province: Province
) -> None:
    client = await browser("county_operator", "530423")
    owner = await province.owner("main")
    try:
        seen = await owner.fetchval("SELECT last_seen_at FROM platform.sign_in")
        await client.get("/api/v1/me")
        assert await owner.fetchval("SELECT last_seen_at FROM platform.sign_in") == seen
        await owner.execute("UPDATE platform.sign_in SET last_seen_at = last_seen_at - interval '2 minutes'")
        assert (await client.get("/api/v1/me")).status_code == 200
        assert await owner.fetchval("SELECT last_seen_at FROM platform.sign_in") > seen
        await owner.execute("UPDATE platform.sign_in SET last_seen_at = last_seen_at - interval '31 minutes'")
    finally:
        await owner.close()
    answer = await client.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "access.not_signed_in")


async def test_by_https_the_cookies_belong_to_this_host_alone(
    app: Litestar, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    monkeypatch.setenv("YKT_HTTPS", "yes")
    settings.cache_clear()
    try:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="https://ykt.test") as client:
            answer = await sign_in(client, "op-1", PASSWORD)
            given = answer.headers.get_list("set-cookie")
            assert [one.partition("=")[0] for one in given] == ["__Host-ykt_session", "__Host-ykt_csrf"]
            assert all("Secure" in one and "Path=/" in one and "Domain" not in one for one in given)
            assert (await client.get("/api/v1/me")).status_code == 200
            plain = {"cookie": f"ykt_session={client.cookies['__Host-ykt_session']}"}
            client.cookies.clear()
            assert (await client.get("/api/v1/me", headers=plain)).status_code == 401, (
                "a plain cookie opens nothing"
            )
            headers = {"X-CSRF-Token": (await sign_in(client, "op-1", PASSWORD)).json()["csrf_token"]}
            ended = await client.delete("/api/v1/sign-ins/current", headers=headers)
            assert all("Secure" in one for one in ended.headers.get_list("set-cookie"))
    finally:
        settings.cache_clear()


async def test_old_log_ins_and_wrong_passwords_are_dropped(
    visitor: httpx.AsyncClient, province: Province
) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    await sign_in(visitor, "op-1", WRONG)
    await sign_in(visitor, "op-1", PASSWORD)
    assert (await drop_expired())["sign_ins"] == 0
    owner = await province.owner("main")
    try:
        await owner.execute("UPDATE platform.sign_in SET last_seen_at = last_seen_at - interval '401 days'")
        await owner.execute("UPDATE platform.sign_in_failure SET failed_at = failed_at - interval '401 days'")
        await sign_in(visitor, "op-1", WRONG)
        assert (await drop_expired())["sign_ins"] == 3
        assert await owner.fetchval("SELECT count(*) FROM platform.sign_in_failure") == 1
    finally:
        await owner.close()


async def test_one_ipv6_subscriber_counts_as_one_address(app: Litestar, province: Province) -> None:
    for number in range(10):
        transport = httpx.ASGITransport(app, client=(f"2001:db8:7:9::{number:x}", 40000))
        async with httpx.AsyncClient(transport=transport, base_url="http://ykt.test") as client:
            assert (await sign_in(client, f"guess-{number}", WRONG)).status_code == 401
    for address, code in (
        ("2001:db8:7:9:ffff::1", "access.captcha"),
        ("2001:db8:7:a::1", "access.wrong_credentials"),
    ):
        transport = httpx.ASGITransport(app, client=(address, 40000))
        async with httpx.AsyncClient(transport=transport, base_url="http://ykt.test") as client:
            assert (await sign_in(client, "guess-last", WRONG)).json()["code"] == code


async def test_only_a_trusted_proxy_says_where_a_request_comes_from(
    app: Litestar, province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stored_official("county_operator", "530423", account="op-1")
    monkeypatch.setenv("YKT_TRUSTED_PROXIES", "10.0.0.0/24")
    settings.cache_clear()
    seen = []
    try:
        for peer in ("10.0.0.5", "192.0.2.77"):
            transport = httpx.ASGITransport(app, client=(peer, 40000))
            async with httpx.AsyncClient(transport=transport, base_url="http://ykt.test") as client:
                client.headers["X-Forwarded-For"] = "203.0.113.1, 198.51.100.4, 10.0.0.6"
                await sign_in(client, "op-1", PASSWORD)
            async with platform_session(read_only=True):
                seen.append(await fetch_value("SELECT address FROM sign_in ORDER BY started_at DESC LIMIT 1"))
    finally:
        settings.cache_clear()
    assert seen == ["198.51.100.4", "192.0.2.77"]


async def test_whoever_finds_a_browser_signed_in_cannot_guess_its_password(
    browser: Any, visitor: httpx.AsyncClient
) -> None:
    client = await browser("county_operator", "530423", account="op-1")
    body = {"current_password": WRONG, "new_password": NEW}
    for _ in range(5):
        wrong = await client.post("/api/v1/me/password", json=body)
        assert (wrong.status_code, wrong.json()["code"]) == (422, "access.wrong_password")
    right = await client.post("/api/v1/me/password", json=body | {"current_password": PASSWORD})
    assert (right.status_code, right.json()["code"]) == (429, "access.locked")
    assert (await sign_in(visitor, "op-1", PASSWORD)).json()["code"] == "access.locked"


async def test_a_changed_password_clears_what_was_counted(browser: Any, visitor: httpx.AsyncClient) -> None:
    client = await browser("county_operator", "530423", account="op-1")
    for _ in range(2):
        await client.post("/api/v1/me/password", json={"current_password": WRONG, "new_password": NEW})
    good = {"current_password": PASSWORD, "new_password": NEW}
    assert (await client.post("/api/v1/me/password", json=good)).status_code == 204
    assert (await sign_in(visitor, "op-1", WRONG)).status_code == 401
    assert (await sign_in(visitor, "op-1", NEW)).status_code == 201

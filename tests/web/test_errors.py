"""One error shape for everything, in Chinese, without anything of the inside; headers on every answer."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx
import pytest

from core.kernel.errors import Conflict, Unavailable, YikatongError
from tests.conftest import Province
from web.api.publicity import PAGE_POLICY
from web.errors import status_of
from web.validation_texts import in_chinese

FIELDS = {"type", "title", "status", "code", "detail", "field", "row", "details", "request_id"}


def assert_problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    body = answer.json()
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert set(body) == FIELDS
    assert any("\u4e00" <= character <= "\u9fff" for character in body["detail"])
    assert body["request_id"] == answer.headers["x-request-id"]
    return body


async def test_unknown_addresses_methods_and_sizes(visitor: httpx.AsyncClient) -> None:
    assert_problem(await visitor.get("/no/such/page"), 404, "request.unknown")
    assert_problem(await visitor.put("/api/v1/sign-ins", json={}), 405, "request.method")
    big = {"account": "a1", "password": "x" * 1_100_000}
    assert_problem(await visitor.post("/api/v1/sign-ins", json=big), 413, "request.too_large")


async def test_a_large_body_without_a_length_is_stopped_too(visitor: httpx.AsyncClient) -> None:
    async def endless() -> Any:
        for _ in range(30):
            yield b"x" * 100_000

    answer = await visitor.post(
        "/api/v1/sign-ins", content=endless(), headers={"content-type": "application/json"}
    )
    assert_problem(answer, 413, "request.too_large")


@pytest.mark.parametrize(
    ("content", "field", "text"),
    [
        (b'{"account": "a1"}', None, "缺少必填项“password”"),
        (b'{"account": 5, "password": "x"}', "account", "应为文字"),
        (b'{"account": "", "password": "x"}', "account", "长度至少 1 个字符"),
        (b'{"account": "a1", "password": "x", "captcha_id": "zz"}', "captcha_id", "应为编号（UUID）"),
        (b"[]", None, "应为对象"),
    ],
)
async def test_wrong_bodies_are_explained(
    visitor: httpx.AsyncClient, content: bytes, field: str | None, text: str
) -> None:
    answer = await visitor.post(
        "/api/v1/sign-ins", content=content, headers={"content-type": "application/json"}
    )
    body = assert_problem(answer, 422, "request.invalid")
    assert text in body["detail"] and (field is None or body["field"] == field)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b""])
async def test_broken_json_is_refused(visitor: httpx.AsyncClient, content: bytes) -> None:
    answer = await visitor.post(
        "/api/v1/sign-ins", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code in {400, 422} and answer.json()["code"].startswith("request.")


async def test_wrong_parameters_are_explained(browser: Any) -> None:
    client = await browser("county_admin", "530423")
    body = assert_problem(await client.get("/api/v1/officials?size=1000"), 422, "request.invalid")
    assert body["field"] == "size" and "不能大于 200" in body["detail"]
    body = assert_problem(await client.get("/api/v1/officials?page=abc"), 422, "request.invalid")
    assert body["field"] == "page" and "应为整数" in body["detail"]
    assert_problem(await client.get("/api/v1/officials?sort=password_hash"), 422, "paging.sort")


async def test_a_missing_parameter_is_named(browser: Any) -> None:
    client = await browser("county_operator", "530423")
    answer = await client.get("/api/v1/counties/530423/publicities")
    body = assert_problem(answer, 422, "request.invalid")
    assert body["field"] == "tab" and body["detail"] == "“tab”是必填参数，请补充"


async def test_a_fault_of_the_platform_tells_nothing_outside(
    browser: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = await browser("county_admin", "530423")

    async def breaks(*_args: Any, **_more: Any) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("web.api.officials.list_officials", breaks)
    answer = await client.get("/api/v1/officials")
    body = assert_problem(answer, 500, "internal")
    assert "secret" not in answer.text and body["request_id"] in body["detail"]
    assert "secret of the inside" in caplog.text


async def test_security_headers_are_on_every_answer(visitor: httpx.AsyncClient) -> None:
    for path in ("/api/v1/openapi.json", "/no/such/page", "/api/v1/me"):
        headers = (await visitor.get(path)).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("given", "kept"), [("abcdef12-3456", True), ("x", False), ("a b<script>", False)])
async def test_a_request_id_is_taken_over_or_made(visitor: httpx.AsyncClient, given: str, kept: bool) -> None:
    answer = await visitor.get("/api/v1/me", headers={"x-request-id": given})
    assert (answer.headers["x-request-id"] == given) == kept


async def test_the_access_log_holds_no_personal_data(browser: Any, caplog: pytest.LogCaptureFixture) -> None:
    client = await browser("county_admin", "530423")
    with caplog.at_level(logging.INFO, logger="yikatong.access"):
        await client.get("/api/v1/officials/4711?keyword=530423198804120028")
    line = json.loads(caplog.records[-1].message)
    assert line["route"] == "/api/v1/officials/{official_id}" and line["status"] == 404
    assert line["official_id"] == client.official_id
    assert "530423198804120028" not in caplog.text and "4711" not in caplog.records[-1].message


async def test_a_refusal_is_kept_in_the_operation_log(browser: Any, province: Province) -> None:
    client = await browser("county_operator", "530423")
    assert_problem(await client.get("/api/v1/officials"), 403, "access.no_permission")
    owner = await province.owner("main")
    try:
        row = await owner.fetchrow(
            "SELECT official_id, subject_id, after, address FROM platform.audit_entry WHERE action = 'access.refused'"
        )
    finally:
        await owner.close()
    assert (row["official_id"], row["subject_id"]) == (client.official_id, "GET /api/v1/officials")
    assert json.loads(row["after"]) == {"code": "access.no_permission"} and row["address"] == "127.0.0.1"


class _Special(Conflict):
    pass


def test_a_failure_takes_the_status_of_its_nearest_kind() -> None:
    assert status_of(_Special("a", "b")) == 409
    assert status_of(Unavailable("a", "b")) == 503
    assert status_of(YikatongError("a", "b")) == 500


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("Expected `int`, got `str`", "应为整数"),
        ("Expected `date | null`, got `int`", "应为日期（如 2026-03-31）或空值"),
        ("Expected `str` matching regex '^a$' - at `$.x`", "格式不符合要求"),
        ("Invalid RFC3339 encoded date", "应为日期（如 2026-03-31）"),
        ("Expected `int` >= 1", "不能小于 1"),
        ("something new in English", "格式或取值不正确"),
    ],
)
def test_messages_of_the_library_are_translated(message: str, text: str) -> None:
    assert in_chinese(message) == text


@pytest.mark.parametrize("county", ["platform", "c530423", "053042", "5304230", "530423%00", "public"])
async def test_what_is_no_county_reaches_no_schema(visitor: httpx.AsyncClient, county: str) -> None:
    public = await visitor.get(f"/api/v1/public/counties/{county}/publicities")
    assert_problem(public, 404, "tenant.unknown")
    asked = await visitor.post(
        f"/api/v1/public/counties/{county}/feedback/answer", json={"receipt_code": "x"}
    )
    assert_problem(asked, 404, "tenant.unknown")


_PORTAL_PAGES = ("/", "/p/login", "/p/dossiers/11")


def directives(policy: str) -> dict[str, set[str]]:
    """A Content-Security-Policy by directive."""
    parts = (part.split() for part in policy.split(";"))
    return {part[0]: set(part[1:]) for part in parts if part}


@pytest.mark.parametrize("path", [*_PORTAL_PAGES, "/public", "/no/such/page", "/assets/nothing.js"])
async def test_pages_run_nothing_from_outside_and_stand_in_no_frame(
    visitor: httpx.AsyncClient, path: str
) -> None:
    headers = (await visitor.get(path)).headers
    policy = directives(headers["content-security-policy"])
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == {"'none'"}
    assert policy["form-action"] == policy["default-src"] == {"'self'"}
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == {"'self'"}
    assert policy["img-src"] <= {"'self'", "data:", "blob:"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


async def test_the_check_of_a_notice_runs_nothing_at_all(visitor: httpx.AsyncClient) -> None:
    policy = directives(PAGE_POLICY)
    assert policy["default-src"] == {"'none'"} and "script-src" not in policy
    assert policy["base-uri"] == policy["form-action"] == {"'none'"}
    assert policy["frame-ancestors"] <= {"'none'", "'self'"}


async def test_browsers_are_told_to_stay_with_https_outside_a_demonstration(
    visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "strict-transport-security" not in (await visitor.get("/public")).headers
    monkeypatch.setattr("web.edge.needs_https", lambda: True)
    assert "max-age=31536000" in (await visitor.get("/public")).headers["strict-transport-security"]

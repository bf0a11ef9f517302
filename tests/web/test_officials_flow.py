"""用户管理 over HTTP from the province down to a township's operator, each by the administrator above."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest_asyncio
from litestar import Litestar

from tests.factories.recipients import person_number
from web.guard import CSRF_HEADER

COUNTY = "530423000000"
TOWNSHIP, OTHER_TOWNSHIP = "530423101000", "530423102000"
PASSWORD = "Yuxi-2026-summer!"
PHONE, ID_NUMBER = "13812345678", person_number(1)
ROW_18 = {
    "name": "李秀英",
    "default_menu": "business",
    "user_type": "contract",
    "division": "社会事务办",
    "gender": "女",
    "birthday": "1990-05-20",
    "email": "lixiuying@tonghai.example",
    "phone": PHONE,
    "id_number": ID_NUMBER,
    "remark": "负责高龄津贴",
}

SignIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]


@pytest_asyncio.fixture
async def sign_in(app: Litestar) -> AsyncIterator[SignIn]:
    """`await sign_in(account, password)`: a browser of its own that went through the log-in page."""
    async with AsyncExitStack() as stack:

        async def open_browser(account: str, password: str) -> httpx.AsyncClient:
            client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://ykt.test")
            await stack.enter_async_context(client)
            answer = await client.post("/api/v1/sign-ins", json={"account": account, "password": password})
            assert answer.status_code == 201, answer.text
            client.headers[CSRF_HEADER] = answer.json()["csrf_token"]
            return client

        yield open_browser


async def done(client: httpx.AsyncClient, method: str, path: str, **body: Any) -> Any:
    """The answer of a request that is granted."""
    answer = await client.request(method, f"/api/v1{path}", json=body or None)
    assert answer.is_success, f"{method} {path}: {answer.text}"
    return answer.json() if answer.content else None


async def refusal(client: httpx.AsyncClient, method: str, path: str, **body: Any) -> tuple[int, str]:
    """Status and code of a request that is refused."""
    answer = await client.request(method, f"/api/v1{path}", json=body or None)
    assert answer.status_code >= 400, f"{method} {path} was granted: {answer.text}"
    return answer.status_code, answer.json()["code"]


async def organisation(by: httpx.AsyncClient, name: str, region: str, kind: str = "government") -> int:
    made = await done(by, "POST", "/organisations", name=name, kind=kind, region_code=region)
    return made["id"]


async def employ(
    by: httpx.AsyncClient, sign_in: SignIn, account: str, role: str, office: int, region: str, **fields: Any
) -> tuple[httpx.AsyncClient, int]:
    """A new official with one post, after the first log-in and the change of the first password."""
    body = {"account": account, "organisation_id": office, "name": "测试员"} | fields
    made = await done(by, "POST", "/officials", **body)
    await done(by, "POST", f"/officials/{made['id']}/posts", role=role, region_code=region)
    first = made["initial_password"]
    client = await sign_in(account, first)
    assert await refusal(client, "GET", "/roles") == (403, "access.must_change_password")
    await done(client, "POST", "/me/password", current_password=first, new_password=PASSWORD)
    me = await done(client, "GET", "/me")
    assert (me["must_change_password"], [post["role"] for post in me["posts"]]) == (False, [role])
    return client, made["id"]


async def township_admin_of(browser: Any) -> tuple[httpx.AsyncClient, int]:
    """An administrator of a township, and an office there."""
    office = await organisation(await browser("county_admin", "530423"), "杨广镇人民政府", TOWNSHIP)
    return await browser("township_admin", "530423101"), office


async def test_each_level_employs_the_level_below(browser: Any, sign_in: SignIn) -> None:
    province = await browser("province_admin", "53")
    bureau = await organisation(province, "通海县财政局", COUNTY, "finance")
    county, county_id = await employ(province, sign_in, "county-1", "county_admin", bureau, COUNTY)

    street = await organisation(county, "杨广镇人民政府", TOWNSHIP, "township")
    township, _ = await employ(county, sign_in, "township-1", "township_admin", street, TOWNSHIP)

    operator, operator_id = await employ(
        township, sign_in, PHONE, "township_operator", street, TOWNSHIP, **ROW_18, avatar="avatars/7.png"
    )
    shown = await done(township, "GET", f"/officials/{operator_id}")
    assert {name: shown[name] for name in ROW_18} == ROW_18 | {
        "phone": "138****5678",
        "id_number": f"{ID_NUMBER[:6]}**********{ID_NUMBER[-2:]}",
    }
    assert shown["avatar"] is None, "a picture is uploaded, never named"
    listed = await done(township, "GET", "/officials?keyword=李秀英")
    assert [row["id"] for row in listed["rows"]] == [operator_id]
    assert PHONE not in str(listed["rows"][0]["phone"]) and ID_NUMBER not in str(listed)

    assert await refusal(operator, "GET", "/officials") == (403, "access.no_permission")
    assert (await refusal(county, "POST", f"/officials/{county_id}/disable"))[0] == 403


async def test_posts_are_granted_below_the_own_one_and_ended_at_once(browser: Any, sign_in: SignIn) -> None:
    township, office = await township_admin_of(browser)
    operator, operator_id = await employ(
        township, sign_in, "operator-1", "township_operator", office, TOWNSHIP
    )
    posts = f"/officials/{operator_id}/posts"
    lists = "/counties/530423/recipients"
    await done(operator, "GET", lists)
    for role, region in (
        ("township_admin", TOWNSHIP),
        ("county_operator", COUNTY),
        ("township_reviewer", OTHER_TOWNSHIP),
    ):
        assert await refusal(township, "POST", posts, role=role, region_code=region) == (
            403,
            "access.cannot_fill",
        )
    (held,) = (await done(township, "GET", f"/officials/{operator_id}"))["posts"]
    await done(township, "DELETE", f"{posts}/{held['id']}")
    assert await refusal(operator, "GET", lists) == (403, "access.no_permission")
    assert (await refusal(township, "DELETE", f"{posts}/{held['id']}"))[0] == 404


async def test_programmes_are_authorised_by_code(browser: Any, sign_in: SignIn) -> None:
    township, office = await township_admin_of(browser)
    operator, operator_id = await employ(
        township, sign_in, "operator-1", "township_operator", office, TOWNSHIP
    )
    address = f"/officials/{operator_id}/programmes"
    wanted = ["minimum_living", "elderly_allowance"]
    await done(township, "PUT", address, programmes=wanted)
    assert (await done(operator, "GET", "/me"))["programmes"] == sorted(wanted)
    assert await refusal(township, "PUT", address, programmes=["no_such"]) == (
        422,
        "access.unknown_programme",
    )
    await done(township, "PUT", address, programmes=["elderly_allowance"])
    assert (await done(operator, "GET", "/me"))["programmes"] == ["elderly_allowance"]


async def test_a_disabled_account_is_out_at_once_and_in_again_when_enabled(
    browser: Any, sign_in: SignIn, visitor: httpx.AsyncClient
) -> None:
    township, office = await township_admin_of(browser)
    operator, operator_id = await employ(
        township, sign_in, "operator-1", "township_operator", office, TOWNSHIP
    )
    await done(township, "POST", f"/officials/{operator_id}/disable")
    assert await refusal(operator, "GET", "/me") == (401, "access.not_signed_in")
    credentials = {"account": "operator-1", "password": PASSWORD}
    assert (await refusal(visitor, "POST", "/sign-ins", **credentials))[0] == 401
    await done(township, "POST", f"/officials/{operator_id}/enable")
    await done(await sign_in("operator-1", PASSWORD), "GET", "/me")


async def test_a_reset_password_ends_sessions_and_must_be_changed(
    browser: Any, sign_in: SignIn, visitor: httpx.AsyncClient
) -> None:
    township, office = await township_admin_of(browser)
    operator, operator_id = await employ(
        township, sign_in, "operator-1", "township_operator", office, TOWNSHIP
    )
    first = (await done(township, "POST", f"/officials/{operator_id}/reset-password"))["initial_password"]
    assert (await refusal(operator, "GET", "/me"))[0] == 401
    assert (await refusal(visitor, "POST", "/sign-ins", account="operator-1", password=PASSWORD))[0] == 401
    again = await sign_in("operator-1", first)
    lists = "/counties/530423/recipients"
    assert await refusal(again, "GET", lists) == (403, "access.must_change_password")
    assert (await done(again, "GET", "/me"))["must_change_password"] is True


async def test_logging_out_everywhere_ends_every_browser(browser: Any, sign_in: SignIn) -> None:
    township, office = await township_admin_of(browser)
    desk, _ = await employ(township, sign_in, "operator-1", "township_operator", office, TOWNSHIP)
    laptop = await sign_in("operator-1", PASSWORD)
    await done(laptop, "DELETE", "/sign-ins")
    for client in (desk, laptop):
        assert (await refusal(client, "GET", "/me"))[0] == 401
    await done(await sign_in("operator-1", PASSWORD), "GET", "/me")


async def test_no_administrator_reaches_beyond_the_own_region(browser: Any, sign_in: SignIn) -> None:
    township, office = await township_admin_of(browser)
    _, operator_id = await employ(township, sign_in, "operator-1", "township_operator", office, TOWNSHIP)
    for neighbour in (await browser("township_admin", "530423102"), await browser("county_admin", "530425")):
        assert (await refusal(neighbour, "GET", f"/officials/{operator_id}"))[0] in {403, 404}
        for path, body in (
            (f"/officials/{operator_id}/disable", {}),
            (f"/officials/{operator_id}/reset-password", {}),
            (
                f"/officials/{operator_id}/posts",
                {"role": "township_reviewer", "region_code": OTHER_TOWNSHIP},
            ),
            ("/officials", {"account": "intruder", "name": "测试员", "organisation_id": office}),
            ("/organisations", {"name": "外地机构", "kind": "township", "region_code": TOWNSHIP}),
        ):
            assert (await refusal(neighbour, "POST", path, **body))[0] in {403, 404}, path
        listed = await done(neighbour, "GET", "/officials")
        assert operator_id not in [row["id"] for row in listed["rows"]]
    assert (await done(township, "GET", f"/officials/{operator_id}"))["enabled"] is True

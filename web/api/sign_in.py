"""Log-in, log-out, the own account."""

from __future__ import annotations

import base64
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.params import JSONBody

from core.access.captcha import ask_captcha
from core.access.change_password import change_password
from core.access.has_avatar import has_avatar
from core.access.has_signing_pin import has_signing_pin
from core.access.load_sign_in import SignIn
from core.access.may import holds
from core.access.policy import permissions
from core.access.roles import ROLES
from core.access.set_signing_pin import set_signing_pin
from core.access.sign_in import sign_in
from core.access.sign_out import sign_out
from core.kernel.origin import current_origin
from tenants import platform_session
from web.deps import SignedIn
from web.edge import cookie_name, needs_https
from web.guard import CSRF_COOKIE, PUBLIC, SESSION_COOKIE, SIGNED_IN

_INSIDE = ["outer", "inner"]
SigningPin = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=64, examples=["2746193805"], extra_json_schema={"format": "password"}
    ),
]
"""签章 PIN 码, as it is typed: no answer, log or digest of a request ever holds it."""


class SignInBody(msgspec.Struct, kw_only=True):
    """Account and password; after three failures also the captcha that was asked for."""

    account: Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["13800000001"])]
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    captcha_id: UUID | None = None
    captcha_answer: Annotated[str, msgspec.Meta(max_length=20)] = ""


class PostBody(msgspec.Struct, kw_only=True):
    """A post of the official who is signed in."""

    role: str
    title: str
    region_code: str
    budget_unit: str | None


class Me(msgspec.Struct, kw_only=True):
    """The official who is signed in; `csrf_token` goes into the header X-CSRF-Token of every unsafe request.

    `signing_pin_set`: whether there is a 签章 PIN 码, without which nobody signs vouchers.
    """

    id: int
    account: str
    name: str
    posts: list[PostBody]
    programmes: list[str]
    permissions: list[str]
    must_change_password: bool
    signing_pin_set: bool
    has_avatar: bool
    csrf_token: str


class SignInAnswer(msgspec.Struct, kw_only=True):
    """A new session; the cookie travels by itself."""

    id: int
    account: str
    name: str
    must_change_password: bool
    csrf_token: str


class CaptchaAnswer(msgspec.Struct, kw_only=True):
    """A picture question: `image` is a data URI (PNG); the answer is taken once, within five minutes."""

    id: UUID
    image: str


class ChangePasswordBody(msgspec.Struct, kw_only=True):
    """The old password and the new one."""

    current_password: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    new_password: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]


class SigningPinBody(msgspec.Struct, kw_only=True):
    """The password of the log-in, which proves who asks, and the PIN of signatures from now on."""

    current_password: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    pin: SigningPin


def _cookies(token: str, csrf_token: str) -> list[Cookie]:
    secure = needs_https()
    return [
        Cookie(
            cookie_name(SESSION_COOKIE), value=token, path="/", httponly=True, secure=secure, samesite="lax"
        ),
        Cookie(
            cookie_name(CSRF_COOKIE),
            value=csrf_token,
            path="/",
            httponly=False,
            secure=secure,
            samesite="lax",
        ),
    ]


def _no_cookies() -> list[Cookie]:
    # A browser takes a `__Host-` cookie, an empty one too, only as Secure.
    return [
        Cookie(cookie_name(name), value="", path="/", max_age=0, secure=needs_https())
        for name in (SESSION_COOKIE, CSRF_COOKIE)
    ]


class SignInController(Controller):
    """登录与本人账号."""

    path = "/api/v1"
    tags = ["登录"]

    @post(
        "/sign-ins",
        operation_id="signIn",
        summary="登录",
        opt={"permission": PUBLIC, "zone": _INSIDE},
    )
    async def sign_in(
        self, data: JSONBody[SignInBody], request: Request[Any, Any, Any]
    ) -> Response[SignInAnswer]:
        """Check account and password, set the session cookie."""
        result = await sign_in(
            data.account,
            data.password,
            address=current_origin().address,
            user_agent=request.headers.get("user-agent", ""),
            captcha_id=data.captcha_id,
            captcha_answer=data.captcha_answer,
            replaces=request.cookies.get(cookie_name(SESSION_COOKIE), ""),
        )
        answer = SignInAnswer(
            id=result.official_id,
            account=result.account,
            name=result.name,
            must_change_password=result.must_change_password,
            csrf_token=result.csrf_token,
        )
        return Response(answer, cookies=_cookies(result.token, result.csrf_token))

    @post(
        "/captchas",
        operation_id="askCaptcha",
        summary="获取图片验证码",
        opt={"permission": PUBLIC, "zone": ["public", *_INSIDE]},
    )
    async def captcha(self) -> CaptchaAnswer:
        """Draw a picture question; one address may ask sixty times within five minutes."""
        async with platform_session():
            question = await ask_captcha(current_origin().address)
        return CaptchaAnswer(
            id=question.id, image=f"data:image/png;base64,{base64.b64encode(question.png).decode()}"
        )

    @get(
        "/me",
        operation_id="getMe",
        summary="当前登录用户",
        opt={"permission": SIGNED_IN, "zone": _INSIDE, "with_initial_password": True},
    )
    async def me(self, request: Request[Any, Any, Any]) -> Me:
        """Who is signed in, with posts, programmes and the CSRF token."""
        current: SignIn = request.scope["state"]["sign_in"]
        by = current.official
        posts = [
            PostBody(
                role=g.role, title=ROLES[g.role].title, region_code=str(g.region), budget_unit=g.budget_unit
            )
            for g in by.grants
        ]
        async with platform_session(read_only=True):
            signs = await has_signing_pin(by)
            pictured = await has_avatar(by)
        return Me(
            id=by.id,
            account=by.account,
            name=by.name,
            posts=posts,
            programmes=sorted(by.programmes),
            permissions=sorted(each for each in permissions() if holds(by, each)),
            must_change_password=current.must_change_password,
            signing_pin_set=signs,
            has_avatar=pictured,
            csrf_token=current.csrf_token,
        )

    @post(
        "/me/password",
        operation_id="changePassword",
        summary="修改本人密码",
        status_code=204,
        opt={"permission": SIGNED_IN, "zone": _INSIDE, "with_initial_password": True},
    )
    async def change_password(
        self, data: JSONBody[ChangePasswordBody], official: SignedIn, request: Request[Any, Any, Any]
    ) -> None:
        """Replace the own password; other sessions of the account end."""
        token = request.cookies.get(cookie_name(SESSION_COOKIE), "")
        await change_password(
            official,
            data.current_password,
            data.new_password,
            token=token,
            address=current_origin().address,
        )

    @post(
        "/me/signing-pin",
        operation_id="setSigningPin",
        summary="设置签章 PIN 码",
        status_code=204,
        opt={"permission": SIGNED_IN, "zone": _INSIDE},
    )
    async def set_signing_pin(self, data: JSONBody[SigningPinBody], official: SignedIn) -> None:
        """Set or change the PIN with which the official signs vouchers."""
        await set_signing_pin(official, data.current_password, data.pin, address=current_origin().address)

    @delete(
        "/sign-ins/current",
        operation_id="signOut",
        summary="退出登录",
        status_code=204,
        opt={"permission": SIGNED_IN, "zone": _INSIDE, "with_initial_password": True},
    )
    async def sign_out(self, official: SignedIn, request: Request[Any, Any, Any]) -> Response[None]:
        """End this session."""
        async with platform_session():
            await sign_out(official, request.cookies.get(cookie_name(SESSION_COOKIE), ""))
        return Response(None, status_code=204, cookies=_no_cookies())

    @delete(
        "/sign-ins",
        operation_id="signOutEverywhere",
        summary="退出本账号的所有登录",
        status_code=204,
        opt={"permission": SIGNED_IN, "zone": _INSIDE, "with_initial_password": True},
    )
    async def sign_out_everywhere(
        self, official: SignedIn, request: Request[Any, Any, Any]
    ) -> Response[None]:
        """End every session of the account."""
        async with platform_session():
            await sign_out(official, request.cookies.get(cookie_name(SESSION_COOKIE), ""), everywhere=True)
        return Response(None, status_code=204, cookies=_no_cookies())

"""The guard of every route: zone, session, CSRF token, forced password change, permission, county.

A route declares `opt={"permission": …, "zone": …}`. `permission` is one or several (any of them) of
core/access/policy.csv, `public` (nobody needs to be signed in) or `signed_in` (the own account only). The guard asks
whether a post holds the permission at all, and for routes below a county whether it does so in or above that county;
the verb asks about the subject. So a foreign county is refused before anything is loaded.
"""

from __future__ import annotations

import hmac
import re
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from core.access.load_sign_in import SignIn, load_sign_in
from core.access.may import holds
from core.kernel.errors import NotAllowed, NotFound, NotSignedIn
from core.kernel.settings import settings
from web.edge import cookie_name

SESSION_COOKIE = "ykt_session"
CSRF_COOKIE = "ykt_csrf"
CSRF_HEADER = "x-csrf-token"
PUBLIC = "public"
SIGNED_IN = "signed_in"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_COUNTY = re.compile(r"[1-9]\d{5}", re.ASCII)

Connection = ASGIConnection[Any, Any, Any, Any]


async def require_access(connection: Connection, handler: BaseRouteHandler) -> None:
    """Let a request through to its handler, or raise `NotFound`, `NotSignedIn` or `NotAllowed`."""
    method = str(connection.scope.get("method"))
    if method == "OPTIONS":
        return
    if not zones_of(handler) & settings().zones:
        raise NotFound("request.unknown", "没有这个地址")
    if method not in _SAFE:
        _refuse_other_sites(connection)
    _check_county_name(connection)
    permissions = permissions_of(handler)
    if permissions == {PUBLIC}:
        return
    sign_in = await sign_in_of(connection)
    connection.scope["state"]["official"] = sign_in.official
    connection.scope["state"]["sign_in"] = sign_in
    if method not in _SAFE:
        _check_csrf_token(connection, sign_in)
    if sign_in.must_change_password and not handler.opt.get("with_initial_password"):
        raise NotAllowed("access.must_change_password", "请先修改初始密码，再办理业务")
    if permissions != {SIGNED_IN}:
        _check_permission(connection, sign_in, permissions)


def zones_of(handler: BaseRouteHandler) -> frozenset[str]:
    """The zones in which a route is served; none when it declares none."""
    declared = handler.opt.get("zone", ())
    return frozenset({declared} if isinstance(declared, str) else declared)


def permissions_of(handler: BaseRouteHandler) -> frozenset[str]:
    """The permissions of a route, of which one suffices. Raises `LookupError` when it declares none."""
    declared = handler.opt.get("permission")
    if not declared:
        raise LookupError(f"route {handler} declares no permission")
    return frozenset({declared} if isinstance(declared, str) else declared)


async def sign_in_of(connection: Connection) -> SignIn:
    """The live session behind the cookie of a request; raises `NotSignedIn`."""
    token = connection.cookies.get(cookie_name(SESSION_COOKIE), "")
    sign_in = await load_sign_in(token) if token else None
    if sign_in is None:
        raise NotSignedIn("access.not_signed_in", "尚未登录或登录已失效，请重新登录")
    return sign_in


def _refuse_other_sites(connection: Connection) -> None:
    """Browsers say where an unsafe request comes from; only the platform's own pages may send one."""
    if connection.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise NotAllowed("request.other_site", "该请求来自其他网站，已被拒绝")


def _check_csrf_token(connection: Connection, sign_in: SignIn) -> None:
    given = connection.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(given.encode(), sign_in.csrf_token.encode()):
        raise NotAllowed("access.csrf", "页面已过期或请求缺少防伪标记，请刷新页面后重试")


def _check_county_name(connection: Connection) -> None:
    """What stands for a county in an address must be six digits, on public routes too: it names a database schema."""
    county = connection.path_params.get("county")
    if county is not None and not _COUNTY.fullmatch(str(county)):
        raise NotFound("tenant.unknown", "没有这个区县，请核对区县代码")


def _check_permission(connection: Connection, sign_in: SignIn, permissions: frozenset[str]) -> None:
    county = connection.path_params.get("county")
    by = sign_in.official
    if not any(holds(by, permission) for permission in permissions):
        raise NotAllowed(
            "access.no_permission", "您的岗位没有此项操作权限，如确需办理请联系本级管理员调整岗位"
        )
    if county is not None and not any(holds(by, permission, county=county) for permission in permissions):
        raise NotAllowed("access.region", "该区县不在您岗位所辖的区划范围内")

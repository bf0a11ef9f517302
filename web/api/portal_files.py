"""The front door: the portal's page and files. Nothing here knows an official; the API behind the pages asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from litestar import Controller, MediaType, Request, Response, get
from litestar.params import FromPath

from core.documents import page_shell, render_template
from core.kernel.errors import NotFound
from core.kernel.settings import settings
from core.regions.region_names import region_names
from tenants import county_codes, platform_session
from web import portal_files
from web.guard import PUBLIC

_LANDING = Path(__file__).with_name("landing.html")
_NOT_BUILT = Path(__file__).with_name("portal_not_built.html")
_INSIDE = ["outer", "inner"]
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
    " connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
"""As web/edge.py, and pictures that the page itself made from an answer (previews of attachments)."""
_FOREVER = "public, max-age=31536000, immutable"
PORTAL_PATH = "/p"
_NOTICE = re.compile(r"/p/\d{6}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/?", re.ASCII | re.IGNORECASE)
"""The address that notices carry on paper (web/api/public.py): a county and a public id."""


def portal_page_at(path: str) -> bool:
    """Whether an address is one of the portal's pages, all of which the route at `PORTAL_PATH` answers.

    A route of its own that takes every path below `/p/` would hide the check of a printed notice, which lives there
    too: the router looks no further once a path parameter takes the rest of an address.
    """
    return path.startswith(f"{PORTAL_PATH}/") and not _NOTICE.fullmatch(path)


class PortalFilesController(Controller):
    """门户页面."""

    path = "/"
    tags = ["门户"]

    @get(
        "/",
        operation_id="showFrontDoor",
        summary="首页",
        media_type=MediaType.HTML,
        opt={"permission": PUBLIC, "zone": ["public", "outer", "inner"]},
    )
    async def front_door(self) -> Response[bytes]:
        """The portal of the officials; where this process serves the public only, the page for the public."""
        if not settings().zones & set(_INSIDE):
            return await _landing()
        return _portal()

    @get(
        "/public",
        operation_id="showLanding",
        summary="公众首页",
        media_type=MediaType.HTML,
        opt={"permission": PUBLIC, "zone": ["public", "outer", "inner"]},
    )
    async def landing(self) -> Response[bytes]:
        """HTML without style or script; the current publicities of each county where this process serves them."""
        return await _landing()

    @get(
        PORTAL_PATH,
        operation_id="showPortal",
        summary="门户页面",
        media_type=MediaType.HTML,
        opt={"permission": PUBLIC, "zone": _INSIDE},
    )
    async def page(self) -> Response[bytes]:
        """Every address below `/p/` is this page, and it finds its way itself: see `portal_page_at`."""
        return _portal()

    @get(
        "/assets/{name:path}",
        operation_id="sendPortalFile",
        summary="门户文件",
        opt={"permission": PUBLIC, "zone": _INSIDE},
    )
    async def file(self, name: FromPath[str], request: Request[Any, Any, Any]) -> Response[bytes]:
        """A built file. Its name holds a hash of its content, so browsers keep it for good."""
        found = portal_files.asset(name.lstrip("/"), request.headers.get("accept-encoding", ""))
        if found is None:
            raise NotFound("request.unknown", "没有这个地址")
        headers = {"cache-control": _FOREVER, "vary": "accept-encoding"}
        if found.encoding:
            headers["content-encoding"] = found.encoding
        return Response(found.content, media_type=found.media_type, headers=headers)


async def _landing() -> Response[bytes]:
    counties: dict[str, str] = {}
    if "public" in settings().zones:
        codes = await county_codes()
        async with platform_session(read_only=True):
            counties = await region_names([f"{code}000000" for code in codes], full=True)
    html = page_shell("一卡通", render_template(_LANDING, counties=sorted(counties.items())))
    return Response(html.encode(), media_type=MediaType.HTML)


def _portal() -> Response[bytes]:
    if not portal_files.is_built():
        html = page_shell("一卡通", render_template(_NOT_BUILT))
        return Response(html.encode(), media_type=MediaType.HTML, status_code=503)
    return Response(
        portal_files.index(),
        media_type=MediaType.HTML,
        headers={"content-security-policy": _POLICY, "cache-control": "no-store"},
    )

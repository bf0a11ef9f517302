"""What the portal needs to draw itself for one official: menu, page specs, dictionaries, names of divisions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter
from litestar.routes import HTTPRoute

from core import plugin_host
from core.access.default_menu import default_menu
from core.access.official import Official
from core.access.policy import permissions, roles_with
from core.access.roles import ROLES
from core.applications.banks import BANKS
from core.catalogue.list_programmes import list_programmes
from core.kernel.clock import today
from core.kernel.errors import NotAllowed, NotFound
from core.kernel.settings import settings
from core.regions.region_names import region_names
from core.workflow.dossier_log import ACTIONS
from core.workflow.stages import STAGES
from tenants import county_codes, platform_session
from web.deps import SignedIn
from web.guard import SIGNED_IN
from web.pages import audit_words
from web.pages.catalogue import (
    MenuGroup,
    Route,
    ShownPage,
    entries,
    may_open,
    menu_of,
    routes_of,
    shown_page,
)
from web.pages.spec import Option, PageSpec

_OPT = {"permission": SIGNED_IN, "zone": ["outer", "inner"]}
_MOST_NAMES = 500


class PortalPost(msgspec.Struct, kw_only=True):
    """A post of the official with the names of post and place."""

    role: str
    title: str
    region_code: str
    region_name: str


class PortalCounty(msgspec.Struct, kw_only=True):
    """A county that the official's posts reach (six digits)."""

    code: str
    name: str


class Portal(msgspec.Struct, kw_only=True):
    """The frame of the portal for one official. Permissions only hide what the routes would refuse anyway.

    `default_menu` is where the portal begins: `to_do` 我的待办, `business` 业务中心 (the first page of the own business).
    """

    id: int
    account: str
    name: str
    posts: list[PortalPost]
    menu: list[MenuGroup]
    default_menu: str
    counties: list[PortalCounty]
    permissions: list[str]
    dictionaries: dict[str, list[Option]]
    idle_minutes: int
    today: date
    environment: str


class PortalController(Controller):
    """门户."""

    path = "/api/v1/portal"
    tags = ["门户"]

    @get("/", operation_id="getPortal", summary="门户框架", opt=_OPT)
    async def frame(self, official: SignedIn, request: Request[Any, Any, Any]) -> Portal:
        """Menu, counties, permissions and dictionaries of the official who is signed in."""
        codes = [
            code for code in await county_codes() if any(grant.reaches(code) for grant in official.grants)
        ]
        places = [str(grant.region) for grant in official.grants]
        async with platform_session(read_only=True):
            names = await region_names([*places, *(f"{code}000000" for code in codes)], full=True)
            labels = await dictionaries()
            begins = await default_menu(official)
        return Portal(
            id=official.id,
            account=official.account,
            name=official.name,
            posts=[
                PortalPost(
                    role=grant.role,
                    title=ROLES[grant.role].title,
                    region_code=str(grant.region),
                    region_name=names.get(str(grant.region), str(grant.region)),
                )
                for grant in official.grants
            ],
            menu=menu_of(official, routes_of_application(request)),
            default_menu=begins,
            counties=[
                PortalCounty(code=code, name=names.get(f"{code}000000", code)) for code in sorted(codes)
            ],
            permissions=sorted(_held(official)),
            dictionaries=labels,
            idle_minutes=settings().session_idle_minutes,
            today=today(),
            environment=settings().environment,
        )

    @get("/pages/{name:str}", operation_id="getPortalPage", summary="页面说明", opt=_OPT)
    async def page(
        self, name: FromPath[str], official: SignedIn, request: Request[Any, Any, Any]
    ) -> ShownPage:
        """Columns, filters and actions of one list page; refused when no post of the official reaches its source."""
        page_of(name, official, request)
        return shown_page(entries()[name], official, routes_of_application(request))

    @get("/region-names", operation_id="nameRegions", summary="区划名称", opt=_OPT)
    async def names(
        self,
        codes: Annotated[
            str, QueryParameter(description="12 位区划代码，以逗号分隔，至多 500 个", max_length=7000)
        ],
    ) -> dict[str, str]:
        """Code → name, for the codes of one page of a list; unknown codes are absent."""
        wanted = [code for code in codes.split(",") if code][:_MOST_NAMES]
        async with platform_session(read_only=True):
            return await region_names(wanted)


async def dictionaries() -> dict[str, list[Option]]:
    """Every dictionary that columns and fields name, in a session of the platform."""
    return {
        "account_bank": [Option(value=bank.code, label=bank.name) for bank in BANKS],
        "programme": [Option(value=one.code, label=one.name) for one in await list_programmes()],
        "action": [Option(value=action, label=title) for action, title in ACTIONS.items()],
        "stage": [Option(value=stage.code, label=stage.title) for stage in STAGES.values()],
        "role": [Option(value=role.code, label=role.title) for role in ROLES.values()],
        "rate": [
            Option(value=f"{code}.{name}", label=title)
            for code, programme in plugin_host.subsidies().items()
            for name, title in programme.rate_titles.items()
        ],
        "audit_part": [Option(value=part, label=title) for part, title in audit_words.PARTS.items()],
        "audit_verb": [Option(value=verb, label=title) for verb, title in audit_words.VERBS.items()],
        "audit_field": [Option(value=key, label=title) for key, title in audit_words.FIELDS.items()],
        "audit_value": [Option(value=key, label=title) for key, title in audit_words.VALUES.items()],
        "audit_column": [Option(value=key, label=title) for key, title in audit_words.COLUMNS.items()],
        "bank": [Option(value=code, label=channel.title) for code, channel in plugin_host.banks().items()],
    }


def page_of(name: str, by: Official, request: Request[Any, Any, Any]) -> PageSpec:
    """The list page `name`; raises `NotFound`, and `NotAllowed` when no post of `by` reaches it."""
    entry = entries().get(name)
    if entry is None or entry.page is None:
        raise NotFound("portal.unknown_page", "没有这个页面，请从左侧菜单进入")
    if not may_open(entry, by, routes_of_application(request)):
        raise NotAllowed(
            "access.no_permission", "您的岗位没有此项操作权限，如确需办理请联系本级管理员调整岗位"
        )
    return entry.page


def _held(by: Official) -> set[str]:
    """Every permission that a post of `by` holds somewhere."""
    roles = {grant.role for grant in by.grants}
    return {permission for permission in permissions() if roles & roles_with(permission)}


def routes_of_application(request: Request[Any, Any, Any]) -> dict[str, Route]:
    """All routes of this application by operation id, looked up once."""
    state = request.app.state
    if "portal_routes" not in state:
        state["portal_routes"] = routes_of(
            (route.path_format, handler)
            for route in request.app.routes
            if isinstance(route, HTTPRoute)
            for handler in route.route_handlers
            if isinstance(handler, HTTPRouteHandler) and handler.operation_id
        )
    found: dict[str, Route] = state["portal_routes"]
    return found

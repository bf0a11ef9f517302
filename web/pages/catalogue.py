"""Finds all entries, and says what one official may open.

A spec names operations; this module looks their routes up, so that address and permission are stated once.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler

from core.access.may import holds
from core.access.official import Official
from core.kernel.region import RegionLevel
from core.kernel.settings import settings
from web.guard import PUBLIC, SIGNED_IN, permissions_of, zones_of
from web.pages import areas
from web.pages.groups import GROUPS
from web.pages.spec import Action, Entry, PageSpec


@dataclass(frozen=True, slots=True)
class Route:
    """Where an operation is reached and who may use it."""

    method: str
    path: str
    permissions: frozenset[str]
    zones: frozenset[str]

    def open_to(self, by: Official) -> bool:
        """Whether this process serves it and a post of `by` suffices (the place is the route's own question)."""
        if not self.zones & settings().zones:
            return False
        return bool(self.permissions & {PUBLIC, SIGNED_IN}) or any(holds(by, p) for p in self.permissions)


class Call(msgspec.Struct, kw_only=True):
    """How the portal calls an operation: `path` holds `{county}` and the names of other parameters in braces."""

    method: str
    path: str


class ShownAction(msgspec.Struct, kw_only=True):
    """An action that the official may use, with the address behind it."""

    spec: Action
    call: Call | None
    foresee: Call | None = None


class ShownPage(msgspec.Struct, kw_only=True):
    """A page as the portal gets it: only the actions that the official may use.

    `workbook`: what the list shows is exported as every list is; pages with an `export` of their own know better fields.
    """

    name: str
    spec: PageSpec
    source: Call
    export: Call | None
    workbook: bool
    actions: list[ShownAction]


class MenuItem(msgspec.Struct, kw_only=True):
    """One page of the menu with its portal address."""

    name: str
    title: str
    path: str
    hidden: bool
    spec: bool


class MenuGroup(msgspec.Struct, kw_only=True):
    """One group of the menu."""

    key: str
    title: str
    icon: str
    items: list[MenuItem]


@functools.cache
def entries() -> dict[str, Entry]:
    """All entries by name, in menu order. Raises `LookupError` for a name that is used twice or an unknown group."""
    known = [group.key for group in GROUPS]
    found: dict[str, Entry] = {}
    for module in sorted(pkgutil.iter_modules(areas.__path__), key=lambda one: one.name):
        for entry in importlib.import_module(f"{areas.__name__}.{module.name}").ENTRIES:
            if entry.name in found or entry.group not in known:
                raise LookupError(
                    f"page {entry.name!r}: its name is taken or its group {entry.group!r} unknown"
                )
            found[entry.name] = entry
    ordered = sorted(found.values(), key=lambda entry: (known.index(entry.group), entry.order, entry.name))
    return {entry.name: entry for entry in ordered}


def path_of(entry: Entry) -> str:
    """The portal address of an entry."""
    return entry.path or f"/p/{entry.name}"


def menu_of(by: Official, routes: Mapping[str, Route]) -> list[MenuGroup]:
    """The groups and pages that `by` may open."""
    groups = []
    for group in GROUPS:
        items = [
            MenuItem(
                name=entry.name,
                title=entry.title,
                path=path_of(entry),
                hidden=entry.hidden,
                spec=entry.page is not None,
            )
            for entry in entries().values()
            if entry.group == group.key and may_open(entry, by, routes)
        ]
        if items:
            groups.append(MenuGroup(key=group.key, title=group.title, icon=group.icon, items=items))
    return groups


def may_open(entry: Entry, by: Official, routes: Mapping[str, Route]) -> bool:
    """Whether a post of `by` suffices for the entry: its own permissions, else those of the page's source."""
    if entry.page is not None and not routes[entry.page.source].open_to(by):
        return False
    if entry.of_province and not any(grant.region.level == RegionLevel.PROVINCE for grant in by.grants):
        return False
    if entry.of_counties and all(grant.region.level > RegionLevel.COUNTY for grant in by.grants):
        return False
    wanted = set(entry.permissions)
    if not wanted:
        return True
    return SIGNED_IN in wanted or any(holds(by, permission) for permission in wanted)


def shown_page(entry: Entry, by: Official, routes: Mapping[str, Route]) -> ShownPage:
    """The page with the actions that `by` may use. The entry has a page."""
    page = entry.page
    if page is None:
        raise LookupError(f"{entry.name} is no list page")
    return ShownPage(
        name=entry.name,
        spec=msgspec.structs.replace(page, actions=[]),
        source=_call(routes[page.source]),
        workbook=not page.export
        and not any(action.key.startswith("export") and action.where == "page" for action in page.actions),
        export=_call(routes[page.export]) if page.export and routes[page.export].open_to(by) else None,
        actions=[
            ShownAction(
                spec=action,
                call=_call(routes[name]) if name else None,
                foresee=_call(routes[action.foresee]) if action.foresee else None,
            )
            for action in page.actions
            if _usable(action, name := action.operation or action.download, by, routes)
        ],
    )


def _usable(action: Action, operation: str, by: Official, routes: Mapping[str, Route]) -> bool:
    if operation and not routes[operation].open_to(by):
        return False
    return not action.permission or holds(by, action.permission)


def _call(route: Route) -> Call:
    return Call(method=route.method, path=route.path)


def routes_of(handlers: Iterable[tuple[str, HTTPRouteHandler]]) -> dict[str, Route]:
    """Every route by operation id, from pairs of path format (`/…/{county}`) and handler."""
    found: dict[str, Route] = {}
    for path, handler in handlers:
        [method] = handler.http_methods - {"HEAD", "OPTIONS"}
        found[str(handler.operation_id)] = Route(
            str(method), path, permissions_of(handler), zones_of(handler)
        )
    return found


def page_actions(page: PageSpec) -> dict[str, Any]:
    """The operations that a page names, by what names them; for the test that every one of them exists."""
    named = {"source": page.source, "export": page.export}
    named |= {action.key: action.operation or action.download for action in page.actions}
    named |= {f"{action.key}.foresee": action.foresee for action in page.actions}
    return {key: operation for key, operation in named.items() if operation}

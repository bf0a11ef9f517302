"""The access matrix: which posts may use which routes, stated in access_matrix.yaml and compared with the application.

`python -m tests.web.access_matrix` prints the rows that the file lacks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from litestar import Litestar
from litestar.routes import HTTPRoute

from core.access.policy import roles_with
from core.access.roles import ROLES
from web.deps import DEPENDENCIES
from web.guard import PUBLIC, SIGNED_IN, permissions_of
from web.routes import CONTROLLERS

FILE = Path(__file__).with_name("access_matrix.yaml")


@dataclass(frozen=True, slots=True)
class Row:
    """One route as the file states it: the posts that may use it inside their own region. All else is refused."""

    permission: str
    method: str
    path: str
    posts: frozenset[str]

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def of_county(self) -> bool:
        """Whether the route belongs to a county whose border the guard watches."""
        return "{county" in self.path and self.permission != PUBLIC

    def address(self, county: str) -> str:
        """The path with values that name nothing."""
        values = {"int": "999999999", "uuid": "00000000-0000-7000-8000-000000000000", "date": "2026-03-01"}

        def value(found: re.Match[str]) -> str:
            name, _, kind = found.group(1).partition(":")
            return county if name == "county" else values.get(kind, "none-such")

        return re.sub(r"\{([^}]+)\}", value, self.path)


def stated_rows() -> list[Row]:
    """What the file states. A route may be a mapping with `except`, the posts that its verb refuses at county level."""
    rows = []
    for permission, group in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        posts = frozenset(ROLES) if group["posts"] == "all" else frozenset(group["posts"])
        unknown = posts - set(ROLES)
        assert not unknown, f"{permission}: no such posts: {sorted(unknown)}"
        for entry in group["routes"]:
            [(route, more)] = entry.items() if isinstance(entry, dict) else [(entry, {})]
            method, path = route.split(" ", 1)
            rows.append(Row(permission, method, path, posts - set(more.get("except", []))))
    return rows


def real_routes() -> dict[str, str]:
    """Every route of the application (`METHOD /path`) with its permissions as the file writes them."""
    found = {}
    for route in Litestar(
        route_handlers=list(CONTROLLERS), dependencies=DEPENDENCIES, openapi_config=None, logging_config=None
    ).routes:
        if not isinstance(route, HTTPRoute):
            continue
        for handler in route.route_handlers:
            for method in handler.http_methods - {"OPTIONS", "HEAD"}:
                found[f"{method} {route.path}"] = " | ".join(sorted(permissions_of(handler)))
    return found


def missing_text() -> str:
    """The YAML that is to be added to the file: routes that it does not name under their permission."""
    stated = {(row.permission, row.route) for row in stated_rows()}
    groups: dict[str, list[str]] = {}
    for route, permission in sorted(real_routes().items(), key=lambda item: (item[1], item[0])):
        if (permission, route) not in stated:
            groups.setdefault(permission, []).append(route)
    known = {row.permission for row in stated_rows()}
    lines = []
    for permission, routes in groups.items():
        lines.append(
            f"{yaml_key(permission)}:"
            + ("  # the group exists: add the routes" if permission in known else "")
        )
        if permission not in known:
            lines.append(f"  posts: {_posts(permission)}")
        lines.append("  routes:")
        lines.extend(f"    - {route}" for route in routes)
    return "\n".join(lines)


def yaml_key(text: str) -> str:
    """A key that YAML reads as this text."""
    return f'"{text}"' if "|" in text else text


def _posts(permission: str) -> Any:
    if permission in {PUBLIC, SIGNED_IN}:
        return "all"
    holders = frozenset[str]().union(*(roles_with(part) for part in permission.split(" | ")))
    return f"[{', '.join(role for role in ROLES if role in holders)}]"


if __name__ == "__main__":
    print(missing_text() or "# nothing is missing")

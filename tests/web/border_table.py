"""The table of borders: which subjects a route takes, stated in borders.yaml and compared with the application.

A subject-taking route names a row of a county: by an id in its path, its query or its body. `ids_of_routes` finds those of
the running application, so that a new route (or a new id in an old body) without a row in the table fails a test.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import typing
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml
from litestar import Litestar
from litestar.routes import HTTPRoute

from core.access.roles import ROLES
from core.kernel.region import RegionLevel
from tests.web.access_matrix import stated_rows
from web.deps import DEPENDENCIES
from web.routes import CONTROLLERS

FILE = Path(__file__).with_name("borders.yaml")
COUNTY_PATH = "/api/v1/counties/{county:str}"
_ID = re.compile(r"(^|_)ids?$")
_UNTOUCHED = {"county", "public_id"}


@dataclasses.dataclass(frozen=True, slots=True)
class Call:
    """One request to a route about real subjects. A text `@name` in path, query, body or form stands for that subject's id.

    `kind` says which borders protect the subject (`kinds` in the file), `posts` which posts ask, `lists` that a foreign
    official may be answered with an empty list instead of a refusal, `also`
    further refusals, `last` that the subject is gone afterwards.
    """

    route: str
    kind: str
    borders: frozenset[str]
    posts: tuple[str, ...]
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Mapping[str, Any] | None
    form: Mapping[str, str] | None
    lists: bool
    also: frozenset[int]
    last: bool

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.route.split(" ", 1)[0]

    def named_ids(self) -> set[str]:
        """The ids that the call fills in, by the names that the route gives them."""
        found = {name for name, _ in _parameters(self.route) if _ID.search(name)}
        for part in (self.query, self.body, self.form):
            found |= set(_id_keys(part))
        return found

    def address(self, county: str, subjects: Mapping[str, Any]) -> str:
        """The path with the ids of real subjects."""

        def value(found: re.Match[str]) -> str:
            name = found.group(1).partition(":")[0]
            if name == "county":
                return county
            wanted = self.path.get(name, f"@{name.removesuffix('_id')}")
            return str(filled(wanted, subjects))

        return re.sub(r"\{([^}]+)\}", value, self.route.split(" ", 1)[1])


def filled(part: Any, subjects: Mapping[str, Any]) -> Any:
    """`part` of a request with every `@name` replaced by the id of that subject."""
    if isinstance(part, Mapping):
        return {key: filled(value, subjects) for key, value in part.items()}
    if isinstance(part, list):
        return [filled(value, subjects) for value in part]
    return subjects[part[1:]] if isinstance(part, str) and part.startswith("@") else part


def stated_calls() -> list[Call]:
    """What the file states, those calls at the end that take their subject away."""
    stated = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    matrix = {row.route: row.posts for row in stated_rows()}
    calls = []
    for short, entries in stated["calls"].items():
        route = full_route(short)
        for entry in entries if isinstance(entries, list) else [entries]:
            calls.append(
                Call(
                    route,
                    entry["subject"],
                    frozenset(entry.get("borders", stated["kinds"][entry["subject"]])),
                    tuple(entry.get("posts", askers(matrix[route]))),
                    entry.get("path", {}),
                    entry.get("query", {}),
                    entry.get("body"),
                    entry.get("form"),
                    entry.get("lists", False),
                    frozenset(entry.get("also", [])),
                    entry.get("last", False),
                )
            )
    return sorted(calls, key=lambda call: call.last)


def askers(posts: Collection[str]) -> list[str]:
    """Of the posts that may use a route the first of each place: a township, a county, a 预算单位.

    A verb asks about the subject's place whoever asks it; which posts may at all is what access_matrix.yaml states.
    """
    first: dict[tuple[RegionLevel, bool], str] = {}
    for code, role in ROLES.items():
        if code in posts and role.levels & {RegionLevel.TOWNSHIP, RegionLevel.COUNTY}:
            first.setdefault((max(role.levels), role.of_unit), code)
    return list(first.values())


def stated_subjectless() -> set[str]:
    """Routes below a county that the file states to take no subject and to show no rows of one."""
    return {full_route(short) for short in yaml.safe_load(FILE.read_text(encoding="utf-8"))["subjectless"]}


def full_route(short: str) -> str:
    """`GET /lines` means the route below a county, `GET /api/…` is written in full."""
    method, path = short.split(" ", 1)
    return short if path.startswith("/api/") else f"{method} {COUNTY_PATH}{path}"


def ids_of_routes() -> dict[str, set[str]]:
    """Every route that is not public and either lies below a county or takes ids, with the names of those ids."""
    public = {row.route for row in stated_rows() if row.permission == "public"}
    found = {}
    for route in Litestar(
        route_handlers=list(CONTROLLERS), dependencies=DEPENDENCIES, openapi_config=None, logging_config=None
    ).routes:
        if not isinstance(route, HTTPRoute):
            continue
        for handler in route.route_handlers:
            for method in handler.http_methods - {"OPTIONS", "HEAD"}:
                name = f"{method} {route.path}"
                ids = {each for each, _ in _parameters(name)} | set(_handler_ids(handler.fn))
                # What a controller's own dependency reads of the address is taken by the route too.
                for key, provided in handler.resolve_dependencies().items():
                    if key not in DEPENDENCIES:
                        ids |= set(typing.get_type_hints(provided.dependency))
                ids = {each for each in ids - _UNTOUCHED if _ID.search(each)}
                if name not in public and (ids or "{county" in name):
                    found[name] = ids
    return found


def _parameters(route: str) -> list[tuple[str, str]]:
    return re.findall(r"\{(\w+):(\w+)\}", route)


def _handler_ids(function: Any) -> Iterator[str]:
    hints = typing.get_type_hints(inspect.unwrap(function))
    for name, hint in hints.items():
        yield name
        if name == "data":
            yield from _fields(hint, set())


def _fields(hint: Any, seen: set[Any]) -> Iterator[str]:
    """Names of all fields below a body's type, through lists, options and bodies within it."""
    for part in typing.get_args(hint):
        yield from _fields(part, seen)
    if not isinstance(hint, type) or hint in seen:
        return
    seen.add(hint)
    if issubclass(hint, msgspec.Struct) or dataclasses.is_dataclass(hint):
        for name, inner in typing.get_type_hints(hint).items():
            yield name
            yield from _fields(inner, seen)


def _id_keys(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            if _ID.search(key):
                yield key
            yield from _id_keys(value)
    elif isinstance(part, list):
        for value in part:
            yield from _id_keys(value)

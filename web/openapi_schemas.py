"""What the framework leaves out of the OpenAPI document, or tells wrongly: limits, names, files, streams, addresses.

The portal's client is generated from the document, so each of these would be a wrong type there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from web.deps import DEPENDENCIES, sorts_of
from web.openapi_examples import operations
from web.routes import CONTROLLERS
from web.workbooks import XLSX

Schema = dict[str, Any]

_REFERENCE = "#/components/schemas/"
_BINARY = {"type": "string", "format": "binary"}
_STREAM = {"type": "string", "description": "事件流：progress 事件带任务的 JSON，end 事件带结束原因"}
_TEXTUAL = ("application/json", "application/problem+json", "text/")
_SEVERAL = {
    "downloadAttachment": (
        "application/pdf",
        "image/jpeg",
        "image/png",
        XLSX,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "sendPortalFile": (
        "text/javascript",
        "text/css",
        "image/svg+xml",
        "image/png",
        "font/woff2",
        "application/octet-stream",
    ),
}
"""Operations whose files are of more than one kind; all others name theirs as the handler's `media_type`."""
_LIMITS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
)
_GENERIC = re.compile(r"(\w+)\[(.+)\]")


def correct_schemas(document: Schema) -> None:
    """Make the document say what the server does, in place."""
    _add_path_parameters(document)
    for operation in operations(document):
        _correct_answers(operation)
        _tell_sorts(operation)
    components = document.get("components", {}).get("schemas", {})
    for component in components.values():
        told = _limits().get((component.get("title", ""), frozenset(component.get("properties", {}))))
        for name, limited in (told or {}).items():
            _take_limits(component["properties"][name], limited)
    _whole_numbers(document)


def rename_lists(document: Schema) -> Schema:
    """The document with `Rows[LineSummary]` called `LineSummaryRows`, wherever the struct of its rows is kept.

    The framework's own name holds modules, so that a file that moves would rename a type of the client.
    """
    components = document.get("components", {}).get("schemas", {})
    names = {
        name: _plain_name(component.get("title", name))
        for name, component in components.items()
        if "." in name
    }
    document["components"]["schemas"] = {names.get(name, name): one for name, one in components.items()}
    for name, title in names.items():
        components[name]["title"] = title
    renamed: Schema = _refer(document, {_REFERENCE + name: _REFERENCE + new for name, new in names.items()})
    return renamed


def _plain_name(title: str) -> str:
    generic = _GENERIC.fullmatch(title)
    if generic is None:
        return title
    outer, inner = generic.groups()
    named = [
        name for name in re.findall(r"\w+", inner) if name[0].isupper() and name not in {"Any", "UnionType"}
    ]
    return f"{''.join(named).removesuffix('Row') or 'Plain'}{outer}"


def _refer(node: Any, renamed: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {
            key: renamed.get(value, value) if key == "$ref" else _refer(value, renamed)
            for key, value in node.items()
        }
    return [_refer(one, renamed) for one in node] if isinstance(node, list) else node


def _add_path_parameters(document: Schema) -> None:
    """A handler that does not read a part of its address leaves it out; the document has to name each."""
    for path, item in document.get("paths", {}).items():
        for operation in (one for one in item.values() if isinstance(one, dict) and "responses" in one):
            known = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
            for name in re.findall(r"\{(\w+)\}", path):
                if name not in known:
                    told = {"in": "path", "name": name, "required": True, "schema": {"type": "string"}}
                    operation.setdefault("parameters", []).append(told)


def _correct_answers(operation: Schema) -> None:
    """204 holds nothing; files are binary, and of the kinds that the operation really sends; streams are text."""
    for status, answer in operation["responses"].items():
        if not status.startswith("2"):
            continue
        if status == "204":
            answer.pop("content", None)
            continue
        kinds = _SEVERAL.get(operation["operationId"], tuple(answer.get("content", ())))
        if all(kind.startswith(_TEXTUAL) for kind in kinds) and operation["operationId"] not in _SEVERAL:
            if "text/event-stream" in kinds:
                answer["content"] = {"text/event-stream": {"schema": dict(_STREAM)}}
            continue
        answer["description"] = "文件"
        answer["content"] = {kind: {"schema": dict(_BINARY)} for kind in kinds}


def _tell_sorts(operation: Schema) -> None:
    """A list is sorted by the names that its route declares, either way; one of fixed order takes no `sort`."""
    names = _sorts().get(operation["operationId"], ())
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query" and parameter["name"] == "sort":
            parameter["schema"] = {
                "type": "string",
                "enum": [way + name for name in names for way in ("", "-")],
            }
    if not names and "parameters" in operation:
        operation["parameters"] = [
            one for one in operation["parameters"] if (one["in"], one["name"]) != ("query", "sort")
        ]


@functools.cache
def _sorts() -> dict[str, tuple[str, ...]]:
    """The names by which each operation's list may be sorted."""
    return {str(handler.operation_id): sorts_of(handler) for handler in _handlers()}


def _handlers() -> list[HTTPRouteHandler]:
    application = Litestar(
        route_handlers=list(CONTROLLERS), dependencies=DEPENDENCIES, openapi_config=None, logging_config=None
    )
    return [
        handler
        for route in application.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
    ]


@functools.cache
def _limits() -> dict[tuple[str, frozenset[str]], Schema]:
    """The properties of every struct that a request brings, by its name and fields, as msgspec will check them."""
    taken = [
        handler.parsed_fn_signature.parameters["data"].annotation
        for handler in _handlers()
        if "data" in handler.parsed_fn_signature.parameters
    ]
    structs = list(
        dict.fromkeys(one for one in taken if isinstance(one, type) and issubclass(one, msgspec.Struct))
    )
    found: dict[tuple[str, frozenset[str]], Schema] = {}
    for one in structs:
        # One struct at a time: two features may have structs of the same name.
        _, components = msgspec.json.schema_components([one], schema_hook=_uploaded)
        for name, component in components.items():
            properties = component.get("properties", {})
            found[(name, frozenset(properties))] = properties
    return found


def _uploaded(_: type) -> Schema:
    """A form's file, which msgspec does not know."""
    return dict(_BINARY)


def _take_limits(told: Schema, checked: Schema) -> None:
    """Copy the limits of `checked` (msgspec's schema of a property) to `told` (the framework's)."""
    for one in _not_null(checked):
        told.update({key: one[key] for key in _LIMITS if key in one})
        if "items" in one:
            for inner in _not_null(told):
                if "items" in inner:
                    _take_limits(inner["items"], one["items"])


def _not_null(schema: Schema) -> Iterator[Schema]:
    """The schema itself, or the one that it is beside null; unions of several kinds have limits of their own."""
    choices = [one for key in ("anyOf", "oneOf") for one in schema.get(key, ()) if one.get("type") != "null"]
    if not choices:
        yield schema
    elif len(choices) == 1:
        yield choices[0]


def _whole_numbers(node: Any) -> None:
    """`1.0` as a limit is `1`: the framework keeps all limits as fractions."""
    if isinstance(node, list):
        for one in node:
            _whole_numbers(one)
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _LIMITS and isinstance(value, float) and value.is_integer():
                node[key] = int(value)
            elif key not in {"example", "examples"}:
                _whole_numbers(value)

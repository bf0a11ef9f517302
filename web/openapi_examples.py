"""Examples for every body and answer of the OpenAPI document, built from its schemas.

A field's own example comes first, then its default, then openapi_values.py, then a value of its type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from web.openapi_values import MASKED, ROWS, VALUES

_REFERENCE = "#/components/schemas/"
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}
_NUMBERS = (
    (re.compile(r"_fen$|^fen$"), 6000),
    (re.compile(r"(^|_)id$|_by$"), 11),
    (re.compile(r"^days$|_days$"), 7),
    (re.compile(r"^size$"), 50),
    (re.compile(r"^width$"), 12),
    (re.compile(r"bytes$"), 18_432),
)
_FORMATS = {
    "date": "2026-10-15",
    "date-time": "2026-10-15T09:30:00+08:00",
    "uuid": "019a0f3e-5c1d-7c55-8a52-3f1f0b6b7d10",
    "binary": "（文件内容）",
}
_WITHOUT = frozenset({"null", "string"})
"""Answers that need no example: nothing, and files."""
PLACEHOLDER = "示例"
"""What a text says for which openapi_values.py has no words; a test finds it."""

Schema = dict[str, Any]


def add_examples(document: dict[str, Any]) -> None:
    """Give every request body and every JSON answer of the document an example, in place."""
    components = document.get("components", {}).get("schemas", {})
    for operation in operations(document):
        name = operation.get("operationId", "")
        body = operation.get("requestBody", {}).get("content", {})
        for media in body.values():
            media.setdefault("example", _Builder(components).value(media["schema"]))
        for answer in operation["responses"].values():
            media = (answer.get("content") or {}).get("application/json")
            if media and media.get("schema") and media["schema"].get("type") not in _WITHOUT:
                builder = _Builder(components, masked=True, plain=ROWS.get(name, {}))
                media.setdefault("example", builder.value(media["schema"]))


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of the document."""
    for path in document.get("paths", {}).values():
        yield from (one for one in path.values() if isinstance(one, dict) and "responses" in one)


class _Builder:
    """Builds one example. `masked`: as an answer shows personal data; `plain`: what an object of free form holds."""

    def __init__(
        self, components: dict[str, Schema], *, masked: bool = False, plain: dict[str, Any] | None = None
    ) -> None:
        self._components = components
        self._values = VALUES | MASKED if masked else VALUES
        self._plain = plain or {}

    def value(self, schema: Schema, owner: str = "", field: str = "") -> Any:
        """The example of a schema that is the `field` of the schema named `owner`."""
        if own := schema.get("examples") or [schema[name] for name in ("const",) if name in schema]:
            return own[0]
        if "$ref" in schema:
            name = schema["$ref"].removeprefix(_REFERENCE)
            return self._of(name, owner, field)
        for name in (f"{owner}.{field}", field):
            if name in self._values and _fits(self._values[name], schema):
                return self._values[name]
        if "default" in schema:
            return schema["default"]
        for choice in (*schema.get("allOf", ()), *schema.get("oneOf", ())):
            if choice.get("type") != "null":
                return self.value(choice, owner, field)
        return self._by_type(schema, owner, field)

    def _of(self, name: str, owner: str, field: str) -> Any:
        """The example of a component: an object field by field, an enumeration by its field or first value."""
        component = self._components[name]
        if "enum" in component:
            told = self._values.get(f"{owner}.{field}", self._values.get(field))
            return told if told in component["enum"] else component["enum"][0]
        fields = component.get("properties", {})
        if name.startswith("Rows"):
            return self._page(fields, name)
        return {key: self.value(one, name, key) for key, one in fields.items()}

    def _page(self, fields: dict[str, Schema], name: str) -> dict[str, Any]:
        """A page with one row; the sums are those of no particular list."""
        return {
            "rows": [self.value(fields["rows"]["items"], name, "rows")],
            "total": 1,
            "page": 1,
            "size": 50,
            "sums": {},
        }

    def _by_type(self, schema: Schema, owner: str, field: str) -> Any:
        match schema.get("type"):
            case "string":
                return _FORMATS.get(schema.get("format", ""), PLACEHOLDER)
            case "integer" | "number":
                return next((number for name, number in _NUMBERS if name.search(field)), 1)
            case "boolean":
                return True
            case "array":
                return [self.value(schema.get("items", {}), owner, field.removesuffix("s"))]
            case "object":
                inner = schema.get("additionalProperties")
                return self._plain or ({"key": self.value(inner)} if inner else {})
        return PLACEHOLDER


def _fits(value: Any, schema: Schema) -> bool:
    """Whether a value that is told by a field's name has the type that this field has."""
    choices = [*schema.get("oneOf", ()), *schema.get("allOf", ())] or [schema]
    if value is None:
        return any(one.get("type") == "null" for one in choices)
    if any(not one for one in choices):
        return True
    kinds = [_TYPES.get(one.get("type", ""), ()) for one in choices]
    if isinstance(value, bool):
        return bool in kinds
    return any(isinstance(value, kind) for kind in kinds)

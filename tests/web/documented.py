"""Every answer that a web test receives is compared with what the OpenAPI document says of its operation."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

import httpx

from tests.web.called import note
from web.api.portal_files import PORTAL_PATH, portal_page_at
from web.openapi_document import openapi_document

Operation = tuple[re.Pattern[str], dict[str, Any]]


async def as_documented(response: httpx.Response) -> None:
    """Fails where an answer has a status below 400, a media type or a word that the document does not name; for event_hooks."""
    path = response.request.url.path
    operation = _operation(response.request.method, PORTAL_PATH if portal_page_at(path) else path)
    if operation is None:
        return
    wrong = contradiction(operation, response.status_code, response.headers.get("content-type", ""))
    assert wrong is None, f"{operation['operationId']}: {wrong}"
    if response.is_success and response.headers.get("content-type", "").startswith("application/json"):
        schema = operation["responses"][str(response.status_code)]["content"]["application/json"]["schema"]
        strange = unknown_words(schema, json.loads(await response.aread()))
        assert not strange, f"{operation['operationId']}: add to web/openapi_enums.py {strange}"
    note(operation["operationId"], response.status_code)


def contradiction(operation: dict[str, Any], status: int, content_type: str) -> str | None:
    """What an answer has that its operation does not document; None when it is as documented."""
    kind = content_type.partition(";")[0].strip()
    if status == 304:
        return None
    told = operation["responses"].get(str(status)) if status < 400 else operation["responses"]["default"]
    if told is None:
        return f"answered {status}, documented {sorted(operation['responses'])}"
    kinds = set(told.get("content") or ())
    if status == 503 and kind == "text/html":
        # A portal that is not built answers with a page that says so.
        return None
    if not kinds and not kind:
        return None
    return None if kind in kinds else f"answered {kind!r} ({status}), documented {sorted(kinds)}"


def unknown_words(schema: dict[str, Any], value: Any, place: str = "") -> list[str]:
    """The texts of an answer that are not among the words that the document lists for their place."""
    if "$ref" in schema:
        schema = openapi_document_once()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    choices = schema.get("oneOf") or schema.get("anyOf")
    if choices:
        return min((unknown_words(choice, value, place) for choice in choices), key=len)
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        inside = [unknown_words(fields[name], one, name) for name, one in value.items() if name in fields]
    elif isinstance(value, list):
        inside = [unknown_words(schema.get("items", {}), one, place) for one in value]
    else:
        known = schema.get("enum")
        return [f"{place}: {value!r}"] if known and isinstance(value, str) and value not in known else []
    return [one for found in inside for one in found]


@functools.cache
def openapi_document_once() -> dict[str, Any]:
    """The document, made once."""
    return openapi_document()


def _operation(method: str, path: str) -> dict[str, Any] | None:
    """The operation that an address belongs to: the one with most fixed parts, as the server chooses too."""
    fitting = [one for pattern, one in _operations(method) if pattern.fullmatch(path.rstrip("/") or "/")]
    return fitting[0] if fitting else None


@functools.cache
def _operations(method: str) -> list[Operation]:
    found: list[tuple[int, Operation]] = []
    for path, item in openapi_document_once()["paths"].items():
        operation = item.get(method.lower())
        if operation is None:
            continue
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))
        if operation["operationId"] == "sendPortalFile":
            # It takes the rest of the address, however deep.
            pattern = pattern.removesuffix("[^/]+") + ".+"
        found.append((path.count("{") + 10 * (".+" in pattern), (re.compile(pattern), operation)))
    return [one for _, one in sorted(found, key=lambda entry: entry[0])]

"""All rows of a list, read as its own route answers them.

Each page is a request to this very application with the caller's cookie. So permission, zone, place and query are the list's
own, whatever they are, and what is exported can be nothing else than what the official may see.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

import msgspec
from litestar import Request
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Send

from core.kernel.errors import Conflict, Invalid

MOST_ROWS = 20_000
"""A longer list is narrowed first; the lists of 申报明细 and 发放明细 have exports of their own without a limit."""
_PAGE = 200
_CARRIED = {b"cookie", b"host", b"x-forwarded-for", b"user-agent"}


@dataclass(frozen=True, slots=True)
class RefusedList(Exception):
    """The list's own route refused: its status and the problem that it answered."""

    status: int
    body: bytes


async def whole_list(
    request: Request[Any, Any, Any], path: str, query: Mapping[str, Any], row_key: str
) -> list[dict[str, Any]]:
    """The rows of the list at `path` that `query` finds, in the order of its pages; `row_key` tells them apart.

    Raises `RefusedList`, `Invalid` beyond `MOST_ROWS`, and `Conflict` when rows came or went between two pages: a file that
    lacks a row would be believed.
    """
    rows: list[dict[str, Any]] = []
    number, total = 1, 0
    while number == 1 or len(rows) < total:
        found = await _page(request, path, {**query, "page": number, "size": _PAGE})
        if isinstance(found, list):
            return found
        total = found["total"]
        if total > MOST_ROWS:
            raise Invalid(
                "list.too_long",
                f"查询到 {total:,} 条，一次最多导出 {MOST_ROWS:,} 条，请先用查询条件或区划缩小范围",
                details={"total": total},
            )
        if not found["rows"]:
            break
        rows += found["rows"]
        number += 1
    keys = [row.get(row_key) for row in rows]
    if len(rows) != total or (None not in keys and len(set(keys)) != total):
        raise Conflict("list.changed", "导出时数据正在变化，请稍后重新导出")
    return rows


async def _page(request: Request[Any, Any, Any], path: str, query: Mapping[str, Any]) -> Any:
    asked = {name: value for name, value in query.items() if value is not None and value != ""}
    status, body = await _get(request, path, urlencode(asked, doseq=True).encode())
    if status != 200:
        raise RefusedList(status, body)
    return msgspec.json.decode(body)


async def _get(request: Request[Any, Any, Any], path: str, query: bytes) -> tuple[int, bytes]:
    """One request to this application, without a connection."""
    outer = request.scope
    scope = {
        name: outer[name]
        for name in ("type", "asgi", "http_version", "scheme", "server", "client", "root_path")
        if name in outer
    } | {
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [one for one in outer["headers"] if one[0].lower() in _CARRIED],
        "state": {},
        "extensions": {},
    }
    status, body = 500, bytearray()

    async def receive() -> MutableMapping[str, Any]:
        """A request without a body."""
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        """Keep what the route answers."""
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message["body"])

    application = cast("ASGIApp", request.app)

    async def answer() -> None:
        """In a task of its own: what a request notes of itself must not replace the notes of the one that asks."""
        await application(cast("HTTPScope", scope), cast("Receive", receive), cast("Send", send))

    await asyncio.create_task(answer())
    return status, bytes(body)

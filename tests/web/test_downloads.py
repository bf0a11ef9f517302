"""Downloads: no transaction is open while the client reads, Chinese names, 304 for what the client has."""

from __future__ import annotations

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest_asyncio
from litestar import Litestar, Request, Response, get
from litestar.response import Stream

from core.database import current_session, fetch_value
from core.database.session import session_is_open
from tests.conftest import EAST_COUNTY, Province
from web.downloads import send_file, stream_pages

OPEN_WHILE_SENT: list[bool] = []


@get("/pages")
async def pages() -> Stream:
    """Three pages, each read in a session of its own."""

    async def read(cursor: Any) -> tuple[bytes, Any]:
        number = (cursor or 0) + 1
        scope = await fetch_value("SELECT current_schema()")
        assert current_session().scope == EAST_COUNTY
        return f"{scope}:{number}\n".encode(), number if number < 3 else None

    return stream_pages(EAST_COUNTY, read, filename="发放明细.csv", media_type="text/csv")


def file_route(path: Path) -> Any:
    content = path.read_bytes()

    @get("/file")
    async def file(request: Request[Any, Any, Any]) -> Response[Any]:
        return send_file(
            request, path, filename="公示.pdf", media_type="application/pdf", sha256=sha256(content).digest()
        )

    return file


@pytest_asyncio.fixture
async def client(province: Province, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    stored = tmp_path / "notice.pdf"
    stored.write_bytes(b"%PDF-1.7 content")
    app = Litestar([pages, file_route(stored)], openapi_config=None, logging_config=None)

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        async def send_and_look(message: Any) -> None:
            OPEN_WHILE_SENT.append(session_is_open())
            await send(message)

        await app(scope, receive, send_and_look)

    OPEN_WHILE_SENT.clear()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(watched), base_url="http://ykt.test") as made:
        yield made


async def test_pages_are_streamed_without_a_session_in_between(client: httpx.AsyncClient) -> None:
    answer = await client.get("/pages")
    assert answer.text == f"c{EAST_COUNTY}:1\nc{EAST_COUNTY}:2\nc{EAST_COUNTY}:3\n"
    assert answer.headers["content-disposition"].endswith(
        "filename*=UTF-8''%E5%8F%91%E6%94%BE%E6%98%8E%E7%BB%86.csv"
    )
    assert len(OPEN_WHILE_SENT) >= 4 and not any(OPEN_WHILE_SENT)


async def test_a_file_that_the_client_has_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get("/file")
    assert first.content == b"%PDF-1.7 content" and first.headers["etag"].startswith('"')
    second = await client.get("/file", headers={"if-none-match": first.headers["etag"]})
    assert (second.status_code, second.content) == (304, b"")

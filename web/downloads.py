"""Downloads that hold no transaction while the client reads.

The framework ends the request's own session before the first chunk of a stream leaves (L29), and a slow reader must not
keep a transaction open: so every page of a stream is read in a short session of its own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.response import File, Stream

from tenants import county_session

ReadPage = Callable[[Any], Awaitable[tuple[bytes, Any]]]
"""Takes the cursor (None at first) inside a county session; returns a chunk and the next cursor (None at the end)."""


def attachment(filename: str) -> str:
    """The Content-Disposition header of a download whose name may be Chinese (RFC 6266)."""
    return f"attachment; filename=\"download\"; filename*=UTF-8''{quote(filename, safe='')}"


def stream_pages(county: str, read_page: ReadPage, *, filename: str, media_type: str) -> Stream:
    """Answer a download page by page, each in a short read-only session of `county`."""

    async def chunks() -> AsyncIterator[bytes]:
        """The pages one after the other; no session is open while the client reads."""
        cursor: Any = None
        while True:
            async with county_session(county, read_only=True):
                chunk, cursor = await read_page(cursor)
            if chunk:
                yield chunk
            if cursor is None:
                return

    return Stream(chunks(), media_type=media_type, headers={"content-disposition": attachment(filename)})


def send_file(
    request: Request[Any, Any, Any], path: Path, *, filename: str, media_type: str, sha256: bytes
) -> Response[Any]:
    """Answer a stored file; a client that has it already (If-None-Match) gets 304 and no body."""
    etag = f'"{sha256.hex()}"'
    headers = {"etag": etag, "cache-control": "private, no-cache"}
    if etag in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(None, status_code=304, headers=headers)
    return File(
        path,
        media_type=media_type,
        headers={**headers, "content-disposition": attachment(filename)},
    )

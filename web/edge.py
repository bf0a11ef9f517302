"""What every request passes, found or not: request id and origin, security headers, access log."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from typing import Any

from litestar.types import ASGIApp, HTTPScope, Message, Receive, Send

from core.kernel.client_address import client_address
from core.kernel.clock import system_clock
from core.kernel.ids import new_uuid
from core.kernel.origin import Origin, set_origin
from core.kernel.settings import settings

log = logging.getLogger("yikatong.access")

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
SECURITY_HEADERS = {
    b"content-security-policy": (
        b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
        b" connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
    b"cache-control": b"no-store",
}
_HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


def needs_https() -> bool:
    """Whether browsers reach this process by HTTPS only (`YKT_HTTPS`): everywhere but in a demonstration or test on loopback."""
    return settings().https


def cookie_name(plain: str) -> str:
    """The name of a cookie in browsers. By HTTPS it is one that no other host, path or plain connection can set."""
    return f"__Host-{plain}" if needs_https() else plain


async def observed(app: ASGIApp, scope: HTTPScope, receive: Receive, send: Send) -> None:
    """Run one HTTP request with its origin set, add headers to the answer, and write one line of access log."""
    sent_headers = dict(scope["headers"])
    given = sent_headers.get(b"x-request-id", b"").decode("latin-1")
    request_id = given if _REQUEST_ID.fullmatch(given) else str(new_uuid())
    client = scope.get("client")
    forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
    address = client_address(client[0] if client else "", forwarded, settings().trusted_proxies)
    set_origin(Origin(address=address, channel="web", request_id=request_id))
    started, status = time.perf_counter(), 0

    async def send_with_headers(message: Message) -> None:
        """Pass a message on; the one that starts the answer gets our headers, and its status is kept for the log."""
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            message["headers"] = _completed(message.get("headers", []), request_id)
        await send(message)

    try:
        await app(scope, receive, send_with_headers)
    finally:
        _write_line(scope, request_id, status, time.perf_counter() - started)


def _completed(headers: Any, request_id: str) -> list[tuple[bytes, bytes]]:
    """The handler's own headers win: a page with a style of its own may name a policy of its own."""
    own = [(name.lower(), value) for name, value in headers]
    names = {name for name, _ in own}
    own.extend((name, value) for name, value in SECURITY_HEADERS.items() if name not in names)
    if needs_https() and _HSTS[0] not in names:
        own.append(_HSTS)
    own.append((b"x-request-id", request_id.encode()))
    return own


def _write_line(scope: HTTPScope, request_id: str, status: int, seconds: float) -> None:
    """One JSON line: the route's template instead of its path, and no query, so that no personal data is logged."""
    official = scope.get("state", {}).get("official")
    line = {
        "at": system_clock().isoformat(timespec="milliseconds"),
        "request_id": request_id,
        "method": scope["method"],
        "route": scope.get("path_template") or "-",
        "status": status,
        "milliseconds": round(seconds * 1000, 1),
        "official_id": official.id if official else None,
    }
    log.info(json.dumps(line, ensure_ascii=False))


def configure_logging() -> None:
    """Write the platform's logs to standard error unless the process did configure them."""
    root = logging.getLogger("yikatong")
    if root.handlers or logging.getLogger().handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)

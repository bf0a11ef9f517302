"""Server-sent events: a subject looked at again and again in short sessions, none held in between.

The browser shows its cookie and nothing else; the log-in is checked again each minute. How many streams an official
holds open is counted for all web processes together (core/access/lease_stream.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.response import ServerSentEvent, ServerSentEventMessage

from core.access.end_stream import end_stream
from core.access.lease_stream import lease_stream
from core.access.load_sign_in import load_sign_in
from core.access.official import Official
from core.access.prolong_stream import prolong_stream
from core.kernel.clock import system_clock
from core.kernel.errors import YikatongError
from tenants import platform_session
from web.edge import cookie_name
from web.guard import SESSION_COOKIE

_LOOK_SECONDS = 0.5
_SESSION_CHECK = timedelta(minutes=1)
pause = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found: the subject as JSON, and the word that ends the stream when nothing more will change."""

    shown: str
    over: str = ""


Look = Callable[[Official], Awaitable[Seen]]
"""Opens a short session of its own; raises a `YikatongError` when the official may not, or no longer, see the subject."""


async def watch(official: Official, request: Request[Any, Any, Any], look: Look) -> ServerSentEvent:
    """Answer with events `progress` whenever the subject changed, until `end`. Raises `TooMany` beyond the cap."""
    async with platform_session():
        lease_id = await lease_stream(official)
    return ServerSentEvent(
        _leased(lease_id, official, request.cookies.get(cookie_name(SESSION_COOKIE), ""), look)
    )


async def _leased(
    lease_id: UUID, official: Official, token: str, look: Look
) -> AsyncIterator[ServerSentEventMessage]:
    try:
        async for message in _messages(lease_id, official, token, look):
            yield message
    finally:
        # A client that went away cancels this task; the lease is given back all the same, by a task of its own.
        await asyncio.shield(_given_back(lease_id))


async def _messages(
    lease_id: UUID, official: Official, token: str, look: Look
) -> AsyncIterator[ServerSentEventMessage]:
    last, checked = "", system_clock()
    while True:
        try:
            if system_clock() - checked >= _SESSION_CHECK:
                checked = system_clock()
                current = await load_sign_in(token, in_use=False)
                if current is None or not await _prolonged(lease_id):
                    yield ServerSentEventMessage(event="end", data="expired" if current else "signed_out")
                    return
                official = current.official
            seen = await look(official)
        except YikatongError as error:
            yield ServerSentEventMessage(event="end", data=error.code)
            return
        if seen.shown != last:
            last = seen.shown
            yield ServerSentEventMessage(event="progress", data=seen.shown)
        if seen.over:
            yield ServerSentEventMessage(event="end", data=seen.over)
            return
        await pause(_LOOK_SECONDS)


async def _given_back(lease_id: UUID) -> None:
    async with platform_session():
        await end_stream(lease_id)


async def _prolonged(lease_id: UUID) -> bool:
    async with platform_session():
        return await prolong_stream(lease_id)

"""The real application in process, and browsers that are signed in as officials of the real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import httpx
import pytest_asyncio
from litestar import Litestar

from core.jobs.broker import CelerySender, make_celery
from core.jobs.hints import install_hint_sender
from core.kernel.settings import settings
from tests.conftest import Province
from tests.factories.accounts import SignedIn, signed_in
from tests.web.documented import as_documented
from web.app import create_app
from web.guard import CSRF_HEADER, SESSION_COOKIE

Browser = Callable[..., httpx.AsyncClient]


_composed: list[Litestar] = []


@pytest_asyncio.fixture
async def app(province: Province) -> AsyncIterator[Litestar]:
    """The application over fresh databases.

    Composed once in a run, which takes half a second: of what it is composed of, only the broker belongs to one test.
    """
    if _composed:
        install_hint_sender(CelerySender(make_celery(settings())))
    else:
        _composed.append(create_app())
    yield _composed[0]


@pytest_asyncio.fixture
async def visitor(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that nobody signed in with."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://ykt.test",
        event_hooks={"response": [as_documented]},
    ) as client:
        yield client


@pytest_asyncio.fixture
async def browser(app: Litestar) -> AsyncIterator[Callable[..., object]]:
    """`await browser("county_operator", "530423")`: a client signed in as a new official with that post."""
    async with AsyncExitStack() as stack:

        async def open_browser(
            roles: str | tuple[str, ...], region: str, **more: object
        ) -> httpx.AsyncClient:
            session: SignedIn = await signed_in(roles, region, **more)
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url="http://ykt.test",
                headers={CSRF_HEADER: session.csrf_token},
                cookies={SESSION_COOKIE: session.token},
                event_hooks={"response": [as_documented]},
            )
            client.official_id = session.official.id  # type: ignore[attr-defined]
            return await stack.enter_async_context(client)

        yield open_browser

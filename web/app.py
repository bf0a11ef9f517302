"""The web application: composition root of everything that answers HTTP. `uvicorn --factory web.app:create_app`."""

from __future__ import annotations

import logging
from pathlib import PurePosixPath
from typing import Any, cast

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.types import HTTPScope, LifeSpanReceive, LifeSpanScope, LifeSpanSend, Receive, Scope, Send

from core.access.note_refusal import note_refusal
from core.audit import write_entries
from core.database.engine import ENGINE
from core.database.session import install_audit_writer
from core.features import load_features
from core.jobs.broker import CelerySender, make_celery
from core.jobs.hints import install_hint_sender
from core.kernel.clock import OffsetFileClock, install_clock
from core.kernel.errors import NotAllowed, YikatongError
from core.kernel.settings import settings
from core.plugin_host import subsidies
from web.api.portal_files import PORTAL_PATH, portal_page_at
from web.deps import DEPENDENCIES
from web.edge import configure_logging, observed
from web.errors import answer_http, answer_refusal, answer_unforeseen
from web.guard import require_access
from web.openapi import openapi_config
from web.routes import CONTROLLERS

BODY_LIMIT_BYTES = 1_000_000
"""Largest body of an ordinary request; routes that take files declare their own `request_max_body_size`."""


class Application(Litestar):
    """Litestar with request id, headers and access log around everything, unknown addresses included."""

    async def __call__(
        self, scope: Scope | LifeSpanScope, receive: Receive | LifeSpanReceive, send: Send | LifeSpanSend
    ) -> None:
        """Serve one ASGI connection."""
        if scope["type"] == ScopeType.HTTP:
            await observed(
                self._routed, cast("HTTPScope", scope), cast("Receive", receive), cast("Send", send)
            )
        else:
            await super().__call__(scope, receive, send)

    async def _routed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Every page of the portal is one route's; all else finds its route by its own address."""
        if portal_page_at(scope["path"]):
            scope["path"] = PORTAL_PATH
        await super().__call__(scope, receive, send)


async def _note_refusal(error: Exception, scope: Scope) -> None:
    """Refusals of signed-in officials go to the operation log, in a transaction of their own."""
    official = scope.get("state", {}).get("official")
    if isinstance(error, NotAllowed) and official is not None:
        operation = str(PurePosixPath(scope.get("path_template") or "/"))
        await note_refusal(official, f"{scope.get('method')} {operation}", error.code)


async def _close_pools() -> None:
    await ENGINE.close_pools()


def create_app() -> Application:
    """Compose the application from settings: clock, audit, broker, plugins, routes."""
    configure_logging()
    load_features()
    configured = settings()
    if configured.clock_file is not None:
        install_clock(OffsetFileClock(configured.clock_file))
    install_audit_writer(write_entries)
    install_hint_sender(CelerySender(make_celery(configured)))
    logging.getLogger("yikatong.web").info("programmes: %s", ", ".join(subsidies()))
    handlers: dict[int | type[Exception], Any] = {
        YikatongError: answer_refusal,
        HTTPException: answer_http,
        Exception: answer_unforeseen,
    }
    return Application(
        route_handlers=list(CONTROLLERS),
        dependencies=DEPENDENCIES,
        guards=[require_access],
        exception_handlers=handlers,
        after_exception=[_note_refusal],
        on_shutdown=[_close_pools],
        request_max_body_size=BODY_LIMIT_BYTES,
        openapi_config=openapi_config(),
        logging_config=None,
        debug=False,
    )

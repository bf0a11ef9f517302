"""Two transactions at once, as two requests would have them."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Coroutine
from typing import Any, TypeVar

from core.database import fetch_value

Result = TypeVar("Result")


def apart(work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
    """Run `work` beside the current session, in a context of its own: it may open a session too."""
    return asyncio.get_running_loop().create_task(work, context=contextvars.Context())


async def until_somebody_waits() -> None:
    """Return as soon as another transaction of this server waits for a lock; fails after a minute."""
    async with asyncio.timeout(60):
        while not await fetch_value("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0)

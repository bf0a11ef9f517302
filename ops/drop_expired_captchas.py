"""Drop the picture questions that are too old to be answered."""

from __future__ import annotations

import logging

from core.access.drop_captchas import drop_captchas
from tenants import platform_session

log = logging.getLogger(__name__)


async def drop_expired_captchas() -> int:
    """One batch of them in a session of its own; returns how many. What fails is logged and due again at the next call."""
    try:
        async with platform_session():
            return await drop_captchas()
    except Exception:
        # A platform server that is down must not stop the sweeper.
        log.warning("expired captchas were not dropped", exc_info=True)
        return 0

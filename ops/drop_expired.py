"""Drop what the platform keeps for a while only: picture questions, ended log-ins, wrong passwords."""

from __future__ import annotations

import logging

from core.access.drop_captchas import drop_captchas
from core.access.drop_sign_ins import drop_sign_ins
from tenants import platform_session

log = logging.getLogger(__name__)

_DROPS = {"captchas": drop_captchas, "sign_ins": drop_sign_ins}


async def drop_expired() -> dict[str, int]:
    """One batch of each kind in a session of its own; returns how many rows by kind.

    What fails is logged, stops nothing else, and is due again at the next call.
    """
    dropped: dict[str, int] = {}
    for kind, drop in _DROPS.items():
        try:
            async with platform_session():
                dropped[kind] = await drop()
        except Exception:
            # A platform server that is down must not stop the sweeper.
            log.warning("expired %s were not dropped", kind, exc_info=True)
    return dropped

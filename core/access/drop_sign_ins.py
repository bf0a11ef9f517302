"""Retention: log-ins that ended, and attempts that were counted."""

from __future__ import annotations

from datetime import timedelta

from core.access import queries_sign_in
from core.kernel.clock import system_clock
from core.kernel.settings import settings

BATCH = 20_000


async def drop_sign_ins() -> int:
    """Delete what was last used, or failed, more than `YKT_SIGN_IN_DAYS` ago, in the session of the platform.

    At most `BATCH` rows of each kind at once; returns how many of both. A session lives half a day, so none that is live is
    that old. The operation log keeps who logged in when.
    """
    before = system_clock() - timedelta(days=settings().sign_in_days)
    return await queries_sign_in.delete_sign_ins(before, BATCH) + await queries_sign_in.delete_failures(
        before, BATCH
    )

"""Retention: picture questions that nobody answered in time."""

from __future__ import annotations

from core.access import queries_sign_in
from core.kernel.clock import system_clock

BATCH = 20_000


async def drop_captchas() -> int:
    """Delete expired questions in the session of the platform, at most `BATCH` at once; returns how many.

    The sweeper calls it in each round. Questions are no business record: what they protected is audited, they are not.
    """
    return await queries_sign_in.delete_captchas(system_clock(), BATCH)

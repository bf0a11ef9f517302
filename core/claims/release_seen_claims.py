"""Release claims that were seen before, whoever holds their keys by now."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries
from core.kernel.clock import now


async def release_seen_claims(claims: Sequence[tuple[int, int]]) -> int:
    """Release claims (id, epoch) of `living_claims` unless they were reserved again, in a session of the platform.

    A process that was held up between seeing and releasing spares what somebody reserved in the meantime. Returns how
    many were released; repeating it changes nothing.
    """
    return await queries.settle_as_seen(claims, "released", now(), source=("reserved", "confirmed"))

"""Release claims: the lines will not be paid, others may draw."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries
from core.kernel.clock import now


async def release_claims(county: str, line_ids: Sequence[int], *, after_use: bool = False) -> int:
    """Release the reserved claims of lines of `county`, in a session of the platform; returns how many.

    `after_use` releases confirmed ones too: the payment was stopped for good or came back. Repeating it changes nothing.
    """
    source = ("reserved", "confirmed") if after_use else ("reserved",)
    return await queries.settle(county, line_ids, source=source, target="released", at=now())

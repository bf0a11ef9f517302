"""Which further claim of its people a line would be, across the province (确认需发放)."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries_further
from core.claims.claim import ClaimWant


async def next_ordinal(wants: Sequence[ClaimWant]) -> int:
    """The first ordinal above all that the people of one line hold, at least 1; in a session of the platform."""
    if not wants:
        return 1
    first = wants[0]
    return await queries_further.next_ordinal(
        first.programme_code, first.period, first.claim_item, [want.claimant_digest for want in wants]
    )

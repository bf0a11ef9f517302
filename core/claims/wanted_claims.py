"""Which claims the lines of a county need, read in the county before the platform is asked."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries_county
from core.claims.claim import ClaimWant


async def wanted_claims(line_ids: Sequence[int]) -> list[ClaimWant]:
    """One want for each person of each line (claimant and household members); runs in a session of the county."""
    return list(map(ClaimWant._make, await queries_county.claimants_of(line_ids)))

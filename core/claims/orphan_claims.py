"""Claims of a county that are reserved and not settled: work in progress, or what a dead process left behind."""

from __future__ import annotations

from core.claims import queries


async def orphan_claims(county: str, *, limit: int = 5000) -> list[int]:
    """Lines of `county` with a reserved claim, in a session of the platform; `settle_orphans` decides about them."""
    return sorted({claim["line_id"] for claim in await queries.reserved_of(county, 0, limit)})

"""Look whether somebody draws already, without reserving anything (预警核实)."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries
from core.claims.claim import ClaimRefusal, ClaimWant


async def find_claims(county: str, wants: Sequence[ClaimWant]) -> list[ClaimRefusal]:
    """Lines of `county` whose people draw the same by another line, anywhere in the province.

    Runs in a session of the platform; nothing is changed.
    """
    if not wants:
        return []
    await queries.put_wants(wants)
    return [ClaimRefusal(**dict(row)) for row in await queries.held_by_others(county)]

"""What lines hold on the platform now, so that a release hits exactly that and nothing later."""

from __future__ import annotations

from collections.abc import Sequence

from core.claims import queries


async def living_claims(county: str, line_ids: Sequence[int]) -> list[tuple[int, int]]:
    """(id, epoch) of the claims of lines of `county` that are not released, in a session of the platform."""
    return [(row["id"], row["epoch"]) for row in await queries.living_of(county, line_ids)]

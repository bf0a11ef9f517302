"""Find divisions by a part of their name or the beginning of their code."""

from __future__ import annotations

from core.kernel.region import RegionCode
from core.regions import queries
from core.regions.region import Region


async def search_regions(text: str, within: str = "530000000000", *, limit: int = 50) -> list[Region]:
    """At most `limit` divisions in `within` (12 digits) that fit `text`, higher levels first; no text, no answer."""
    wanted = text.strip()
    return await queries.matching(wanted, RegionCode(within).prefix, limit) if wanted else []

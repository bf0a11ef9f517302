"""The programmes of the province, or of one county."""

from __future__ import annotations

from core.catalogue import queries
from core.catalogue.programme import Programme


async def list_programmes(county: str | None = None) -> list[Programme]:
    """All programmes by official number, or those that a county (six digits) runs; public (政策清单)."""
    return await queries.programmes(county)

"""The dated standards that concern a county."""

from __future__ import annotations

from core.catalogue import queries_standards as queries
from core.catalogue.standard import StandardRecord
from core.kernel.region import RegionCode, RegionLevel


async def list_standards(programme: str, region: str) -> list[StandardRecord]:
    """All standards of `programme` for a region (12 digits) and those above it, nearest and newest first; public."""
    code = RegionCode(region)
    above = {code.at(level) for level in RegionLevel if level <= min(code.level, RegionLevel.COUNTY)}
    return await queries.standards_of(programme, sorted(above))

"""What the verbs of this feature answer with."""

from __future__ import annotations

from dataclasses import dataclass

from core.kernel.region import RegionCode, RegionLevel


@dataclass(frozen=True, slots=True)
class Region:
    """One division. `parent` is None for the province; `full_name` starts with the province's name."""

    code: RegionCode
    name: str
    level: RegionLevel
    parent: RegionCode | None
    full_name: str

"""What the verbs of this feature answer about standards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.plugin_api import Standard


@dataclass(frozen=True, slots=True)
class StandardRecord:
    """One dated standard of a region (12 digits): rates and bounds in fen. Counties' own rows carry no bounds.

    `set_by` is the official's id, None for what came with the programme. `ended_at` is set when it was replaced before
    its first day.
    """

    id: int
    programme_code: str
    region_code: str
    effective_from: date
    rates_fen: Mapping[str, int]
    bounds_fen: Mapping[str, list[int]]
    document_no: str
    set_by: int | None
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class StandardInForce:
    """The standard that pays in a county on a day, with the id that lines keep (`line.standard_id`)."""

    id: int
    region_code: str
    standard: Standard


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate as a county works with it today, in fen. `fen` is what pays, `own_fen` the county's own, None without one.

    `coming_fen` and `coming_from` tell of the county's own rate that is set already and not in force yet.
    """

    name: str
    title: str
    fen: int | None
    own_fen: int | None
    province_fen: int
    lowest_fen: int
    highest_fen: int
    document_no: str
    effective_from: date | None
    coming_fen: int | None
    coming_from: date | None

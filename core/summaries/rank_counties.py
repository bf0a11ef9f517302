"""县区排名: the figures of each county in one row, the furthest on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.access.official import Official
from core.access.scope import region_patterns
from core.kernel.region import RegionCode
from core.summaries import queries
from core.summaries.list_summaries import MEASURES, PERMISSION


@dataclass(frozen=True, slots=True)
class Figure:
    """People (lines) and fen of one measure."""

    people: int
    fen: int


@dataclass(frozen=True, slots=True)
class CountyFigures:
    """One county: every measure of `MEASURES`, the share of fen paid (basis points of issued), and its rank by that share.

    `as_of`: every figure is at least as new as this. Counties of the same share have the same rank.
    """

    county_code: str
    rank: int
    paid_share_bp: int
    measures: dict[str, Figure]
    as_of: datetime


async def rank_counties(
    by: Official, *, region: str | None = None, programme: str | None = None, period: str | None = None
) -> list[CountyFigures]:
    """Counties inside the official's posts over the programmes of 项目授权, best share paid first; one statement.

    `period` is a period or the beginning of several (a year). In a session of the platform. Raises `Invalid` for a region
    that is none.
    """
    values = (
        region_patterns(by, PERMISSION),
        sorted(by.programmes),
        RegionCode(region).prefix if region else None,
        programme,
        None,
        None,
    )
    rows = []
    for row in await queries.by_county(values, period or ""):
        measures = {name: Figure(**row["measures"].get(name, {"people": 0, "fen": 0})) for name in MEASURES}
        issued = measures["issued"].fen
        share = measures["paid"].fen * 10_000 // issued if issued else 0
        rows.append((share, row["county_code"], measures, row["as_of"]))
    rows.sort(key=lambda each: (-each[0], each[1]))
    shares = [each[0] for each in rows]
    return [
        CountyFigures(county, shares.index(share) + 1, share, measures, as_of)
        for share, county, measures, as_of in rows
    ]

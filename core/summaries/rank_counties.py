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
class StageFigure:
    """Dossiers, people (lines) and fen that stand at one stage."""

    dossiers: int
    people: int
    fen: int


@dataclass(frozen=True, slots=True)
class CountyFigures:
    """One county: every measure of `MEASURES`, the share of fen paid (basis points of issued), and its rank by that share.

    `stages` are those at which dossiers stand, `finished` among them. `as_of`: every figure is at least as new as this.
    Counties of the same share have the same rank.
    """

    county_code: str
    rank: int
    paid_share_bp: int
    measures: dict[str, Figure]
    stages: dict[str, StageFigure]
    as_of: datetime


async def rank_counties(
    by: Official, *, region: str | None = None, programme: str | None = None, period: str | None = None
) -> list[CountyFigures]:
    """Counties inside the official's posts over the programmes of 项目授权, best share paid first; two statements.

    `period` is a period or the beginning of several (a year). In a session of the platform. Raises `Invalid` for a region
    that is none.
    """
    prefix = RegionCode(region).prefix if region else None
    within = (region_patterns(by, PERMISSION), sorted(by.programmes), prefix, programme)
    paid = {row["county_code"]: row for row in await queries.by_county((*within, None, None), period or "")}
    standing = {row["county_code"]: row for row in await queries.stages_by_county(within, period or "")}
    found = []
    for county in sorted(paid.keys() | standing.keys()):
        known = paid[county]["measures"] if county in paid else {}
        measures = {name: Figure(**known.get(name, {"people": 0, "fen": 0})) for name in MEASURES}
        stages = standing[county]["stages"] if county in standing else {}
        issued = measures["issued"].fen
        share = measures["paid"].fen * 10_000 // issued if issued else 0
        as_of = min(rows[county]["as_of"] for rows in (paid, standing) if county in rows)
        found.append(
            (share, county, measures, {name: StageFigure(**one) for name, one in stages.items()}, as_of)
        )
    found.sort(key=lambda each: -each[0])
    shares = [each[0] for each in found]
    return [
        CountyFigures(county, shares.index(share) + 1, share, measures, stages, as_of)
        for share, county, measures, stages, as_of in found
    ]

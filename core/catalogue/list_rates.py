"""The rates of a programme in a county beside the province's bounds."""

from __future__ import annotations

from datetime import date

from core.catalogue import queries_standards as queries
from core.catalogue.standard import Rate, StandardRecord
from core.kernel.clock import today
from core.kernel.money import MAX_FEN
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_host import subsidy


async def list_rates(programme: str, county: str) -> list[Rate]:
    """Every rate of `programme` as `county` (six digits) pays it today, with what it may set; in a session of the platform.

    Empty where the province has no standard in force. Raises `NotFound` for an unknown programme.
    """
    titles = subsidy(programme).rate_titles
    own = RegionCode(f"{county}000000")
    province = own.at(RegionLevel.PROVINCE)
    day = today()
    found = await queries.in_force(programme, [own, own.at(RegionLevel.PREFECTURE), province], day)
    above = next((one for one in found if one.region_code == province), None)
    if above is None:
        return []
    nearest = found[0]
    coming = _coming(await queries.standards_of(programme, [own]), day)
    rates = []
    for name, fen in above.rates_fen.items():
        lowest, highest = above.bounds_fen.get(name, [0, MAX_FEN])
        rates.append(
            Rate(
                name=name,
                title=titles.get(name, name),
                fen=nearest.rates_fen.get(name),
                own_fen=nearest.rates_fen.get(name) if nearest.region_code == own else None,
                province_fen=fen,
                lowest_fen=lowest,
                highest_fen=highest,
                document_no=nearest.document_no,
                effective_from=nearest.effective_from,
                coming_fen=coming.rates_fen.get(name) if coming else None,
                coming_from=coming.effective_from if coming else None,
            )
        )
    return rates


def _coming(standards: list[StandardRecord], day: date) -> StandardRecord | None:
    """The next own standard that has not begun."""
    later = [one for one in standards if one.ended_at is None and one.effective_from > day]
    return min(later, key=lambda one: one.effective_from, default=None)

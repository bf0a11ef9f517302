"""The standard that pays in a county on a day."""

from __future__ import annotations

from datetime import date

from core.catalogue import queries_standards as queries
from core.catalogue import rules
from core.catalogue.standard import StandardInForce
from core.kernel.errors import Conflict
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_api import Standard
from core.plugin_host import subsidy


async def standard_for(programme: str, county: str, day: date) -> StandardInForce | None:
    """The county's own standard in force on `day`, else that of its prefecture or province; None when there is none.

    `county` has six digits; runs in a session of the platform. Raises `Conflict` when the county's own rates no longer
    lie within the province's bounds of that day: nobody is paid by a rate that the province has forbidden.
    """
    own = RegionCode(f"{county}000000")
    province = own.at(RegionLevel.PROVINCE)
    found = await queries.in_force(programme, [own, own.at(RegionLevel.PREFECTURE), province], day)
    if not found:
        return None
    nearest = found[0]
    bounds = next((entry.bounds_fen for entry in found if entry.region_code == province), {})
    remarks = rules.outside_bounds(nearest.rates_fen, bounds, subsidy(programme).rate_titles)
    if remarks:
        raise Conflict(
            "standard.outside_bounds",
            f"本地标准（{nearest.document_no}）已不在省级范围内：{'；'.join(remarks)}。请先维护新的补贴标准",
        )
    return StandardInForce(
        nearest.id,
        nearest.region_code,
        Standard(dict(nearest.rates_fen), nearest.effective_from, nearest.document_no),
    )

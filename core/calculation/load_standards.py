"""Which standards a 测算 would use: asked first, shown to the official, then applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from core.access.may import may
from core.access.official import Official
from core.calculation import queries
from core.catalogue.standard import StandardInForce
from core.catalogue.standard_for import standard_for
from core.workflow.errors import not_found
from tenants import county_session, platform_session

PERMISSION = "stage:calculation"
Standards = Mapping[tuple[str, date], StandardInForce | None]
"""(programme, first day of the period) → the standard in force in the county, None when there is none."""


async def load_standards(county: str, dossier_ids: Sequence[int], by: Official) -> Standards:
    """The standards for the periods of dossiers of `county`.

    Opens two short sessions one after the other, so it is called outside one. Raises `NotFound`, `NotAllowed`, and
    `Conflict` when the county's own rates no longer lie within the province's bounds.
    """
    async with county_session(county, read_only=True):
        rows = await queries.periods_of(dossier_ids)
    if len(rows) != len(set(dossier_ids)):
        raise not_found()
    for row in rows:
        may(by, PERMISSION, region=row["township_code"], programme=row["programme_code"])
    wanted = sorted({(row["programme_code"], row["period_start"]) for row in rows})
    async with platform_session(read_only=True):
        return {(programme, day): await standard_for(programme, county, day) for programme, day in wanted}

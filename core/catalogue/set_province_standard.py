"""The province sets its standard and the bounds for the counties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core import plugin_host
from core.access import Official, may
from core.catalogue import queries_standards as queries
from core.catalogue import rules
from core.catalogue.programme import PROVINCE
from core.catalogue.replace_future_standard import replace_future_standard
from core.database import AuditRecord, current_session
from core.kernel.clock import today
from core.kernel.errors import Invalid


async def set_province_standard(
    programme: str,
    by: Official,
    *,
    effective_from: date,
    rates_fen: Mapping[str, Any],
    bounds_fen: Mapping[str, Any],
    document_no: str,
) -> tuple[int, list[str]]:
    """Set rates and bounds in fen from `effective_from` on (today or later).

    Returns the id and the codes of the regions whose own rates lie outside the new bounds; they have to set new ones
    before they can pay. The names of the rates stay those of the programme. Needs `standard:set_bounds`. Raises
    `Invalid`, `Conflict`, `NotAllowed`, `NotFound`.
    """
    may(by, "standard:set_bounds", region=PROVINCE, programme=programme)
    plugin_host.subsidy(programme)
    rules.require_future(effective_from, today())
    if not document_no.strip():
        raise Invalid("standard.document", "请填写标准的文件依据", field="document_no")
    await queries.lock_standards(programme, PROVINCE)
    known = await queries.standards_of(programme, [PROVINCE])
    rates = rules.check_rates(rates_fen, known[0].rates_fen if known else rates_fen)
    bounds = rules.check_bounds(bounds_fen, rates)
    standard_id = await replace_future_standard(
        programme,
        PROVINCE,
        by,
        effective_from=effective_from,
        rates_fen=rates,
        bounds_fen=bounds,
        document_no=document_no,
    )
    outside = sorted(
        {
            own.region_code
            for own in await queries.counties_from(programme, effective_from)
            if rules.outside_bounds(own.rates_fen, bounds, {})
        }
    )
    current_session().record(
        AuditRecord(
            "standard.set_bounds",
            "standard",
            str(standard_id),
            by.id,
            by.account,
            after={
                "programme": programme,
                "effective_from": effective_from.isoformat(),
                "rates_fen": rates,
                "bounds_fen": bounds,
                "document_no": document_no.strip(),
                "regions_outside": outside,
            },
        )
    )
    return standard_id, outside

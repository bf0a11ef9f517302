"""A county sets its own standard within the province's bounds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from core.access import Official, may
from core.catalogue import queries_standards as queries
from core.catalogue import rules
from core.catalogue.replace_future_standard import replace_future_standard
from core.database import AuditRecord, current_session
from core.kernel.clock import today
from core.kernel.errors import Conflict, Invalid
from core.kernel.region import RegionCode, RegionLevel
from core.plugin_host import subsidy


async def set_standard(
    programme: str,
    region: str,
    by: Official,
    *,
    effective_from: date,
    rates_fen: Mapping[str, int],
    document_no: str,
) -> int:
    """Set the standard of a county or prefecture (12 digits) from `effective_from` on; returns its id.

    Rates in fen, one for each rate of the province, within the bounds in force on that day. The past never changes:
    the day is today or later, and one that is in force already is followed, not replaced. Needs `standard:set` there.
    Raises `Invalid`, `Conflict`, `NotAllowed`.
    """
    code = RegionCode(region)
    may(by, "standard:set", region=code, programme=programme)
    if code.level not in (RegionLevel.PREFECTURE, RegionLevel.COUNTY):
        raise Invalid("standard.level", "本功能只维护州市、区县的标准", field="region_code")
    rules.require_future(effective_from, today())
    if not document_no.strip():
        raise Invalid("standard.document", "请填写标准的文件依据", field="document_no")
    await queries.lock_standards(programme, code)
    above = await queries.in_force(programme, [code.at(RegionLevel.PROVINCE)], effective_from)
    if not above:
        raise Conflict("standard.no_province", "省级还没有发布该项目的标准和范围，暂不能维护本级标准")
    rates = rules.check_rates(rates_fen, above[0].rates_fen)
    remarks = rules.outside_bounds(rates, above[0].bounds_fen, subsidy(programme).rate_titles)
    if remarks:
        raise Invalid("standard.outside_bounds", f"标准超出省级范围：{'；'.join(remarks)}", field="rates_fen")
    standard_id = await replace_future_standard(
        programme,
        code,
        by,
        effective_from=effective_from,
        rates_fen=rates,
        bounds_fen={},
        document_no=document_no,
    )
    current_session().record(
        AuditRecord(
            "standard.set",
            "standard",
            str(standard_id),
            by.id,
            by.account,
            after={
                "programme": programme,
                "region": code,
                "effective_from": effective_from.isoformat(),
                "rates_fen": rates,
                "document_no": document_no.strip(),
            },
        )
    )
    return standard_id

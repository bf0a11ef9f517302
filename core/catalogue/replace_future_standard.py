"""Store a standard, ending one that was to begin on the same future day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from core.access import Official
from core.catalogue import queries_standards as queries
from core.kernel.clock import now, today
from core.kernel.errors import Conflict


async def replace_future_standard(
    programme: str,
    region: str,
    by: Official,
    *,
    effective_from: date,
    rates_fen: Mapping[str, int],
    bounds_fen: Mapping[str, list[int]],
    document_no: str,
) -> int:
    """Internal step of the two verbs that set standards; the caller has authorised and locked. Returns the new id.

    Raises `Conflict` when the day is today and a standard of today exists: lines may have been calculated with it.
    """
    at = now()
    planned = await queries.live_on(programme, region, effective_from)
    if planned is not None:
        if planned.effective_from <= today():
            raise Conflict(
                "standard.in_force", "今天起执行的标准已经生效，不能替换；请从明天或以后的日期起执行新标准"
            )
        await queries.end_standard(planned.id, at)
    return await queries.add_standard(
        programme, region, effective_from, rates_fen, bounds_fen, document_no.strip(), by.id, at
    )

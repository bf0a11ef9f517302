"""Take over what 预算管理一体化 answered, without ever lowering an indicator below what is reserved and paid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.access.official import Official
from core.database import AuditRecord, current_session
from core.funds import queries
from core.kernel.clock import now
from core.kernel.errors import Unavailable
from core.plugin_api import BudgetIndicator


async def mirror_indicators(
    fiscal_year: int, indicators: Sequence[BudgetIndicator], by: Official
) -> dict[str, Any]:
    """Mirror all indicators of a year; returns the report `{"received", "malformed", "added", "uncovered", "vanished"}`.

    An indicator whose amount fell below reserved + paid keeps its amounts, is closed to further linking and is
    reported; so is one that the registry no longer names. Raises `Unavailable` for an answer that mixes counties or
    years, which is never taken over.
    """
    county = current_session().scope
    if any(one.county_code[:6] != county or one.fiscal_year != fiscal_year for one in indicators):
        raise Unavailable(
            "funds.foreign_indicator",
            "预算管理一体化返回了其他区县或年度的指标，本次未更新，请联系系统管理员核对接口",
        )
    malformed = [one.document_no for one in indicators if not 0 <= one.reduced_fen <= one.amount_fen]
    await queries.stage_mirror([one for one in indicators if 0 <= one.reduced_fen <= one.amount_fen])
    await queries.lock_for_mirror(fiscal_year)
    taken = await queries.mirror_staged(now())
    uncovered = await queries.mark_uncovered(now())
    vanished = await queries.mark_vanished(fiscal_year)
    report = {
        "received": len(indicators),
        "malformed": malformed,
        "added": sum(row["is_new"] for row in taken),
        "uncovered": [
            {
                "document_no": row["document_no"],
                "registry_fen": row["registry_fen"],
                "used_fen": row["used_fen"],
            }
            for row in uncovered
        ],
        "vanished": [row["document_no"] for row in vanished],
    }
    current_session().record(
        AuditRecord(
            "indicator.mirror",
            "indicator",
            str(fiscal_year),
            by.id,
            by.account,
            after=report,
            count=len(indicators),
        )
    )
    return report

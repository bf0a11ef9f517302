"""支付申请 · 待生成: lines that wait for a payment request, with the result of 银行卡对比 on the row."""

from __future__ import annotations

from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.paging import Page, PageRequest
from core.payments import queries_checks as queries


async def list_pending(
    by: Official,
    page: PageRequest,
    *,
    programme: str = "",
    batch_id: int | None = None,
    outcome: str = "",
    dossier_id: int | None = None,
) -> Page[dict[str, Any]]:
    """A page of lines; `outcome` is passed, abnormal, unverified, not_compared or empty. Sums: people and fen, all and passed."""
    scope = scope_of(by, "payment:read", county=current_session().scope)
    filters = (
        scope.programmes,
        scope.region_patterns,
        programme,
        batch_id,
        outcome,
        scope.budget_units,
        dossier_id,
    )
    rows = await queries.pending(filters, page.size, page.offset)
    sums = dict(await queries.pending_sums(filters))
    return Page([dict(row) for row in rows], sums["people"], page.number, page.size, sums)

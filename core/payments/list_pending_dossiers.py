"""支付申请 · 待生成, by dossier: how far 银行卡对比 is, and how much 生成支付申请 would ask for."""

from __future__ import annotations

from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.paging import Page, PageRequest
from core.payments import queries_checks as queries

_SUMS = ("people", "fen", "passed_people", "passed_fen")


async def list_pending_dossiers(
    by: Official, page: PageRequest, *, programme: str = "", batch_id: int | None = None
) -> Page[dict[str, Any]]:
    """A page of dossiers with lines that no payment request holds. Sums: people and fen (in fen), all and passed."""
    scope = scope_of(by, "payment:read", county=current_session().scope)
    filters = (scope.programmes, scope.region_patterns, programme, batch_id, scope.budget_units)
    rows = await queries.pending_dossiers(filters, page.size, page.offset)
    first = rows[0] if rows else None
    sums = {name: first[f"all_{name}"] if first else 0 for name in _SUMS}
    return Page([dict(row) for row in rows], first["total"] if first else 0, page.number, page.size, sums)

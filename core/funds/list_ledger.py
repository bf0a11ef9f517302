"""指标追踪: every movement of the indicators of the official's budget units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.funds import queries_tracing
from core.funds.post_movements import Movement
from core.kernel.clock import CHINA
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What the ledger is narrowed to. `text` is looked for in 文号 and 项目名称; `since` and `until` are whole days."""

    indicator_id: int | None = None
    fiscal_year: int | None = None
    text: str = ""
    movement: str = ""
    dossier_id: int | None = None
    since: date | None = None
    until: date | None = None


async def list_ledger(by: Official, page: PageRequest, wanted: LedgerFilter) -> Page[dict[str, Any]]:
    """A page of entries, the newest first, with sums (fen) by movement over all that were found.

    Raises `Invalid` for an unknown movement.
    """
    if wanted.movement and wanted.movement not in set(Movement):
        raise Invalid("funds.movement", "变动类型应为占用、释放、支付或退回之一", field="movement")
    scope = scope_of(by, "indicator:read", county=current_session().scope)
    filters = (
        scope.budget_units if scope.region_patterns else [],
        wanted.indicator_id,
        wanted.fiscal_year,
        wanted.text,
        wanted.movement,
        wanted.dossier_id,
        _morning(wanted.since),
        _morning(wanted.until + timedelta(days=1)) if wanted.until else None,
    )
    order_by = page.order_by(queries_tracing.LEDGER_SORTABLE, "e.id DESC").replace(", id", ", e.id")
    rows = await queries_tracing.ledger(filters, order_by, page.size, page.offset)
    found = {row["movement"]: row for row in await queries_tracing.ledger_sums(filters)}
    sums = {f"{one}_fen": found[one]["fen"] if one in found else 0 for one in Movement}
    total = sum(row["entries"] for row in found.values())
    return Page([dict(row) for row in rows], total, page.number, page.size, sums)


def _morning(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), CHINA) if day else None

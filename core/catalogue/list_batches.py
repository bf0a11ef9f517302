"""The batches of the county that an official may see."""

from __future__ import annotations

from core.access import Official, scope_of
from core.catalogue import queries_batches as queries
from core.catalogue.batch import Batch
from core.database import current_session
from core.kernel.paging import Page, PageRequest
from core.plugin_host import programmes_paid


async def list_batches(
    by: Official,
    page: PageRequest,
    *,
    programme: str | None = None,
    year: int | None = None,
    state: str | None = None,
    cycle: str | None = None,
) -> Page[Batch]:
    """One page of batches of the official's programmes, the newest first; sort by period, number, created_at, name.

    `cycle` is the 补贴周期 of the programmes; raises `Invalid` for an unknown one.
    """
    scope = scope_of(by, "batch:read", county=current_session().scope)
    programmes = (
        scope.programmes if programme is None else [code for code in scope.programmes if code == programme]
    )
    if cycle:
        paid = programmes_paid(cycle)
        programmes = [code for code in programmes if code in paid]
    order = page.order_by(queries.SORTS, "period_start DESC, number DESC, id DESC")
    if not scope.region_patterns:
        programmes = []
    rows, total = await queries.batches(programmes, year, state, order, page.size, page.offset)
    return Page(rows, total, page.number, page.size)

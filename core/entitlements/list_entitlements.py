"""The entitlements that an official may see."""

from __future__ import annotations

from core.access import Official, scope_of
from core.database import current_session
from core.entitlements import queries
from core.entitlements.entitlement import Entitlement
from core.kernel.paging import Page, PageRequest
from core.kernel.region import RegionCode


async def list_entitlements(
    by: Official,
    page: PageRequest,
    *,
    programme: str | None = None,
    state: str | None = None,
    region: str | None = None,
    name: str | None = None,
    id_number: str | None = None,
) -> Page[Entitlement]:
    """One page with `people` and `fen` (fixed amounts) over all; sort by name, village, starts_on, amount.

    `region` is a township or village (12 digits), `id_number` a whole number, found by its digest.
    """
    session = current_session()
    scope = scope_of(by, "entitlement:read", county=session.scope)
    programmes = [code for code in scope.programmes if programme is None or code == programme]
    part = (name or "").strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    filters = {
        "state": state,
        "village": f"{RegionCode(region).prefix}%" if region else None,
        "name": f"%{part}%" if part else None,
        "id_digest": session.digests.digest("id_number", id_number.strip().upper()) if id_number else None,
    }
    order = page.order_by(queries.SORTS, "r.village_code, e.id")
    rows, people, fen = await queries.page_of(
        scope.region_patterns, programmes, filters, order, page.size, page.offset, page.after_id
    )
    return Page(rows, people, page.number, page.size, {"people": people, "fen": fen})

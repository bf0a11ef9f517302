"""The recipients that an official may see."""

from __future__ import annotations

from core.access import Official, scope_of
from core.database import current_session
from core.kernel.paging import Page, PageRequest
from core.kernel.region import RegionCode
from core.recipients import queries
from core.recipients.reading import summary
from core.recipients.recipient import RecipientSummary


async def list_recipients(
    by: Official,
    page: PageRequest,
    *,
    kind: str | None = None,
    region: str | None = None,
    name: str | None = None,
    id_number: str | None = None,
    enabled: bool | None = None,
) -> Page[RecipientSummary]:
    """One page, numbers masked; sort by name, village, updated_at, birth_date.

    `region` is a township or village (12 digits), `name` a part of a name, `id_number` the whole number (found by its
    digest). Only the villages of the official's posts are searched.
    """
    session = current_session()
    scope = scope_of(by, "recipient:read", county=session.scope)
    filters = {
        "kind": kind,
        "village": f"{RegionCode(region).prefix}%" if region else None,
        "name": _part(name) if name else None,
        "id_digest": session.digests.digest("id_number", id_number.strip().upper()) if id_number else None,
        "enabled": enabled,
    }
    order = page.order_by(queries.SORTS, "village_code, id")
    rows, total = await queries.recipients_page(
        scope.region_patterns, filters, order, page.size, page.offset, page.after_id
    )
    return Page([summary(row) for row in rows], total, page.number, page.size)


def _part(text: str) -> str:
    literal = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{literal}%"

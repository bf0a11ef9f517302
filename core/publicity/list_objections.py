"""反馈 and 异议: what people said, and the verdicts."""

from __future__ import annotations

from asyncpg import Record

from core.access.may import is_allowed
from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.masking import mask_phone
from core.kernel.paging import Page, PageRequest
from core.publicity import queries_objections
from core.publicity.publicity import Objection
from core.publicity.states import ObjectionState


async def list_objections(
    by: Official, page: PageRequest, *, state: str | None = None, publicity_id: int | None = None
) -> Page[Objection]:
    """One page, newest first. The contact is shown whole only to those who decide. Raises `Invalid`."""
    if state is not None and state not in set(ObjectionState):
        raise Invalid("objection.state", f"状态应为以下之一：{'、'.join(ObjectionState)}", field="state")
    scope = scope_of(by, "publicity:read", county=current_session().scope)
    found, total = await queries_objections.list_objections(
        scope, state=state, publicity_id=publicity_id, page=page
    )
    return Page([_objection(row, by) for row in found], total, page.number, page.size)


def _objection(row: Record, by: Official) -> Objection:
    contact = ""
    if row["contact_cipher"] is not None:
        contact = current_session().cipher.open(
            row["contact_cipher"], "objection", "contact_cipher", row["id"]
        )
        region, programme = row["township_code"], row["programme_code"]
        if not is_allowed(by, "objection:decide", region=region, programme=programme):
            contact = mask_phone(contact)
    return Objection(
        id=row["id"],
        publicity_id=row["publicity_id"],
        dossier_id=row["dossier_id"],
        title=row["title"],
        row_number=row["row_number"],
        name=row["name"],
        own=row["received_by"] == by.id,
        channel=row["channel"],
        content=row["content"],
        contact=contact,
        state=row["state"],
        effect=row["effect"],
        verdict=row["verdict"],
        received_at=row["received_at"],
        decided_at=row["decided_at"],
    )

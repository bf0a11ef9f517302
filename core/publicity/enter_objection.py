"""登记异议: the township enters what somebody said at the board or on the telephone."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.publicity import queries
from core.publicity.errors import not_found, wrong_state
from core.publicity.states import PublicityState
from core.publicity.store_objection import store_objection


async def enter_objection(
    publicity_id: int, by: Official, *, content: str, contact: str = "", row_number: int | None = None
) -> int:
    """Store an objection to a posting that is published or ended but not confirmed; returns its id.

    Raises `NotFound`, `NotAllowed`, `Invalid` with the field, `Conflict` when it was confirmed already.
    """
    found = await queries.lock([publicity_id])
    if not found:
        raise not_found()
    publicity = found[0]
    may(by, "objection:add", region=publicity.township_code, programme=publicity.programme_code)
    if publicity.state not in (PublicityState.PUBLISHED, PublicityState.CLOSED):
        raise wrong_state("已发布或公示结束")
    return await store_objection(publicity, content=content, contact=contact, row_number=row_number, by=by)

"""公示确认: nobody objects, the dossier may go on."""

from __future__ import annotations

from collections.abc import Collection

from core.access.official import Official
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.publicity import queries, queries_objections
from core.publicity.errors import wrong_state
from core.publicity.record import record
from core.publicity.states import PublicityState
from core.publicity.take import take


async def confirm_publicity(publicity_ids: Collection[int], by: Official) -> None:
    """Confirm closed postings. Raises `Conflict` for one that is not closed, was confirmed, or has an open objection."""
    found = await take(publicity_ids, by)
    if any(each.state != PublicityState.CLOSED for each in found):
        raise wrong_state("公示结束")
    ids = [each.id for each in found]
    disputed = await queries_objections.open_in(ids)
    if disputed:
        first = disputed[0]
        raise Conflict(
            "publicity.objection_open",
            f"“{first['title']}”还有 {first['objections']} 条异议未处理，请审核人员先作出处理意见",
            details={"publicity_ids": [row["publicity_id"] for row in disputed]},
        )
    if await queries.confirm(ids, by=by.id, at=now()) != len(ids):
        raise wrong_state("公示结束")
    record("confirm", ids, by)

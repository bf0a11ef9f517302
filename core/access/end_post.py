"""Take a post away from an official (撤销岗位)."""

from __future__ import annotations

from core.access import queries
from core.access.account import account_to_manage
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import NotFound


async def end_post(by: Official, official_id: int, post_id: int) -> None:
    """End a live post of an official whom `by` manages; it stops working with the next request.

    Raises `NotFound` when the official does not hold it (any more).
    """
    view = await account_to_manage(by, official_id, "grant:manage")
    held = next((post for post in view.posts if post.id == post_id), None)
    if held is None or not await queries.end_post(post_id, now()):
        raise NotFound("access.unknown_post", "该用户没有这个岗位，或岗位已撤销")
    current_session().record(
        AuditRecord(
            "post.end",
            "official",
            str(official_id),
            by.id,
            by.account,
            before={
                "post_id": post_id,
                "role": held.role,
                "region_code": held.region_code,
                "budget_unit": held.budget_unit,
            },
        )
    )

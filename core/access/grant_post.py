"""Give an official a post (岗位授权)."""

from __future__ import annotations

from core.access import queries, rules
from core.access.account import account_to_manage
from core.access.official import Grant, Official
from core.access.require_budget_unit import require_budget_unit
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import NotAllowed
from core.kernel.region import RegionCode


async def grant_post(
    by: Official, official_id: int, role: str, region_code: str, budget_unit: str | None = None
) -> int:
    """Grant a post that lies below one of the posts of `by`; returns its id.

    Raises `Invalid` for a role, level or budget unit that do not fit, `NotAllowed` for a post above or beside the own
    ones and for the own account, `Conflict` when it is held already.
    """
    post = Grant(role, RegionCode(region_code), budget_unit)
    await account_to_manage(by, official_id, "grant:manage")
    if not rules.may_fill(by, post):
        raise NotAllowed("access.cannot_fill", "您无权授予该岗位：只能授予本辖区内、级别低于您的岗位")
    if budget_unit is not None:
        await require_budget_unit(post.region.county, budget_unit)
    post_id = await queries.insert_post(official_id, role, post.region, budget_unit, by.id, now())
    current_session().record(
        AuditRecord(
            "post.grant",
            "official",
            str(official_id),
            by.id,
            by.account,
            after={"post_id": post_id, "role": role, "region_code": region_code, "budget_unit": budget_unit},
        )
    )
    return post_id

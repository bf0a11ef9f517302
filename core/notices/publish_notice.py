"""Publish a draft, or withdraw what was published."""

from __future__ import annotations

from core.access.may import may
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.notices import queries
from core.notices.notice import unknown_notice
from core.notices.write_notice import PERMISSION


async def publish_notice(notice_id: int, by: Official, *, published: bool) -> None:
    """Show a draft from its first day on, or take it away for good.

    Needs `notice:manage` at its division. Raises `NotFound`, `NotAllowed`, `Conflict` in another state: what was
    withdrawn is written anew, so that everybody read the same text.
    """
    notice = await queries.lock(notice_id)
    if notice is None:
        raise unknown_notice()
    may(by, PERMISSION, region=notice["region_code"])
    if notice["state"] != ("draft" if published else "published"):
        wanted = "草稿" if published else "已发布的公告"
        raise Conflict("notice.state", f"只有{wanted}才能{'发布' if published else '撤回'}，请刷新后查看")
    state = "published" if published else "withdrawn"
    await queries.set_state(notice_id, state, now())
    current_session().record(
        AuditRecord(
            "notice.publish" if published else "notice.withdraw",
            "notice",
            str(notice_id),
            by.id,
            by.account,
            before={"state": notice["state"]},
            after={"state": state, "title": notice["title"]},
        )
    )

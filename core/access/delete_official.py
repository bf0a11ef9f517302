"""Delete an account (删除): it can no longer be used, but what it did stays attributed to it."""

from __future__ import annotations

from core.access import queries, queries_sign_in
from core.access.account import account_to_manage
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now, system_clock
from core.kernel.errors import Conflict


async def delete_official(by: Official, official_id: int) -> None:
    """Mark an account deleted, end its posts and its sessions. The account name is never given out again."""
    view = await account_to_manage(by, official_id)
    moment = now()
    values = {"enabled": False, "deleted_at": moment, "updated_at": moment}
    if not await queries.update_official(official_id, view.version, values):
        raise Conflict("access.changed_meanwhile", "该用户刚被他人修改，请刷新后重试")
    posts = await queries.end_posts_of(official_id, moment)
    await queries_sign_in.end_sign_ins_of(official_id, system_clock())
    current_session().record(
        AuditRecord(
            "official.delete",
            "official",
            str(official_id),
            by.id,
            by.account,
            before={"account": view.account, "posts": posts},
        )
    )

"""Enable or disable an account (启用 / 禁用)."""

from __future__ import annotations

from core.access import queries, queries_sign_in
from core.access.account import account_to_manage
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now, system_clock
from core.kernel.errors import Conflict


async def set_official_enabled(by: Official, official_id: int, enabled: bool) -> None:
    """Enable or disable; disabling ends every session of the account at once. Does nothing when it is so already."""
    view = await account_to_manage(by, official_id)
    if view.enabled == enabled:
        return
    if not await queries.update_official(
        official_id, view.version, {"enabled": enabled, "updated_at": now()}
    ):
        raise Conflict("access.changed_meanwhile", "该用户刚被他人修改，请刷新后重试")
    if not enabled:
        await queries_sign_in.end_sign_ins_of(official_id, system_clock())
    current_session().record(
        AuditRecord(
            "official.enable" if enabled else "official.disable",
            "official",
            str(official_id),
            by.id,
            by.account,
            before={"enabled": view.enabled},
            after={"enabled": enabled},
        )
    )

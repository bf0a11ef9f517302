"""Give an account a new first password (重置密码)."""

from __future__ import annotations

from core.access import queries, queries_sign_in
from core.access.account import account_to_manage
from core.access.official import Official
from core.access.passwords import hash_password, initial_password
from core.database import AuditRecord, current_session
from core.kernel.clock import now, system_clock


async def reset_password(by: Official, official_id: int) -> str:
    """Set a random password that must be changed, lift a lock, end all sessions; returns the password, shown once."""
    view = await account_to_manage(by, official_id)
    password = initial_password()
    await queries.set_password(official_id, await hash_password(password), True, now())
    await queries_sign_in.clear_failures(view.account)
    await queries_sign_in.end_sign_ins_of(official_id, system_clock())
    current_session().record(
        AuditRecord("official.reset_password", "official", str(official_id), by.id, by.account)
    )
    return password

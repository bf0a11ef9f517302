"""Log out."""

from __future__ import annotations

from core.access import queries_sign_in
from core.access.official import Official
from core.access.tokens import token_digest
from core.database import AuditRecord, current_session
from core.kernel.clock import system_clock


async def sign_out(by: Official, token: str, *, everywhere: bool = False) -> int:
    """End the session of `token`, or every session of the official; returns how many ended."""
    if everywhere:
        ended = await queries_sign_in.end_sign_ins_of(by.id, system_clock())
    else:
        ended = int(await queries_sign_in.end_sign_in(token_digest(token), system_clock()))
    if ended:
        action = "access.sign_out_everywhere" if everywhere else "access.sign_out"
        current_session().record(AuditRecord(action, "official", str(by.id), by.id, by.account, count=ended))
    return ended

"""Change the own password."""

from __future__ import annotations

from core.access import queries, queries_sign_in, rules
from core.access.count_password_attempt import count_password_attempt
from core.access.official import Official
from core.access.passwords import hash_password, password_matches
from core.access.tokens import token_digest
from core.database import AuditRecord, current_session
from core.kernel.clock import now, system_clock
from core.kernel.errors import Invalid
from tenants import platform_session


async def change_password(by: Official, current: str, new: str, *, token: str, address: str) -> None:
    """Replace the own password; every other session of the account ends, the one of `token` stays.

    Opens short sessions of its own: call it outside one. A wrong `current` counts as a failed log-in of the account, and
    is committed before it is looked at: whoever finds a browser signed in may not guess without end. Raises `TooMany`
    (locked), `Invalid` when `current` is wrong, or `new` is weak or the same.
    """
    if new == current:
        raise Invalid("access.password_same", "新密码不能与原密码相同", field="new_password")
    rules.check_password(new, by.account)
    async with platform_session():
        attempt = await count_password_attempt(by.account, address)
        stored = await queries.password_of(by.id)
    if attempt.refusal is not None:
        raise attempt.refusal
    if not await password_matches(stored, current):
        if attempt.locked_until is not None:
            async with platform_session():
                current_session().record(AuditRecord("access.lock", "account", by.account))
        raise Invalid("access.wrong_password", "原密码不正确", field="current_password")
    hashed = await hash_password(new)
    async with platform_session():
        await queries_sign_in.clear_failures(by.account)
        await queries.set_password(by.id, hashed, False, now())
        await queries_sign_in.end_sign_ins_of(by.id, system_clock(), keep=token_digest(token))
        current_session().record(
            AuditRecord("official.change_password", "official", str(by.id), by.id, by.account)
        )

"""Change the own password."""

from __future__ import annotations

from core.access import queries, queries_sign_in, queries_signing_pins, rules
from core.access.official import Official
from core.access.passwords import hash_password, password_matches
from core.access.require_own_password import require_own_password
from core.access.tokens import token_digest
from core.database import AuditRecord, current_session
from core.kernel.clock import now, system_clock
from core.kernel.errors import Invalid
from tenants import platform_session


async def change_password(by: Official, current: str, new: str, *, token: str, address: str) -> None:
    """Replace the own password; every other session of the account ends, the one of `token` stays.

    Opens short sessions of its own: call it outside one. Raises `TooMany` (locked), `Invalid` when `current` is wrong, or
    `new` is weak, the same, or the PIN with which the official signs.
    """
    if new == current:
        raise Invalid("access.password_same", "新密码不能与原密码相同", field="new_password")
    rules.check_password(new, by.account)
    await require_own_password(by, current, address=address, refusal="原密码不正确")
    async with platform_session(read_only=True):
        pin_hash = await queries_signing_pins.pin_hash_of(by.id)
    if pin_hash is not None and await password_matches(pin_hash, new):
        raise Invalid("access.password_is_pin", "新密码不能与签章 PIN 码相同", field="new_password")
    hashed = await hash_password(new)
    async with platform_session():
        await queries.set_password(by.id, hashed, False, now())
        await queries_sign_in.end_sign_ins_of(by.id, system_clock(), keep=token_digest(token))
        current_session().record(
            AuditRecord("official.change_password", "official", str(by.id), by.id, by.account)
        )

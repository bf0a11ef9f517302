"""Set or change the own signing PIN (签章 PIN 码)."""

from __future__ import annotations

from core.access import rules
from core.access.official import Official
from core.access.passwords import hash_password
from core.access.require_own_password import require_own_password
from core.access.store_signing_pin import store_signing_pin
from core.kernel.errors import Invalid
from tenants import platform_session


async def set_signing_pin(by: Official, current_password: str, pin: str, *, address: str) -> None:
    """Give the own account its first PIN, or a new one; a lock of the old one ends.

    Opens short sessions of its own: call it outside one. The password of the log-in proves who asks, so a forgotten PIN
    needs nobody else. The log says that a PIN was set, never which. Raises `TooMany` (account locked), `Invalid` for a
    wrong password, a weak PIN, and one that equals the password.
    """
    rules.check_pin(pin, by.account)
    if pin == current_password:
        raise Invalid("access.pin_is_password", "签章 PIN 码不能与登录密码相同", field="pin")
    await require_own_password(by, current_password, address=address, refusal="登录密码不正确")
    hashed = await hash_password(pin)
    async with platform_session():
        await store_signing_pin(by, hashed)

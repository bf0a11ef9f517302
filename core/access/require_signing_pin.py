"""Ask for the signing PIN before a signature (签章 PIN 码)."""

from __future__ import annotations

from datetime import datetime

from core.access import queries_signing_pins, rules
from core.access.official import Official
from core.access.passwords import password_matches
from core.database import AuditRecord, current_session
from core.kernel.clock import CHINA, system_clock
from core.kernel.errors import Invalid, TooMany, YikatongError
from tenants import platform_session


async def require_signing_pin(by: Official, pin: str) -> None:
    """Let a signature go on when `pin` is that of `by`; a success clears the failures.

    Opens short sessions of its own: call it outside one, before the session in which is signed. The attempt is counted as
    failed, and committed, before the PIN is looked at, as with passwords; the lock lives in real time too. Raises
    `TooMany` (locked), `Invalid` (no PIN yet, or a wrong one).
    """
    moment = system_clock()
    refusal: YikatongError | None = None
    async with platform_session():
        known = await queries_signing_pins.pin_for_update(by.id)
        if known is None:
            raise Invalid(
                "access.signing_pin_missing",
                "您还没有签章 PIN 码，请先到“个人中心”凭登录密码设置，再来签章",
                field="pin",
            )
        if known["locked_until"] is not None and known["locked_until"] > moment:
            refusal = TooMany("access.signing_pin_locked", _locked(known["locked_until"].astimezone(CHINA)))
        else:
            failures, until = rules.next_pin_failure(known["failures"], known["locked_until"], moment)
            await queries_signing_pins.count_attempt(by.id, failures, until)
    if refusal is not None:
        raise refusal
    if await password_matches(known["pin_hash"], pin):
        async with platform_session():
            await queries_signing_pins.count_attempt(by.id, 0, None)
        return
    async with platform_session():
        action = "official.wrong_signing_pin" if until is None else "official.lock_signing_pin"
        current_session().record(AuditRecord(action, "official", str(by.id), by.id, by.account))
    if until is not None:
        raise TooMany("access.signing_pin_locked", _locked(until))
    left = rules.PIN_FAILURES_BEFORE_LOCK - failures
    raise Invalid("access.signing_pin_wrong", f"签章 PIN 码不正确，还可以再试 {left} 次", field="pin")


def _locked(until: datetime) -> str:
    return (
        f"签章 PIN 码连续输错 {rules.PIN_FAILURES_BEFORE_LOCK} 次，已锁定至 {until:%H:%M}；"
        "忘记 PIN 码的，可到“个人中心”凭登录密码重新设置"
    )

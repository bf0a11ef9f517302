"""Log in with account and password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.access import queries_sign_in
from core.access.captcha import CaptchaAnswer
from core.access.count_password_attempt import count_password_attempt
from core.access.passwords import password_matches
from core.access.tokens import token_digest
from core.database import AuditRecord, current_session
from core.kernel.clock import system_clock
from core.kernel.errors import NotSignedIn
from core.kernel.ids import new_secret
from tenants import platform_session

_LONGEST_AGENT = 300


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: `token` goes into the cookie, `csrf_token` into every unsafe request's header."""

    token: str
    csrf_token: str
    official_id: int
    account: str
    name: str
    must_change_password: bool


async def sign_in(
    account: str,
    password: str,
    *,
    address: str,
    user_agent: str = "",
    captcha_id: UUID | None = None,
    captcha_answer: str = "",
    replaces: str = "",
) -> SignedIn:
    """Check a password and start a session. Opens short sessions of its own: call it outside one.

    The attempt is counted as failed, and committed, before the password is looked at; a success clears the count. So
    neither a rollback (L31) nor a hundred guesses at once get around the lock, and known and unknown accounts are
    answered alike, in the same time. Log-ins live in real time: advancing the business clock of a demonstration must
    neither end them nor open a locked account.

    The session of `replaces`, the token that the browser brought along, ends with a success, whoever it belonged to: its
    cookie is overwritten, and nobody could log out of it any more.

    Raises `TooMany` (locked), `Invalid` (captcha needed or wrong), `NotSignedIn` (wrong account or password).
    """
    account = account.strip()[:64]
    async with platform_session():
        attempt = await count_password_attempt(
            account, address, captcha=CaptchaAnswer(captcha_id, captcha_answer)
        )
        row = await queries_sign_in.account_for_sign_in(account)
    if attempt.refusal is not None:
        raise attempt.refusal
    good = await password_matches(row["password_hash"] if row else None, password)
    if row is None or not good or not row["enabled"]:
        if attempt.locked_until is not None:
            async with platform_session():
                current_session().record(AuditRecord("access.lock", "account", account))
        raise NotSignedIn(
            "access.wrong_credentials", "账号或密码不正确，或账号已停用。连续输错 5 次将锁定 15 分钟"
        )
    token, csrf_token, moment = new_secret(), new_secret(), system_clock()
    async with platform_session():
        await queries_sign_in.clear_failures(account)
        if replaces:
            await _end_replaced(replaces, moment)
        await queries_sign_in.insert_sign_in(
            token_digest(token), row["id"], csrf_token, address, user_agent[:_LONGEST_AGENT], moment
        )
        current_session().record(
            AuditRecord("access.sign_in", "official", str(row["id"]), row["id"], row["account"])
        )
    return SignedIn(token, csrf_token, row["id"], row["account"], row["name"], row["must_change_password"])


async def _end_replaced(token: str, moment: datetime) -> None:
    ended = await queries_sign_in.replace_sign_in(token_digest(token), moment)
    if ended is not None:
        current_session().record(
            AuditRecord("access.sign_out", "official", str(ended["id"]), ended["id"], ended["account"])
        )

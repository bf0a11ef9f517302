"""Prove anew, inside a session, that its official sits at the keyboard."""

from __future__ import annotations

from core.access import queries, queries_sign_in
from core.access.count_password_attempt import count_password_attempt
from core.access.official import Official
from core.access.passwords import password_matches
from core.database import AuditRecord, current_session
from core.kernel.errors import Invalid
from tenants import platform_session


async def require_own_password(by: Official, password: str, *, address: str, refusal: str) -> None:
    """Check the log-in password of `by`; a success clears the failures of the account.

    An internal step that opens short sessions of its own: call it outside one. A wrong password counts as a failed log-in
    of the account, and is committed before it is looked at: whoever finds a browser signed in may not guess without end.
    Raises `TooMany` (locked) and `Invalid` with the text `refusal`.
    """
    async with platform_session():
        attempt = await count_password_attempt(by.account, address)
        stored = await queries.password_of(by.id)
    if attempt.refusal is not None:
        raise attempt.refusal
    good = await password_matches(stored, password)
    async with platform_session():
        if good:
            await queries_sign_in.clear_failures(by.account)
        elif attempt.locked_until is not None:
            current_session().record(AuditRecord("access.lock", "account", by.account))
    if not good:
        raise Invalid("access.wrong_password", refusal, field="current_password")

"""The session behind a cookie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from core.access import queries_sign_in
from core.access.official import Grant, Official
from core.access.tokens import token_digest
from core.kernel.clock import system_clock
from core.kernel.region import RegionCode
from core.kernel.settings import settings
from tenants import platform_session

_SEEN_EVERY = timedelta(minutes=1)
_LONGEST_SESSION = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A live session: its official as of now, and the token that unsafe requests must show."""

    official: Official
    csrf_token: str
    must_change_password: bool


async def load_sign_in(token: str, *, in_use: bool = True) -> SignIn | None:
    """The live session of `token`; None when it ended, idled out, is older than half a day, or the account is disabled.

    Opens a short read-only session of the platform; the time of last use is written at most once a minute, and not
    without `in_use`: what a page asks by itself does not keep a session from idling out.
    """
    digest, moment = token_digest(token), system_clock()
    idle_since = moment - timedelta(minutes=settings().session_idle_minutes)
    async with platform_session(read_only=True):
        row = await queries_sign_in.live_sign_in(digest, idle_since, moment - _LONGEST_SESSION)
    if row is None:
        return None
    if in_use and moment - row["last_seen_at"] >= _SEEN_EVERY:
        async with platform_session():
            await queries_sign_in.touch_sign_in(digest, moment)
    official = Official(
        id=row["official_id"],
        account=row["account"],
        name=row["name"],
        grants=tuple(Grant(role, RegionCode(region), unit) for role, region, unit in row["grants"]),
        programmes=frozenset(row["programmes"]),
    )
    return SignIn(official, row["csrf_token"], row["must_change_password"])

"""Sign the heads of all operation logs: the platform's and every county's."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import date

from core.audit import SignedHead, sign_head
from core.kernel.clock import today
from tenants import county_codes, county_session, platform_session

log = logging.getLogger(__name__)

SignedOn = MutableMapping[str, date]
"""Scope (`platform` or a county's six digits) → business day of its last signature by this process."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The heads that were signed now, and the scopes that could not be (`platform`: neither could any county be found)."""

    heads: tuple[SignedHead, ...]
    failed: tuple[str, ...]


async def sign_heads(signed_on: SignedOn) -> Signing:
    """Sign every head that was not signed on this business day, and note it in `signed_on`.

    What fails is logged and does not stop the rest; it is due again at the next call. Opens sessions of its own.
    """
    heads: list[SignedHead] = []
    failed: list[str] = []
    try:
        scopes = ["platform", *await county_codes()]
    except Exception:
        log.warning("no list of counties, no operation log signed", exc_info=True)
        return Signing((), ("platform",))
    for scope in scopes:
        if signed_on.get(scope) == today():
            continue
        try:
            heads.append(await _sign(scope))
            signed_on[scope] = today()
        except Exception:
            # A county whose server is down must not leave the logs of the others unsigned.
            log.warning("operation log %s was not signed", scope, exc_info=True)
            failed.append(scope)
    return Signing(tuple(heads), tuple(failed))


async def _sign(scope: str) -> SignedHead:
    if scope == "platform":
        async with platform_session(read_only=True):
            return await sign_head()
    async with county_session(scope, read_only=True):
        return await sign_head()

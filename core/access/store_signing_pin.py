"""Keep the hash of a signing PIN."""

from __future__ import annotations

from core.access import queries_signing_pins
from core.access.official import Official
from core.database import AuditRecord, current_session
from core.kernel.clock import now


async def store_signing_pin(of: Official, pin_hash: str) -> None:
    """Give `of` a first or a new PIN, in the session of the platform. The log says that, and never which.

    An internal step of whoever knows the PIN: the official, and the demonstration for its accounts.
    """
    known = await queries_signing_pins.pin_hash_of(of.id)
    await queries_signing_pins.store_pin(of.id, pin_hash, now())
    action = "official.set_signing_pin" if known is None else "official.change_signing_pin"
    current_session().record(AuditRecord(action, "official", str(of.id), of.id, of.account))

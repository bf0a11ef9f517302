"""Whether an official has set a signing PIN."""

from __future__ import annotations

from core.access import queries_signing_pins
from core.access.official import Official


async def has_signing_pin(by: Official) -> bool:
    """Whether `by` has a 签章 PIN 码, in the session of the platform; the PIN itself is known to nobody."""
    return await queries_signing_pins.pin_hash_of(by.id) is not None

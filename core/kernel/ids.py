"""Identifiers that are made by the platform itself."""

from __future__ import annotations

import os
import secrets
import time
from uuid import UUID


def new_uuid() -> UUID:
    """A time-ordered UUID (version 7, RFC 9562): unique across counties, kind to B-tree indexes."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def new_secret(length: int = 32) -> str:
    """A URL-safe random secret of `length` random bytes, for session and CSRF tokens."""
    return secrets.token_urlsafe(length)

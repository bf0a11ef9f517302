"""Tokens of sessions: the browser holds the token, the database its digest."""

from __future__ import annotations

from hashlib import sha256


def token_digest(token: str) -> bytes:
    """SHA-256 of a session token. A token has 256 random bits, so the digest needs no key."""
    return sha256(token.encode()).digest()

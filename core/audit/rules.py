"""How one entry is hashed. Pure."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

GENESIS = b"\x00" * 32
"""What the first entry of a chain links to."""


def entry_hash(previous: bytes, entry: dict[str, Any]) -> bytes:
    """SHA-256 over the previous hash and the entry as canonical JSON (sorted keys, UTC time, no spaces)."""
    plain = {
        key: value.astimezone(tz=None).timestamp().hex() if isinstance(value, datetime) else value
        for key, value in entry.items()
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(previous + text.encode()).digest()

"""Keep the length and hash of a chain, signed, outside the database."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from core.audit import queries
from core.database import current_session
from core.kernel.clock import now
from core.kernel.keys import keys
from core.kernel.settings import settings


@dataclass(frozen=True, slots=True)
class SignedHead:
    """Length and hash that a chain had at one time; what came before can never differ again."""

    scope: str
    length: int
    hash: bytes
    at: str


def _file(scope: str) -> Path:
    return settings().audit_heads / f"{scope}.jsonl"


def _signature(scope: str, length: int, digest: str, at: str) -> str:
    return hmac.digest(keys().audit, f"{scope}|{length}|{digest}|{at}".encode(), "sha256").hex()


async def sign_head() -> SignedHead:
    """Append the current head of the session's chain to its file (one JSON line), and return it."""
    head = await queries.head()
    scope, at = current_session().scope, now().isoformat()
    entry = {"scope": scope, "length": head["length"], "hash": bytes(head["hash"]).hex(), "at": at}
    entry["signature"] = _signature(scope, entry["length"], entry["hash"], at)
    file = _file(scope)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="ascii") as out:
        out.write(json.dumps(entry) + "\n")
    return SignedHead(scope, head["length"], bytes(head["hash"]), at)


def signed_heads(scope: str) -> tuple[list[SignedHead], int]:
    """The heads on file whose signature holds, oldest first, and how many do not hold."""
    file = _file(scope)
    if not file.exists():
        return [], 0
    good, broken = [], 0
    for text in file.read_text(encoding="ascii").splitlines():
        try:
            entry = json.loads(text)
            expected = _signature(entry["scope"], entry["length"], entry["hash"], entry["at"])
            holds = entry["scope"] == scope and hmac.compare_digest(expected, entry["signature"])
        except (ValueError, KeyError, TypeError):
            holds = False
        if holds:
            good.append(SignedHead(scope, entry["length"], bytes.fromhex(entry["hash"]), entry["at"]))
        else:
            broken += 1
    return good, broken

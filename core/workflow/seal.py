"""A seal: what was covered, provable by one digest (B3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.kernel.errors import Conflict


@dataclass(frozen=True, slots=True)
class Seal:
    """A stored seal: its id, the root digest (32 bytes), people (lines) and fen covered."""

    id: int
    root_digest: bytes
    people: int
    fen: int


def read_seal(row: Mapping[str, Any] | None) -> Seal:
    """A `Seal` from its row; raises `Conflict` when there was no line to seal."""
    if row is None:
        raise Conflict("workflow.nothing_to_seal", "没有可以固化的正常明细，请刷新后重试")
    return Seal(row["id"], row["root_digest"], row["people"], row["fen"])

"""Which lines a check is about: those of a batch and entry, narrowed to townships or to single lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Selection:
    """Lines of a batch and entry below `region_patterns` (LIKE), only `line_ids` when given.

    `since` is when the check was asked for: answers of registries that are younger serve a repeated attempt.
    """

    batch_id: int
    entry: str
    region_patterns: tuple[str, ...]
    line_ids: tuple[int, ...] | None
    since: datetime

    def to_json(self) -> dict[str, Any]:
        """JSON-ready form for the payload of a job."""
        return asdict(self) | {"since": self.since.isoformat()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Selection:
        """Read what `to_json` wrote."""
        lines = data["line_ids"]
        return cls(
            data["batch_id"],
            data["entry"],
            tuple(data["region_patterns"]),
            tuple(lines) if lines is not None else None,
            datetime.fromisoformat(data["since"]),
        )

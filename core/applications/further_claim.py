"""确认需发放 of a line: what the verbs take and answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

KINDS = {"difference": "补差", "back_pay": "补发"}
"""What a further claim may be."""


@dataclass(frozen=True, slots=True)
class FurtherClaim:
    """A person draws once more in a period: as 补差 or 补发 (`kind`), at most `cap_fen`; confirmed by another official.

    `ordinal` says which further claim of the person it is (1 is the first); None until it is confirmed.
    """

    line_id: int
    kind: str
    cap_fen: int
    reason: str
    ordinal: int | None
    asked_by: int
    asked_at: datetime
    confirmed_by: int | None
    confirmed_at: datetime | None

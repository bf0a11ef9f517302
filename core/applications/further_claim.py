"""确认需发放 of a line: what the verbs take and answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

KINDS = {"difference": "补差", "back_pay": "补发"}
"""What a further claim may be."""


@dataclass(frozen=True, slots=True)
class FurtherClaim:
    """A person draws once more in a period: as 补差 or 补发 (`kind`), at most `cap_fen`; confirmed or refused by another official.

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
    refused_by: int | None
    refused_at: datetime | None
    refusal: str | None


STATES = {"waiting": "待确认", "confirmed": "已确认", "refused": "已退回"}
"""What became of a request, in the order of the tabs."""


@dataclass(frozen=True, slots=True)
class FurtherClaimFilter:
    """Which requests; None leaves a condition out. `region` is a 12-digit code, `name` a part of the claimant's name."""

    state: str | None = None
    programme: str | None = None
    batch_id: int | None = None
    region: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class FurtherClaimSummary:
    """One row of the list. `id` is the line's; amounts in fen (`fen` None before 测算); the id number is masked.

    `findings` says why the line does not pass without 确认需发放; `own` that whoever asks submitted it or entered the line, and so
    may not decide it.
    """

    id: int
    batch_id: int
    batch_name: str
    period: str
    programme_code: str
    entry: str
    township_code: str
    village_code: str
    name: str
    id_number: str
    fen: int | None
    kind: str
    cap_fen: int
    reason: str
    findings: str
    state: str
    ordinal: int | None
    asked_by: int
    asked_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    refusal: str | None
    own: bool

"""What the verbs of this feature answer about batches (批次)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of a county. `state` is `open` or `closed`; `number` counts from 1 within programme, year and period.

    `cycle` is the 补贴周期 of its programme (a value of `Period`), empty when no plugin is installed for it.
    """

    id: int
    programme_code: str
    year: int
    cycle: str
    period: str
    number: int
    period_start: date
    period_end: date
    name: str
    state: str
    created_by: int
    created_at: datetime
    closed_at: datetime | None

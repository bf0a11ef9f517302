"""公众反馈 as officials and as its sender see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

FEEDBACK_STATES = {"open": "待答复", "answered": "已答复", "objection": "已转异议"}


@dataclass(frozen=True, slots=True)
class Feedback:
    """One message of the public. Name and phone are whole for those who may answer, masked for everybody else."""

    id: int
    publicity_id: int
    title: str
    row_number: int | None
    name: str
    phone: str
    content: str
    state: str
    answer: str | None
    objection_id: int | None
    received_at: datetime
    handled_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedbackAnswer:
    """What the sender sees by the receipt code: how far it is, and the answer."""

    title: str
    state: str
    state_title: str
    answer: str | None
    received_at: datetime
    handled_at: datetime | None

"""What the workbench shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Target:
    """The list behind a figure: `page` names it, `stage` and `filters` are its query parameters."""

    page: str
    stage: str | None
    filters: dict[str, str]


@dataclass(frozen=True, slots=True)
class StageWork:
    """Dossiers that wait at one stage: how many, their people and fen, how many are overdue and how many were returned.

    `limit_days` (calendar days) is the time that the stage has; `oldest_since` when the longest waiting one came.
    """

    stage: str
    title: str
    dossiers: int
    people: int
    fen: int
    overdue: int
    returned: int
    limit_days: int
    oldest_since: datetime | None
    target: Target


@dataclass(frozen=True, slots=True)
class Task:
    """Other work: `count` of rows with their people and fen (0 where a row has none). `urgent` marks what went wrong."""

    code: str
    title: str
    count: int
    people: int
    fen: int
    urgent: bool
    target: Target


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything that waits for one official in one county at `as_of`, the business time."""

    as_of: datetime
    dossiers: int
    people: int
    fen: int
    overdue: int
    returned: int
    stages: list[StageWork]
    tasks: list[Task]

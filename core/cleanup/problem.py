"""What the lists of 数据治理 take and answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemFilter:
    """Which records; None leaves a condition out. `region` is a 12-digit code, `name` a part of the name.

    `programme` narrows what is about a programme; recipients belong to none.
    """

    kind: str
    programme: str | None = None
    region: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One record to mend: `subject` (line or recipient) and its id; numbers are masked.

    `id` counts the rows of the list. `detail` says what is wrong with this record, `remedy` what to do. `batch_id`, `batch_name`,
    `programme_code` and `entry` are empty for a recipient.
    """

    id: int
    kind: str
    subject: str
    subject_id: int
    name: str
    id_number: str
    account: str
    village_code: str
    batch_id: int | None
    batch_name: str
    programme_code: str
    entry: str
    detail: str
    remedy: str

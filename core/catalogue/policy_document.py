"""What the verbs of this feature answer about policy documents (政策文件)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """One policy document; `programme_code` None concerns all programmes. `has_file` says whether a PDF belongs to it."""

    id: int
    programme_code: str | None
    title: str
    document_no: str
    issued_on: date
    has_file: bool
    published: bool
    created_at: datetime

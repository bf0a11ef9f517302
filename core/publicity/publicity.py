"""What the verbs of this feature work with and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Publicity:
    """One posting of a dossier's lines in one village, with what it needs of its dossier and batch.

    `people` are lines (a household is one), `fen` their sum; both count the sealed list once it is published.
    `root_digest` is empty before.
    """

    id: int
    dossier_id: int
    programme_code: str
    stage: str
    attempt: int
    township_code: str
    village_code: str
    public_id: UUID
    programme_name: str
    department: str
    region_name: str
    title: str
    mode: str
    place: str
    office: str
    phone: str
    minimum_days: int
    working_days: bool
    online_allowed: bool
    mask_names: bool
    days: int
    starts_on: date | None
    ends_on: date | None
    state: str
    people: int
    fen: int
    seal_id: int | None
    root_digest: bytes
    year: int
    period: str
    batch_number: int
    batch_name: str
    dossier_stage: str
    dossier_state: str
    published_at: datetime | None
    closed_at: datetime | None
    confirmed_at: datetime | None


PUBLICITY_FIELDS = tuple(field.name for field in fields(Publicity))


def read_publicity(row: Mapping[str, Any]) -> Publicity:
    """A `Publicity` from a row of the query that joins dossier, batch and seal."""
    return Publicity(**{name: row[name] for name in PUBLICITY_FIELDS})


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One line of the posted list, masked: what a notice, a page, an Excel file and the public may show.

    `number` is its place in the village's list and never changes; `amount_fen` is None before 测算.
    """

    number: int
    name: str
    id_number: str
    group: str
    members: int
    amount_fen: int | None
    held: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One part of a printed notice. `missing_glyphs` have to be written in by hand."""

    publicity_id: int
    part: int
    parts: int
    rows: int
    missing_glyphs: str
    stored_path: str
    sha256: bytes
    bytes: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """异议. `contact` is masked except for who decides; `row_number` and `name` None mean the list as a whole.

    `own` ones were entered by the reader, who cannot decide them.
    """

    id: int
    publicity_id: int
    dossier_id: int
    title: str
    row_number: int | None
    name: str | None
    own: bool
    channel: str
    content: str
    contact: str
    state: str
    effect: str | None
    verdict: str | None
    received_at: datetime
    decided_at: datetime | None

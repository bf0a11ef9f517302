"""What the verbs about lines take and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

CHECKS = ("intake", "card", "alert")
"""The checks that a line passes before it joins a dossier."""


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which lines of a batch. None leaves a condition out.

    `abnormal` means any check failed or could not be decided; `region` is a 12-digit code; `name` a part of the name;
    `id_number` a whole one; `channel` how it came in (import, fetched, single, citizen, entitlement); `without_dossier` those that have
    not been sent off; `since` and `until` whole days of 申报日期, on which a line came in.
    """

    batch_id: int
    entry: str | None = None
    abnormal: bool | None = None
    intake_status: str | None = None
    card_status: str | None = None
    alert_status: str | None = None
    status: str | None = None
    region: str | None = None
    name: str | None = None
    id_number: str | None = None
    file_id: int | None = None
    channel: str | None = None
    dossier_id: int | None = None
    without_dossier: bool | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FindingView:
    """Why a line does not pass: check (intake, card, alert), rule, column, reason, remedy and how it was resolved."""

    id: int
    check: str
    rule: str
    outcome: str
    column: str
    reason: str
    remedy: str
    source: str
    overridable: bool
    resolution: str
    resolved_reason: str | None
    found_at: datetime


@dataclass(frozen=True, slots=True)
class LineSummary:
    """One row of the list; personal numbers are masked. Amounts in fen, None before 测算.

    `duplicate` says that an open finding of 预警核实 names another claim of the same person. `township` and `village` are names,
    filled in by whoever has the divisions at hand.
    """

    id: int
    batch_id: int
    programme_code: str
    entry: str
    channel: str
    row_number: int | None
    township_code: str
    village_code: str
    village_group: str
    name: str
    id_number: str
    payee_name: str | None
    account: str
    bank_name: str | None
    member_count: int
    declared_fen: int | None
    amount_fen: int | None
    intake_status: str
    card_status: str
    alert_status: str
    flagged: bool
    status: str
    pay_status: str
    dossier_id: int | None
    version: int
    findings: tuple[FindingView, ...]
    duplicate: bool = False
    township: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of a household; `id_number` is masked unless the reader may edit the line."""

    name: str
    id_number: str
    relation: str


@dataclass(frozen=True, slots=True)
class LineDetail:
    """Everything about one line. `cells` are the fields of its entry form (column key → value).

    `unmasked` says whether personal numbers are shown in full: to officials who may edit the line, nobody else.
    `findings` include resolved ones, newest first.
    """

    summary: LineSummary
    cells: Mapping[str, Any]
    birth_date: date | None
    phone: str
    payee_id_number: str
    payee_relation: str | None
    members: tuple[MemberView, ...]
    findings: tuple[FindingView, ...]
    overridden_by: int | None
    override_reason: str | None
    entered_by: int
    created_at: datetime
    updated_at: datetime
    unmasked: bool

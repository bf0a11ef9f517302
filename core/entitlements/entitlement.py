"""What the verbs of this feature take and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One standing entitlement with its recipient. `amount_fen` is None where each period is calculated (测算)."""

    id: int
    programme_code: str
    recipient_id: int
    recipient_name: str
    village_code: str
    claim_item: str
    starts_on: date
    stops_on: date | None
    class_name: str
    basis: str
    amount_fen: int | None
    attributes: Mapping[str, Any]
    state: str
    suspended_on: date | None
    source_line_id: int | None
    updated_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class GrantedLines:
    """What `grant_from_lines` did: entitlements granted, brought up to date, unchanged; accounts and members taken over."""

    granted: int
    updated: int
    unchanged: int
    accounts: int
    members: int


@dataclass(frozen=True, slots=True)
class GeneratedLines:
    """What `generate_batch_lines` did: lines made, of which in order and abnormal, and who was left out why.

    `present` had a living line in the batch already, `disabled` are recipients that were disabled.
    """

    lines: int
    valid: int
    abnormal: int
    present: int
    disabled: int


class Difference(StrEnum):
    """How a line compares with the last period."""

    ADDED = "added"
    """新增: not paid in the last period."""
    CHANGED = "changed"
    """变更: another amount, payee or account."""
    STOPPED = "stopped"
    """停发: paid in the last period, absent now."""
    SUPPLEMENT = "supplement"
    """补差、补发: beyond the period's own line."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class DifferenceSum:
    """People (lines) and fen of one kind of difference, now and in the last period."""

    people: int
    fen: int
    previous_fen: int


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One line that differs. `line_id` None for 停发; `changes` names what is not as before (amount, payee, account)."""

    kind: Difference
    line_id: int | None
    previous_line_id: int | None
    name: str
    village_code: str
    fen: int | None
    previous_fen: int | None
    changes: tuple[str, ...]

"""What the verbs of this feature take and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

SELF = "本人"
"""The relation of an account holder who is the recipient."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member of a household beside its head."""

    name: str
    id_number: str
    relation: str


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """What an official enters. `id_number` is a 身份证号, or a 统一社会信用代码 for a collective.

    `kind` is individual, household (name and id number are its head's) or collective; `village` a 12-digit code.
    """

    kind: str
    name: str
    id_number: str
    village: str
    village_group: str = ""
    phone: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    members: tuple[NewMember, ...] = ()


@dataclass(frozen=True, slots=True)
class RecipientChanges:
    """What an official changes; None leaves a field as it is. An identity is never changed: a wrong one is disabled."""

    name: str | None = None
    village: str | None = None
    village_group: str | None = None
    phone: str | None = None
    attributes: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A stored member of a household; `id_number` is masked unless the reader may edit."""

    id: int
    name: str
    id_number: str
    relation: str
    joined_on: date
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Account:
    """A stored account. `state`: proposed, active, closed, refused. Numbers are masked unless the reader may edit."""

    id: int
    holder_name: str
    holder_id_number: str | None
    holder_relation: str
    account: str
    bank_code: str
    bank_name: str
    use_order: int
    state: str
    proposed_by: int
    proposed_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class RecipientSummary:
    """One row of the list; `id_number` and `phone` are masked always."""

    id: int
    kind: str
    name: str
    id_number: str
    phone: str
    birth_date: date | None
    gender: str | None
    village_code: str
    village_group: str
    enabled: bool
    updated_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class RecipientDetail:
    """Everything about one recipient; `unmasked` says whether personal numbers are shown in full."""

    summary: RecipientSummary
    attributes: Mapping[str, Any]
    guardian_name: str | None
    guardian_id_number: str | None
    members: tuple[Member, ...]
    accounts: tuple[Account, ...]
    unmasked: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the edit history: who changed what (masked), when."""

    id: int
    version: int
    changed_by: int
    changed_at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """A claimant of a roster, already checked by intake."""

    name: str
    id_number: str
    birth_date: date | None
    phone: str | None
    village_code: str
    village_group: str


@dataclass(frozen=True, slots=True)
class RosterAccount:
    """An account that a reviewed roster named: `entered_by` typed it, `reviewed_by` (another official) approved it.

    `holder_id_number` is None when the holder is the recipient. Without a reviewer it stays a proposal.
    """

    recipient_id: int
    holder_name: str
    holder_id_number: str | None
    holder_relation: str
    account: str
    bank_code: str
    bank_name: str
    entered_by: int
    reviewed_by: int | None


@dataclass(frozen=True, slots=True)
class RosterMember:
    """A household member that a reviewed roster named."""

    household_id: int
    name: str
    id_number: str
    relation: str


@dataclass(frozen=True, slots=True)
class Payee:
    """Where the money of a recipient goes: the active account that is used first.

    `id_number` is the holder's; None when the holder is the recipient (`relation` 本人).
    """

    account_id: int
    name: str
    id_number: str | None
    relation: str
    account: str
    bank_code: str
    bank_name: str

"""A line on its way in: what one row of a list (or one entry form) says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.plugin_api import Member


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of intake: rule, column heading, reason and remedy in Chinese.

    `overridable` ones may be passed by a second official (核批); whatever makes a line unpayable may not.
    """

    rule: str
    column: str
    reason: str
    remedy: str
    overridable: bool = False


@dataclass(slots=True)
class Draft:
    """One line before it has an id. Fields that could not be understood are None; `cells` keeps
    what was written (column key → cell).

    `payee_*` and `account` are complete or absent: nothing is ever filled in from somebody else's data.
    `declared_fen` is the amount that the roster states, for programmes whose amounts are not calculated.
    """

    row_number: int | None
    name: str = ""
    id_number: str | None = None
    birth_date: date | None = None
    is_male: bool | None = None
    phone: str | None = None
    township_code: str = ""
    village_code: str = ""
    village_group: str = ""
    payee_name: str | None = None
    payee_id_number: str | None = None
    payee_relation: str | None = None
    account: str | None = None
    bank_code: str | None = None
    bank_name: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    claim_item: str = ""
    declared_fen: int | None = None
    problems: list[Problem] = field(default_factory=list)
    cells: Mapping[str, Any] = field(default_factory=dict)
    mends_line: int | None = None

    @property
    def is_valid(self) -> bool:
        """Whether intake found nothing wrong."""
        return not self.problems


def split_advice(message: str, remedy: str) -> tuple[str, str]:
    """Reason and remedy of a message that ends in `，请…`; `remedy` stands in when it gives no advice."""
    for mark in ("，请", "；请", "：请"):
        reason, found, advice = message.rpartition(mark)
        if found:
            return reason, f"请{advice}"
    return message, remedy

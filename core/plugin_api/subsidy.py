"""How a subsidy programme describes itself: form, facts, rules, amounts, publicity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, Field

from core.kernel.money import Fen


class Beneficiary(StrEnum):
    """补贴对象类别: who draws the subsidy."""

    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"
    COLLECTIVE = "collective"


class Period(StrEnum):
    """补贴周期: how often it is paid. A period is written 202305, 2023, 2023T1 or 2023."""

    MONTHLY = "monthly"
    YEARLY = "yearly"
    TERM = "term"
    ONE_OFF = "one_off"


class Outcome(StrEnum):
    """The three answers of a rule. 无法核实 is never shown as 不符."""

    PASSED = "passed"
    FAILED = "failed"
    UNVERIFIED = "unverified"


class WhenUnverified(StrEnum):
    """What happens to a line when a rule cannot be decided for want of facts."""

    WAIT = "wait"
    """The line stays behind until the fact is known."""
    FLAG = "flag"
    """The line goes on, marked for the reviewers."""
    PAPER = "paper"
    """An official confirms it with a paper proof attached (核批)."""


class FactState(StrEnum):
    """Whether an outside source could answer."""

    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer about one person: `value` as the registry gives it, or UNKNOWN with the reason in `note`."""

    state: FactState
    value: Any = None
    source: str = ""
    as_of: datetime | None = None
    note: str = ""


Facts = Mapping[str, Fact]
"""Facts about one line by name: those that its programme's rules asked for. A missing name counts as UNKNOWN."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a household (家庭成员) as the roster gives it. Forms show the titles."""

    name: Annotated[str, Field(title="姓名")]
    id_number: Annotated[str, Field(title="身份证号")]
    relation: Annotated[str, Field(title="与户主关系")] = ""


@dataclass(slots=True)
class LineView:
    """What rules and formulas may know of one line (申报明细). `amount_fen` is None before 测算."""

    line_id: int
    name: str
    id_number: str
    birth_date: date | None
    village_code: str
    period_start: date
    period_end: date
    amount_fen: int | None
    attributes: Mapping[str, Any]
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a rule does not pass: reason and remedy in Chinese, for the official who has to mend it."""

    outcome: Outcome
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of 预警核实 that the programme adds to the common ones (age, death, duplicate claim).

    `decide` is pure: line and facts in, `None` for 通过 or a `Finding` out. `facts` names what it reads;
    `legal_source` the document it follows; `overridable` whether a second person may 核批 a failure.
    """

    code: str
    title: str
    legal_source: str
    facts: tuple[str, ...]
    decide: Callable[[LineView, Facts], Finding | None]
    overridable: bool = False
    when_unverified: WhenUnverified = WhenUnverified.WAIT


@dataclass(frozen=True, slots=True)
class PublicityRound:
    """One posting (公示): `stage` township_publicity, county_publicity or township_repost, and for how long.

    `online` says whether the list may be shown on the public pages at all, `mask_names` whether names are masked too.
    """

    stage: str
    days: int
    working_days: bool = False
    place: str = "村（社区）公告栏"
    online: bool = True
    mask_names: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """补贴标准 in force for a county on a day: named rates in fen, with the document they rest on."""

    rates_fen: Mapping[str, int]
    effective_from: date
    document_no: str


@dataclass(frozen=True, slots=True)
class FormField:
    """How a field of the form looks in Excel and on the screen; made by `form_field`."""

    title: str
    column_width: int = 14
    example: str = ""
    choices: tuple[str, ...] = ()
    sensitive: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What a publicity notice template gets: all of it already masked and formatted, nothing secret.

    `rows` map column titles to texts, in the order of the columns; `total_yuan` is empty before 测算. `extra` holds stage,
    department, days, part and parts. The filter `chinese_date` writes `start` and `end`.
    """

    title: str
    programme_name: str
    batch: str
    region_name: str
    place: str
    start: date
    end: date
    office: str
    phone: str
    rows: tuple[Mapping[str, str], ...]
    people: int
    total_yuan: str
    root_digest: str
    check_url: str
    extra: Mapping[str, str] = field(default_factory=dict)


class SubsidyProgramme(Protocol):
    """One kind of subsidy, as `register_subsidy` returns it. All of it is pure: no I/O, no clock of its own."""

    code: str
    official_number: str
    name: str
    short_name: str
    department: str
    beneficiary: Beneficiary
    period: Period
    needs_calculation: bool
    publicity: tuple[PublicityRound, ...]
    form: type[BaseModel]
    rules: tuple[Rule, ...]
    minimum_age: int | None
    line_cap_fen: int
    rate_titles: Mapping[str, str]
    """What officials call each rate of `standards.yaml`, with whom and which time it is for (每人每月)."""
    folder: Path

    def amount(self, line: LineView, standard: Standard | None) -> Fen:
        """The amount of one line for its period; raises `Invalid` when the standard has no rate for it."""

    def claim_item(self, line: LineView) -> str:
        """What makes a second claim of the same person and period legitimate (machine, plot); mostly `""`."""


def form_field(
    title: str,
    *,
    width: int = 14,
    example: str = "",
    choices: tuple[str, ...] = (),
    sensitive: str = "",
    note: str = "",
    **constraints: Any,
) -> Any:
    """A pydantic field with the look of its Excel column.

    `sensitive` is empty, `id_number`, `phone` or `account`: such a field is encrypted at rest and masked in public.
    """
    look = FormField(title, width, example, choices, sensitive, note)
    return Field(title=title, json_schema_extra={"look": asdict(look)}, **constraints)

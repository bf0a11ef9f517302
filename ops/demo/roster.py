"""A month's roster on the real villages of a county, with a stated share of faults of each kind planted in it.

`plan_roster` decides who is on the list and what is wrong with whom. The roster knows three things apart: the rows that go
into the Excel file, the truth that the registries and the bank hold (written to the simulators' own files), and the faults
that a good platform has to find, row by row.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import zip_longest

from ops.demo.people import PeopleMaker, Person

FAULT_SHARE = 0.004
"""Share of the lines that carries each kind of fault (0.4 %), at least one line each."""

PEOPLE_PER_VILLAGE = 10
"""A roster stays within one village for each ten people (a county has some 340 to a village): every village is a posting,
printed twice."""

DESTITUTE_SHARE = 0.3
"""Share of the elderly who are 特困分散供养; the others draw 低保."""

COMMON_FAULTS = (
    "wrong_checksum",
    "duplicate",
    "unknown_village",
    "wrong_name",
    "inactive_card",
    "lost_card",
    "no_answer",
    "dead",
    "over_age",
)
BANK_FAULTS = ("frozen_account", "closed_account", "pending_credit", "returned_credit")
PROGRAMME_FAULTS: Mapping[str, tuple[str, ...]] = {
    "elderly_service": ("under_age", "not_entitled"),
    "minimum_living": ("dead_member",),
    "elderly_allowance": ("under_age",),
}
_AGES: Mapping[str, tuple[int, int]] = {
    "elderly_service": (61, 94),
    "minimum_living": (19, 88),
    "elderly_allowance": (81, 104),
}
_OVER_AGE = (122, 125)
"""Completed years of people whose death nobody reported: the registries still say that they live."""
_ACCOUNT_STATES = {
    "frozen_account": "frozen",
    "closed_account": "closed",
    "pending_credit": "pending",
    "returned_credit": "returns",
}
_TIERS = (("A", 53400), ("B", 31000), ("C", 22000))
"""Rural tiers of 最低生活保障 in fen per person and month (2024 figures of one county, see domain facts 3)."""


@dataclass(frozen=True, slots=True)
class Village:
    """A real village: code and the names that an official writes."""

    code: str
    name: str
    township: str


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One row of the Excel file and what is true of it. `fault` names what is planted, `""` for a good line."""

    number: int
    claimant: Person
    written_name: str
    written_id: str
    village: Village
    written_village: str
    group: str
    members: tuple[Person, ...] = ()
    tier: str = ""
    declared_fen: int | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """What the outside registries hold of one person."""

    person: Person
    registered_name: str
    card_status: str = "normal"
    financial_active: bool = True
    died_on: date | None = None
    low_income_class: str = ""
    household_head: str = ""
    destitute_mode: str = ""
    account_state: str = "normal"
    silent: str = ""


@dataclass(slots=True)
class Roster:
    """Rows for the file, truth for the simulators, and the planted faults."""

    programme: str
    lines: list[RosterLine] = field(default_factory=list)
    registry: list[RegistryEntry] = field(default_factory=list)

    @property
    def planted(self) -> dict[str, int]:
        """How many lines carry each kind of fault."""
        return dict(sorted(Counter(line.fault for line in self.lines if line.fault).items()))


def faults_for(programme: str) -> tuple[str, ...]:
    """The kinds of fault that can be planted in a roster of this programme."""
    return COMMON_FAULTS + PROGRAMME_FAULTS[programme] + BANK_FAULTS


def plan_roster(
    programme: str, county: str, villages: Sequence[Village], people: int, on: date, *, seed: str = ""
) -> Roster:
    """Decide on a roster of `people` lines for the month of `on`.

    A small roster lives in a few villages of some townships (`PEOPLE_PER_VILLAGE`), a county's in all of them. Raises `ValueError` when there are too few lines for one fault of each kind beside good ones.
    """
    kinds = faults_for(programme)
    each = max(1, round(people * FAULT_SHARE))
    if people < 3 * len(kinds) * each:
        raise ValueError(f"{people} lines are too few for {len(kinds)} kinds of planted faults")
    chance = random.Random(f"{seed}|{programme}|{county}|{people}|{on:%Y%m}")
    maker = PeopleMaker(
        f"people|{seed}|{programme}|{county}|{people}|{on:%Y%m}", (county, "532422", "530121")
    )
    faulty = chance.sample(range(1, people), each * len(kinds))
    fault_at = {place: kinds[index % len(kinds)] for index, place in enumerate(faulty)}
    roster = Roster(programme)
    ordered = _lived_in(villages, people // PEOPLE_PER_VILLAGE)
    good: dict[str, RosterLine] = {}
    waiting: list[str] = []
    for index in range(people):
        village = ordered[index * len(ordered) // people]
        town = village.code[:9]
        fault = fault_at.get(index) or (waiting.pop() if waiting else "")
        if fault == "duplicate" and town not in good:
            # A repetition needs a good line before it in the same file: it moves to a later row.
            waiting.append(fault)
            fault = ""
        _add_line(roster, index, village, fault, good.get(town), maker, chance, on)
        if not fault:
            good[town] = roster.lines[-1]
    return roster


def _lived_in(villages: Sequence[Village], most: int) -> list[Village]:
    """At most `most` villages by code: of townships from all over the county, two of each before a third one of any."""
    towns: dict[str, list[Village]] = defaultdict(list)
    for village in sorted(villages, key=lambda village: village.code):
        towns[village.code[:9]].append(village)
    codes = list(towns)
    wanted = min(len(codes), max(1, most // 2))
    chosen = [towns[codes[place * len(codes) // wanted]] for place in range(wanted)]
    first_ones = [village for layer in zip_longest(*chosen) for village in layer if village is not None]
    return sorted(first_ones[:most], key=lambda village: village.code)


def _add_line(
    roster: Roster,
    index: int,
    village: Village,
    fault: str,
    good: RosterLine | None,
    maker: PeopleMaker,
    chance: random.Random,
    on: date,
) -> None:
    youngest, oldest = _AGES[roster.programme]
    if fault == "under_age":
        youngest, oldest = youngest - 12, youngest - 3
    elif fault == "over_age":
        youngest, oldest = _OVER_AGE
    claimant = maker.person(on - timedelta(days=365 * oldest + 200), on - timedelta(days=366 * youngest))
    line = RosterLine(
        number=index + 1,
        claimant=claimant,
        written_name=claimant.name,
        written_id=claimant.id_number,
        village=village,
        written_village=village.name,
        group=f"{chance.randrange(1, 13)}组",
        fault=fault,
    )
    if roster.programme == "minimum_living":
        line = _as_household(line, maker, chance, on)
    if roster.programme == "elderly_service":
        line = replace(line, tier="特困分散供养" if chance.random() < DESTITUTE_SHARE else "低保")
    roster.lines.append(_plant(line, good))
    if fault != "duplicate":
        roster.registry.extend(_truth(roster.programme, line, on))


def _as_household(line: RosterLine, maker: PeopleMaker, chance: random.Random, on: date) -> RosterLine:
    size = chance.choices((1, 2, 3, 4), weights=(5, 3, 2, 1))[0]
    if line.fault == "dead_member":
        size = max(size, 2)
    members = tuple(
        maker.person(on - timedelta(days=365 * 80), on - timedelta(days=365 * 3)) for _ in range(size - 1)
    )
    tier, rate = chance.choice(_TIERS)
    return replace(line, members=members, tier=tier, declared_fen=rate * size)


def _plant(line: RosterLine, good: RosterLine | None) -> RosterLine:
    """Change what is written in the file; faults of registries and banks leave the file as it is."""
    if line.fault == "wrong_checksum":
        wrong = "0" if line.written_id[-1] != "0" else "1"
        return replace(line, written_id=line.written_id[:-1] + wrong)
    if line.fault == "unknown_village":
        return replace(line, written_village="不存在的村委会")
    if line.fault == "duplicate" and good is not None:
        return replace(good, number=line.number, fault="duplicate")
    return line


def _truth(programme: str, line: RosterLine, on: date) -> list[RegistryEntry]:
    fault, claimant = line.fault, line.claimant
    entitled = fault != "not_entitled"
    destitute = entitled and line.tier == "特困分散供养"
    low_income = entitled and not destitute and programme in {"elderly_service", "minimum_living"}
    benefit_class = line.tier if programme == "minimum_living" else "B"
    head = RegistryEntry(
        person=claimant,
        registered_name="错" + claimant.name[1:] + "名" if fault == "wrong_name" else claimant.name,
        card_status="lost" if fault == "lost_card" else "normal",
        financial_active=fault != "inactive_card",
        died_on=on - timedelta(days=40) if fault == "dead" else None,
        low_income_class=benefit_class if low_income else "",
        household_head=claimant.id_number if low_income else "",
        destitute_mode="scattered" if destitute else "",
        account_state=_ACCOUNT_STATES.get(fault, "normal"),
        silent="death_registry" if fault == "no_answer" else "",
    )
    members = [
        RegistryEntry(
            person=member,
            registered_name=member.name,
            died_on=on - timedelta(days=40) if fault == "dead_member" and place == 0 else None,
            low_income_class=line.tier,
            household_head=claimant.id_number,
        )
        for place, member in enumerate(line.members)
    ]
    return [head, *members]

"""The demo roster: every kind of fault in it, on few villages when it is small and on all of them when it is a county's."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from ops.demo.roster import PEOPLE_PER_VILLAGE, Roster, Village, faults_for, plan_roster

COUNTY = "530423"
VILLAGES = [
    Village(f"{COUNTY}{town:03}2{number:02}", f"{town}镇{number}村", f"{town}镇")
    for town in range(1, 10)
    for number in range(8)
]


def planned(people: int, programme: str = "elderly_service") -> Roster:
    return plan_roster(programme, COUNTY, VILLAGES, people, date(2026, 10, 20), seed="test")


def lived_in(roster: Roster) -> set[str]:
    return {line.village.code for line in roster.lines}


@pytest.mark.parametrize("people", [51, 60, 300])
def test_a_small_roster_stays_in_few_villages_of_several_townships(people: int) -> None:
    villages = lived_in(planned(people))
    of_township = Counter(code[:9] for code in villages)
    assert len(villages) == people // PEOPLE_PER_VILLAGE
    assert len(of_township) >= 2
    assert max(of_township.values()) >= 2


def test_three_townships_of_two_villages_each_are_enough_for_sixty_people() -> None:
    towns = Counter(code[:9] for code in lived_in(planned(60)))
    assert towns == {f"{COUNTY}001": 2, f"{COUNTY}004": 2, f"{COUNTY}007": 2}


def test_a_countys_roster_lives_in_every_village() -> None:
    assert lived_in(planned(2_000)) == {village.code for village in VILLAGES}


@pytest.mark.parametrize("programme", ["elderly_service", "minimum_living", "elderly_allowance"])
def test_every_kind_of_fault_is_planted_once_in_a_small_roster(programme: str) -> None:
    assert planned(60, programme).planted == dict.fromkeys(sorted(faults_for(programme)), 1)


def test_too_few_people_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        planned(20)

"""How large the county is that the lists are measured in: people, rosters and months that add up to the lines asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 48
"""Four years of monthly batches; the last one is the month of the business day."""


@dataclass(frozen=True, slots=True)
class Roster:
    """One programme's monthly list: `people` lines of `fen` each, drawn from the `pool` people behind `first`.

    A few people leave the list every month and as many join it, so that each month differs from the one before.
    """

    programme: str
    entry: str
    people: int
    first: int
    pool: int
    fen: int


@dataclass(frozen=True, slots=True)
class CountyPlan:
    """The rosters of every month, and how many recipients of each kind there are."""

    rosters: tuple[Roster, ...]
    individuals: int
    households: int
    collectives: int

    @property
    def lines(self) -> int:
        """All lines of all months."""
        return MONTHS * sum(roster.people for roster in self.rosters)


def plan_county(lines: int) -> CountyPlan:
    """A county with at least `lines` lines; with two million, its largest list has the 26,283 of the issue's county."""
    a_month = -(-lines // MONTHS)
    allowance, service = max(20, a_month * 6_308 // 10_000), max(20, a_month // 5)
    households = max(20, a_month - allowance - service)
    individuals = max(60, allowance * 3)
    allowance_pool = allowance + max(2, allowance // 20)
    return CountyPlan(
        (
            Roster("elderly_allowance", "county", allowance, 0, allowance_pool, 6_000),
            Roster(
                "elderly_service",
                "township",
                service,
                individuals // 2,
                service + max(2, service // 20),
                5_000,
            ),
            Roster(
                "minimum_living",
                "township",
                households,
                individuals,
                households + max(2, households // 20),
                73_100,
            ),
        ),
        individuals,
        households + max(2, households // 20),
        max(10, lines // 2000),
    )


def months_until(today: date) -> list[tuple[date, date]]:
    """First and last day of the months that have batches, the oldest first."""
    first = today.replace(day=1)
    found: list[tuple[date, date]] = []
    for _ in range(MONTHS):
        following = (first + timedelta(days=31)).replace(day=1)
        found.append((first, following - timedelta(days=1)))
        first = (first - timedelta(days=1)).replace(day=1)
    return found[::-1]

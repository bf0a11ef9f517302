"""The rules of money and lists, as data. Each names the query that finds what breaks it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

Broken = Sequence[Any]
"""Rows that break a rule, each with `subject` (Chinese, names the thing) and `difference_fen`."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What a rule found in one county. `difference_fen` sums the absolute differences of everything that breaks it."""

    name: str
    county: str
    ok: bool
    difference_fen: int
    detail: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold: `title` in Chinese, `find` returns the rows that break it (in a county's session)."""

    name: str
    title: str
    find: Callable[[], Awaitable[Broken]]


SHOWN = 5
"""How many broken things a detail names before it counts the rest."""


def result_of(name: str, title: str, county: str, broken: Broken) -> RuleResult:
    """Sum up what a rule found."""
    if not broken:
        return RuleResult(name, county, True, 0, f"{title}：相符")
    named = "；".join(str(row["subject"]) for row in broken[:SHOWN])
    more = f"等 {len(broken)} 处" if len(broken) > SHOWN else ""
    difference = sum(abs(row["difference_fen"]) for row in broken)
    return RuleResult(name, county, False, difference, f"{title}：不符。{named}{more}")

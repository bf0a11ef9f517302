"""Business systems (业务系统): outside systems that keep the lists of a programme (接入, row 34)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.plugin_api.outside import Outside

ListCell = str | int | float | bool | None
"""One cell of a list as the system gives it. What a cell may hold is judged by the core, not by the plugin."""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which lists are wanted: those of one county (six digits), programme and period (202305, 2023, 2023T1).

    `programme_number` is the official number of the programme, by which every system of the province knows it.
    """

    county_code: str
    programme_number: str
    year: int
    period: str


@dataclass(frozen=True, slots=True)
class OfferedList:
    """A list that waits to be fetched: its title, the unit that prepared it, how many rows it has, and since when.

    `version` changes whenever a row does: parts of two versions are never put together.
    """

    list_id: str
    version: str
    title: str
    unit: str
    rows: int
    prepared_at: datetime


@dataclass(frozen=True, slots=True)
class ListPart:
    """Consecutive rows of a list; `columns` are headings of the programme's template (姓名, 身份证号 …), in any order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ListCell, ...], ...]


class BusinessSystem(Protocol):
    """A system outside that keeps lists of people for some programmes. `part_rows`: rows per request that it allows."""

    code: str
    title: str
    part_rows: int

    async def lists(self, query: ListQuery, outside: Outside) -> Sequence[OfferedList]:
        """The lists that wait for this county, programme and period; none when it keeps none. Raises `Unavailable`."""

    async def part(self, wanted: OfferedList, first: int, outside: Outside) -> ListPart:
        """Rows `first` (from 0) to `first + part_rows` of a list, or up to its end.

        Raises `Unavailable` for an answer about another list or version, and for one with fewer or more rows than it
        should have: a list is taken whole or not at all.
        """

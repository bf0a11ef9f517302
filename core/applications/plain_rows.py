"""The rows of a list in which nothing is unusual, checked in a fraction of the time. Pure.

`RowRules` remains the authority: what this does not vouch for goes there, and what it vouches for gives the very draft
that `RowRules` would give (tests/core/applications/test_plain_rows.py compares them).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from core.applications.banks import bank_named
from core.applications.build_template import EXAMPLE_MARK
from core.applications.columns import Column
from core.applications.draft import Draft
from core.applications.rules import LONGEST_GROUP, LONGEST_RELATION, NAME, PHONE, SELF, RowRules
from core.kernel.identity import IdNumberReader

_ACCOUNT = re.compile(r"\d{8,32}", re.ASCII)
_SHORTEST_NUMBER = 11
"""Digits of the shortest number that `hide_numbers` masks: shorter texts need no look."""
_REMEMBERED_FORMS = 4096
"""Fields of forms that repeat (a category, an area) are read once; those with a number of their own are not kept."""
_COMMON = (
    "name", "id_number", "phone", "township", "village", "village_group", "payee_name", "payee_id_number",
    "payee_relation", "bank_name", "account",
)  # fmt: skip


class _WrittenCells(Mapping[str, Any]):
    """What was written in a row, by column: looked at only when the row turns out to be a second claim."""

    __slots__ = ("_cells", "_places")

    def __init__(self, places: Mapping[str, int], cells: Sequence[Any]) -> None:
        self._places = places
        self._cells = cells

    def __getitem__(self, key: str) -> Any:
        return self._cells[self._places[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class PlainRows:
    """Checks plain rows of one list whose columns were found. Remembers what repeats: places, banks, forms."""

    def __init__(self, rules: RowRules, columns: Sequence[tuple[int, Column]]) -> None:
        own = [(place, column.key) for place, column in columns if column.of_form]
        found = {column.key: place for place, column in columns}
        self._rules = rules
        self._width = max(found.values()) + 1
        self._ordinal = found["ordinal"]
        self._common: Callable[[Sequence[Any]], tuple[str | None, ...]] = itemgetter(
            *(found[key] for key in _COMMON)
        )
        self._own = own
        self._written = {column.key: place for place, column in columns if column.key != "ordinal"}
        self._numbers = IdNumberReader()
        self._places: dict[tuple[str, str], tuple[str, str]] = {}
        self._banks: dict[str, str] = {}
        self._forms: dict[tuple[str | None, ...], dict[str, Any]] = {}

    def check(self, row_number: int, cells: Sequence[Any]) -> Draft | None:
        """The draft of a row (cells in the order of the sheet); None unless it is plain and nothing is wrong with it."""
        try:
            joined = "".join([cell for cell in cells if cell is not None])
        except TypeError:
            return None  # a number or a truth value
        if " " in joined or "#" in joined or not joined.isprintable() or len(cells) < self._width:
            return None
        (
            name, number, phone, township, village, group, payee_name, payee_number, relation, bank, account,
        ) = self._common(cells)  # fmt: skip
        if not name or not number or not bank or not account or cells[self._ordinal] == EXAMPLE_MARK:
            return None
        person = self._numbers.read(number)
        code = self._banks.get(bank) or self._bank_code(bank)
        if (
            person is None
            or code is None
            or person[0] > self._rules.intake.period_end
            or not NAME.fullmatch(name)
            or not _ACCOUNT.fullmatch(account)
            or (phone and not PHONE.fullmatch(phone))
            or (group and len(group) >= _SHORTEST_NUMBER)
        ):
            return None
        if not payee_name and not payee_number and not relation:
            payee_name, payee_number, relation = name, number, SELF
        elif not self._is_plain_payee(name, number, payee_name, payee_number, relation):
            return None
        draft = Draft(
            row_number, name, number, *person, phone or None, "", "", group or "",
            payee_name, payee_number, relation, account, code, bank,
        )  # fmt: skip
        draft.cells = _WrittenCells(self._written, cells)
        return draft if self._completed(draft, township or "", village or "", cells) else None

    def _completed(self, draft: Draft, township: str, village: str, cells: Sequence[Any]) -> bool:
        """Whether place, form and claim are in order too; the plugin's own code says the last two."""
        place = self._places.get((township, village))
        if place is None:
            self._rules.place(draft, township, village)
            if draft.problems:
                return False
            self._places[township, village] = draft.township_code, draft.village_code
        else:
            draft.township_code, draft.village_code = place
        self._own_form(draft, cells)
        if draft.problems:
            return False
        self._rules.claim(draft)
        return not draft.problems

    def _own_form(self, draft: Draft, cells: Sequence[Any]) -> None:
        written = tuple([cells[place] for place, _ in self._own])
        known = self._forms.get(written)
        if known is not None:
            draft.attributes = known
            return
        self._rules.own_form(draft, {key: cells[place] for place, key in self._own})
        plain = not (draft.problems or draft.secrets or draft.members)
        if plain and len(self._forms) < _REMEMBERED_FORMS:
            self._forms[written] = draft.attributes

    def _is_plain_payee(
        self, name: str, number: str, payee_name: str | None, payee_number: str | None, relation: str | None
    ) -> bool:
        return bool(
            payee_name
            and payee_number
            and relation
            and len(relation) < min(_SHORTEST_NUMBER, LONGEST_RELATION)
            and NAME.fullmatch(payee_name)
            and self._numbers.read(payee_number)
            and (payee_number != number or payee_name == name)
        )

    def _bank_code(self, bank: str) -> str | None:
        found = bank_named(bank)
        if found is None or len(bank) > LONGEST_GROUP or any(map(str.isdecimal, bank)):
            return None
        self._banks[bank] = found.code
        return found.code

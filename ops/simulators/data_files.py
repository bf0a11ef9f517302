"""The simulators' own data: CSV files (UTF-8, with a heading line) in the folder given by `--data`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

Content = TypeVar("Content")
Row = Mapping[str, str]

CARD_STATUSES = frozenset({"normal", "lost", "frozen", "cancelled", "none"})
ACCOUNT_STATUSES = frozenset(
    {"normal", "closed", "frozen", "dormant", "lost", "inactive", "limit", "pending", "returns"}
)
YES = frozenset({"1", "true", "True", "yes", "是"})


class DataFileError(ValueError):
    """A data file does not hold what the simulator expects; says which file and line."""


class DataFiles(Generic[Content]):
    """What all files `pattern` of a folder hold together, read again as soon as one of them changes.

    A later file (by name) overrides an earlier one where both speak of the same key.
    """

    def __init__(self, folder: Path, pattern: str, read: Callable[[Iterator[Row]], Content]) -> None:
        self._folder = folder
        self._pattern = pattern
        self._read = read
        self._stamp: object = None
        self._content: Content | None = None

    def current(self) -> Content:
        """The content, fresh. Raises `DataFileError`."""
        paths = sorted(self._folder.glob(self._pattern))
        stamp = tuple((path.name, (status := path.stat()).st_mtime_ns, status.st_size) for path in paths)
        if self._content is None or stamp != self._stamp:
            self._content, self._stamp = self._read(_rows(paths)), stamp
        return self._content

    def reload(self) -> None:
        """Read again at the next use, whatever the files' times say."""
        self._stamp = None


def _rows(paths: list[Path]) -> Iterator[Row]:
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                if None in row or None in row.values():
                    raise DataFileError(
                        f"{path.name} line {number}: another number of fields than the heading"
                    )
                yield row


@dataclass(frozen=True, slots=True)
class Person:
    """One row of people.csv. `silent` names the registries (by plugin code) that do not answer about this person."""

    id_number: str
    name: str
    card: str
    bank_code: str
    bank_name: str
    card_status: str
    financial_active: bool
    dead: bool
    died_on: str | None
    low_income_class: str | None
    head: bool
    destitute_mode: str | None
    silent: frozenset[str]


def read_people(rows: Iterator[Row]) -> dict[str, Person]:
    """People by id number. Columns: see ops/simulators/README.md."""
    people = {}
    for row in rows:
        number = row["id_number"].upper()
        status = row["card_status"] or ("normal" if row["card"] else "none")
        if status not in CARD_STATUSES:
            raise DataFileError(f"people: card_status {status!r} of …{number[-4:]}")
        people[number] = Person(
            id_number=number,
            name=row["name"],
            card=row["card"],
            bank_code=row["bank_code"],
            bank_name=row["bank_name"],
            card_status=status,
            financial_active=row["financial_active"] in YES,
            dead=row["dead"] in YES,
            died_on=row["died_on"] or None,
            low_income_class=row["low_income_class"] or None,
            head=row["household_head"].upper() == number,
            destitute_mode=row["destitute_mode"] or None,
            silent=frozenset(filter(None, row.get("silent", "").split(";"))),
        )
    return people


@dataclass(frozen=True, slots=True)
class Account:
    """One row of accounts.csv: whose account it is and what becomes of a credit to it."""

    name: str
    status: str


def read_accounts(rows: Iterator[Row]) -> dict[str, Account]:
    """Accounts by number."""
    accounts = {}
    for row in rows:
        status = row["status"] or "normal"
        if status not in ACCOUNT_STATUSES:
            raise DataFileError(f"accounts: status {status!r} of …{row['account'][-4:]}")
        accounts[row["account"]] = Account(row["name"], status)
    return accounts


def read_payers(rows: Iterator[Row]) -> dict[str, str]:
    """Names of the 零余额账户 that may pay, by number."""
    return {row["account"]: row["name"] for row in rows}


def read_indicators(rows: Iterator[Row]) -> dict[str, Row]:
    """Indicators by external id."""
    return {row["external_id"]: row for row in rows}

"""Write what the outside parties hold into the simulators' own files. They load these, and never the roster itself."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ops.demo.roster import RegistryEntry, Roster

BANK_CODE = "YNRCC"
BANK_NAME = "云南省农村信用社"
_PEOPLE = (
    "id_number", "name", "card", "bank_code", "bank_name", "card_status", "financial_active", "dead", "died_on",
    "low_income_class", "household_head", "destitute_mode", "silent",
)  # fmt: skip


def write_registries(roster: Roster, folder: Path, name: str) -> None:
    """Add the people of a roster and their accounts to the registries and the bank, in files of their own called `name`."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"people-{name}.csv", _PEOPLE, [_person(entry) for entry in roster.registry])
    accounts = [(entry.person.card, entry.registered_name, entry.account_state) for entry in roster.registry]
    _write(folder / f"accounts-{name}.csv", ("account", "name", "status"), accounts)


def _person(entry: RegistryEntry) -> tuple[str, ...]:
    return (
        entry.person.id_number,
        entry.registered_name,
        entry.person.card,
        BANK_CODE,
        BANK_NAME,
        entry.card_status,
        "1" if entry.financial_active else "0",
        "1" if entry.died_on else "0",
        _day(entry.died_on),
        entry.low_income_class,
        entry.household_head,
        entry.destitute_mode,
        entry.silent,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _write(path: Path, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Write a whole CSV file under a name that appears only when it is complete."""
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    draft.replace(path)

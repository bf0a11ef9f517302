"""Reads a plugin's cases.yaml and standards.yaml into what its rules and formulas take."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from core.kernel.identity import id_number_check_digit
from core.plugin_api import Fact, FactState, LineView, Member, Standard, SubsidyProgramme

PROVINCE = "530000000000"


@dataclass(frozen=True)
class Case:
    title: str
    line: LineView
    facts: Mapping[str, Fact]
    standard: Standard | None
    expected: Mapping[str, Any]


def id_number(born: date, sequence: int) -> str:
    """A synthetic number of 通海县 with the right check digit."""
    first17 = f"530423{born:%Y%m%d}{sequence:03d}"
    return first17 + id_number_check_digit(first17)


def standard_rows(folder: Path) -> list[dict[str, Any]]:
    return yaml.safe_load((folder / "standards.yaml").read_text(encoding="utf-8"))


def standard_in_force(folder: Path, region: str, day: date) -> Standard | None:
    """The county's newest row that has begun, else the province's, as the catalogue would choose."""
    for wanted in (region, PROVINCE):
        begun = [
            row for row in standard_rows(folder) if row["region"] == wanted and row["effective_from"] <= day
        ]
        if begun:
            row = max(begun, key=lambda each: each["effective_from"])
            return Standard(row["rates_fen"], row["effective_from"], row["document_no"])
    return None


def _members(raw: list[dict[str, Any]], head: str) -> tuple[Member, ...]:
    return tuple(
        Member(
            f"成员{place}",
            head if one.get("self") else id_number(one["born"], place),
            one.get("relation", ""),
        )
        for place, one in enumerate(raw, start=11)
    )


def _facts(raw: Mapping[str, Any]) -> dict[str, Fact]:
    return {
        name: Fact(FactState.UNKNOWN) if value == "unknown" else Fact(FactState.KNOWN, value)
        for name, value in raw.items()
    }


def read_cases(programme: SubsidyProgramme) -> list[Case]:
    """Every case, its attributes taken through the form as an import does."""
    cases = []
    for raw in yaml.safe_load((programme.folder / "cases.yaml").read_text(encoding="utf-8")):
        year, month = int(raw["period"][:4]), int(raw["period"][4:])
        start, end = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        number = id_number(raw["born"], 1)
        attributes = programme.form(**raw["attributes"]).model_dump(mode="json")
        line = LineView(
            line_id=1,
            name="王秀英",
            id_number=number,
            birth_date=raw["born"],
            village_code=f"{raw['region'][:6]}101201",
            period_start=start,
            period_end=end,
            amount_fen=None,
            attributes={key: value for key, value in attributes.items() if key != "members"},
            members=_members(raw.get("members", []), number),
        )
        standard = standard_in_force(programme.folder, raw["region"], start)
        cases.append(Case(raw["title"], line, _facts(raw["facts"]), standard, raw["expect"]))
    return cases

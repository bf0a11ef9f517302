"""How a value of a list reads in an exported workbook: as the portal shows it, from the same columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.kernel.clock import CHINA
from core.kernel.money import Fen
from web.pages.spec import Column, Option

Labels = Mapping[str, Mapping[Any, str]]
"""Dictionary name → value → label; `region` holds the names of divisions by their codes."""


def cell_text(column: Column, row: Mapping[str, Any], labels: Labels) -> str:
    """The text of `column` in `row` (JSON of the list's answer); empty where there is nothing."""
    value = row.get(column.key)
    if value is None or value in ("", []):
        return ""
    match column.kind:
        case "money":
            return Fen(int(value)).yuan
        case "datetime":
            return f"{datetime.fromisoformat(str(value)).astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
        case "boolean":
            return "是" if value else "否"
        case "region" | "programme" as kind:
            return labels.get(kind, {}).get(str(value), str(value))
        case _:
            return _words(column, value, labels)


def _words(column: Column, value: Any, labels: Labels) -> str:
    known = labels.get(column.dictionary, {}) if column.dictionary else _labels(column.options)
    many = value if isinstance(value, list) else [value]
    return "、".join(_word(one, column.dictionary, known) for one in many)


def _labels(options: list[Option]) -> dict[Any, str]:
    return {option.value: option.label for option in options}


def _word(value: Any, dictionary: str, known: Mapping[Any, str]) -> str:
    """A code by its label; of a record the part that the dictionary names, else all that it says."""
    if isinstance(value, dict):
        if dictionary in value:
            return str(known.get(value[dictionary], value[dictionary]))
        parts = {name: one for name, one in value.items() if one and not name.endswith("id")}
        return " ".join(
            f"{Fen(one).yuan} 元" if name.endswith("fen") else str(one) for name, one in parts.items()
        )
    return str(known.get(value, value))

"""Registries as processes, with the people of a test in their own data files."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ops.simulators.launch import TIMEOUT_SECONDS, start_registries
from ops.simulators.secrets import REGISTRIES, ensure_secrets
from tests.conftest import forget_settings
from tests.factories.outside import PEOPLE_COLUMNS, write_rows


def person(id_number: str, name: str, **changes: Any) -> dict[str, Any]:
    """Somebody alive with a working card of the rural credit union, on the 低保 list in class A."""
    return {
        "id_number": id_number,
        "name": name,
        "card": f"62101799{int(id_number[6:17]):011d}",
        "bank_code": "YNRCC",
        "bank_name": "云南省农村信用社",
        "card_status": "normal",
        "financial_active": "1",
        "low_income_class": "A",
        "household_head": "1",
    } | changes


@contextlib.contextmanager
def registries(folder: Path, people: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, dict[str, Any]]]:
    """Run the registries over `people` and point the settings at them; gives the parties by plugin code."""
    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder / "people.csv", PEOPLE_COLUMNS, people)
    running = start_registries(folder)
    secrets = ensure_secrets(folder)
    parties = {
        code: {
            "url": f"{running.url}/{code}",
            "ca_file": None,
            "secret": secrets[code],
            "timeout_seconds": TIMEOUT_SECONDS,
        }
        for code in REGISTRIES
    }
    file = folder / "outside.json"
    file.write_text(json.dumps(parties), encoding="utf-8")
    os.environ["YKT_OUTSIDE_FILE"] = str(file)
    forget_settings()
    try:
        yield parties
    finally:
        del os.environ["YKT_OUTSIDE_FILE"]
        forget_settings()
        running.stop()

"""One registries process for the folder; every test begins with all faults off."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from ops.simulators.launch import start_registries
from ops.simulators.secrets import REGISTRIES, ensure_secrets
from tests.factories.outside import (
    INDICATOR_COLUMNS,
    PEOPLE_COLUMNS,
    indicator_row,
    set_faults,
    write_rows,
)

WANG = "530423195001010019"
LI = "530423195001010027"
ZHANG = "530423195001010035"
SILENT = "530423195001010043"
NOBODY = "530423195001010051"


@pytest.fixture(scope="session")
def parties(tmp_path_factory) -> Iterator[dict[str, dict[str, Any]]]:
    """Entries of the outside file for the registries alone."""
    data = tmp_path_factory.mktemp("registries")
    write_rows(
        data / "people.csv",
        PEOPLE_COLUMNS,
        [
            {
                "id_number": WANG,
                "name": "王秀英",
                "card": "6231901234567890123",
                "bank_code": "YNRCC",
                "bank_name": "云南农信",
                "card_status": "normal",
                "financial_active": "1",
                "low_income_class": "B",
                "household_head": WANG,
            },
            {
                "id_number": LI,
                "name": "李桂芬",
                "card": "6231901234567890131",
                "card_status": "lost",
                "dead": "1",
                "died_on": "2023-04-30",
                "destitute_mode": "scattered",
            },
            {"id_number": ZHANG, "name": "张国强", "low_income_class": "A", "household_head": WANG},
            {
                "id_number": SILENT,
                "name": "赵无声",
                "silent": "death_registry;card_registry",
            },
        ],
    )
    write_rows(
        data / "indicators.csv",
        INDICATOR_COLUMNS,
        [
            indicator_row(),
            indicator_row("BGT0002", reduced_fen=123_456, executable="0"),
            indicator_row("BGT0003", county_code="530425"),
            indicator_row("BGT0004", fiscal_year="2022"),
            indicator_row("BGT0005", county_code="530426", reduced_fen=10_000_001),
        ],
    )
    simulator = start_registries(data)
    secrets = ensure_secrets(data)
    yield {
        code: {"url": f"{simulator.url}/{code}", "ca_file": None, "secret": secrets[code]}
        for code in REGISTRIES
    }
    assert simulator.stop() == 0


@pytest.fixture
async def registries(parties) -> AsyncIterator[dict[str, dict[str, Any]]]:
    """The same, with every fault cleared afterwards."""
    yield parties
    for code in REGISTRIES:
        await set_faults(parties, code)

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.database import current_session, fetch
from core.kernel.settings import settings
from core.workflow import gates
from ops.simulators.launch import RunningSimulators, start_simulators
from tenants import county_session
from tests.factories.outside import (
    ACCOUNT_COLUMNS,
    INDICATOR_COLUMNS,
    PAYER_COLUMNS,
    PAYER_ROWS,
    PEOPLE_COLUMNS,
    control,
    set_faults,
    write_rows,
)
from tests.factories.payments import lines_of, linked_dossier, make_indicator
from tests.factories.workflow import COUNTY


@pytest.fixture(autouse=True)
def own_gates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publicity and checks are stood in for by the factories; the gates of money are real."""
    money = {"indicator_link", "payment_request", "payment"}
    monkeypatch.setattr(
        gates, "_gates", {stage: gate for stage, gate in gates._gates.items() if stage in money}
    )


@pytest.fixture(scope="session")
def simulators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, RunningSimulators]]:
    """The bank and the registries as processes of their own."""
    data = tmp_path_factory.mktemp("simulators")
    write_rows(data / "people.csv", PEOPLE_COLUMNS, [])
    write_rows(data / "accounts.csv", ACCOUNT_COLUMNS, [])
    write_rows(data / "payers.csv", PAYER_COLUMNS, PAYER_ROWS)
    write_rows(data / "indicators.csv", INDICATOR_COLUMNS, [])
    with start_simulators(data) as running:
        yield data, running


@dataclass
class World:
    """The outside parties of one test: what they know, and how they misbehave."""

    data: Path
    outside: dict[str, Any]

    async def know(
        self, *dossiers: int, accounts: dict[int, str] | None = None, cards: dict[int, dict] | None = None
    ) -> None:
        """Tell registries and bank of the payees of dossiers; `accounts` and `cards` spoil some, by line."""
        cipher = current_session().cipher
        people, book = [], []
        lines = await fetch(
            "SELECT id, name, id_cipher, account_cipher FROM line WHERE dossier_id = ANY($1::bigint[])",
            list(dossiers),
        )
        for line in lines:
            account = cipher.open(line["account_cipher"], "line", "account_cipher", line["id"])
            person = {
                "id_number": cipher.open(line["id_cipher"], "line", "id_cipher", line["id"]),
                "name": line["name"],
                "card": account,
                "bank_code": "YNRCC",
                "bank_name": "云南省农村信用社",
                "card_status": "normal",
                "financial_active": "1",
            }
            people.append(person | (cards or {}).get(line["id"], {}))
            status = (accounts or {}).get(line["id"], "normal")
            book.append({"account": account, "name": line["name"], "bank_code": "YNRCC", "status": status})
        write_rows(self.data / "people.csv", PEOPLE_COLUMNS, people)
        write_rows(self.data / "accounts.csv", ACCOUNT_COLUMNS, book)

    async def faults(self, party: str, **faults: object) -> None:
        """Let a party misbehave from now on."""
        await set_faults(self.outside, party, **faults)

    async def credited(self, account: str) -> int:
        """Fen that an account got from the bank, less what went back."""
        told = await control(self.outside, "rural_credit", "GET", f"accounts/{account}")
        return told["credited_fen"]

    async def send_back(self, message_id: str, payment_id: int) -> None:
        """退款 of a credit that was paid."""
        await control(
            self.outside,
            "rural_credit",
            "POST",
            "returns",
            {"msg_id": message_id, "line_id": str(payment_id)},
        )

    async def requests(self, party: str) -> int:
        """How many requests a party got so far."""
        return (await control(self.outside, party, "GET", "requests"))[party]


@pytest.fixture
async def world(province, simulators: tuple[Path, RunningSimulators], tmp_path: Path) -> AsyncIterator[World]:
    """Outside parties that the platform reaches by its settings; all faults are gone afterwards."""
    data, running = simulators
    running.write_outside_file(tmp_path / "outside.json")
    os.environ["YKT_OUTSIDE_FILE"] = str(tmp_path / "outside.json")
    settings.cache_clear()
    try:
        yield World(data, running.outside)
    finally:
        for party in ("card_registry", "death_registry", "rural_credit"):
            await set_faults(running.outside, party)
        del os.environ["YKT_OUTSIDE_FILE"]
        settings.cache_clear()


@pytest.fixture
async def dossier(world) -> int:
    """Four lines, each 50 yuan; the second one's account is closed at the bank."""
    async with county_session(COUNTY):
        made = await linked_dossier(4, indicators=[await make_indicator(90_000)])
        await world.know(made, accounts={(await lines_of(made))[1]: "closed"})
    return made

"""A small month over HTTP; afterwards nothing that left, and nothing that stays in clear, names a whole number of a person.

Numbers are shown whole in two places only: the page of one line for an official who may edit it, and the workbook of
abnormal lines for an official who mends them. Both are asked for here too, and looked at apart.
"""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from core.jobs import run_job
from tests.conftest import SERVERS, Province
from tests.factories.applications import COUNTY, add_batch, household_row, id_number, row, workbook
from tests.factories.registries import person, registries

API = f"/api/v1/counties/{COUNTY}"
ENTRY = {"entry": "county"}
ACCOUNTS = [f"62101700{n:011d}" for n in range(1, 10)]
PHONES = [f"1390000000{n}" for n in range(1, 10)]
PEOPLE = [id_number(n, born="19410101") for n in range(1, 10)]
SECRETS = [*ACCOUNTS, *PHONES, *PEOPLE]


def own_row(n: int, **changes: Any) -> dict[str, Any]:
    """The n-th person's row, with numbers that occur nowhere else."""
    own = {"id_number": PEOPLE[n - 1], "phone": PHONES[n - 1], "account": ACCOUNTS[n - 1]}
    return row(n, **(own | changes))


def rows() -> list[dict[str, Any]]:
    """Good rows, a wrong one of each kind, one person twice, and one whose columns moved."""
    moved = own_row(6, name=PEOPLE[5], id_number=PHONES[5], bank_name=ACCOUNTS[5], village=PEOPLE[5])
    return [
        own_row(1),
        own_row(2),
        own_row(3, village="没有的村"),
        own_row(4, category="其他"),
        own_row(5, id_number=PEOPLE[4][:17] + ("0" if PEOPLE[4][17] != "0" else "1")),
        moved,
        own_row(1, village_group="9组"),
        own_row(7, payee_name="李代领", payee_id_number=PEOPLE[7]),
    ]


class Journey:
    """Officials at their browsers; keeps the text of every answer."""

    def __init__(self) -> None:
        self.answers: list[str] = []

    async def ask(self, client: httpx.AsyncClient, method: str, address: str, **more: Any) -> Any:
        """One request below the county; its answer is kept as text, workbooks cell by cell."""
        answer = await client.request(method, f"{API}{address}", **more)
        if "spreadsheet" in answer.headers.get("content-type", ""):
            self.answers.append(cells_of(answer.content))
            return answer
        self.answers.append(answer.text)
        return answer.json() if answer.content else None


def cells_of(content: bytes) -> str:
    """Every cell of every sheet of a workbook."""
    book = load_workbook(io.BytesIO(content))
    return "\n".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line)


async def stored_text(province: Province) -> str:
    """Every row of every table of every server, as text."""
    found = []
    for server in SERVERS:
        owner = await province.owner(server)
        try:
            for schema, table in await owner.fetch(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = 'platform' OR schemaname ~ '^c[0-9]{6}$'"
            ):
                text = await owner.fetchval(
                    f'SELECT string_agg(t::text, chr(10)) FROM "{schema}"."{table}" AS t'
                )
                found.append(text or "")
        finally:
            await owner.close()
    return "\n".join(found)


def whole_numbers_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


async def upload(journey: Journey, client: httpx.AsyncClient, batch: int, path: Path) -> None:
    files = {"file": (path.name, path.read_bytes())}
    form = ENTRY | {"region_code": f"{COUNTY}000000"}
    received = await journey.ask(client, "POST", f"/batches/{batch}/intake-files", files=files, data=form)
    await run_job(COUNTY, received["job_id"])
    await journey.ask(client, "GET", f"/jobs/{received['job_id']}")


async def check(journey: Journey, client: httpx.AsyncClient, batch: int) -> None:
    for name in ("card-matches", "alert-checks"):
        started = await journey.ask(client, "POST", f"/batches/{batch}/{name}", json=ENTRY)
        await run_job(COUNTY, started["job_id"])


async def test_nothing_that_leaves_names_a_whole_number(
    browser: Any, province: Province, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    operator = await browser("county_operator", COUNTY)
    reviewer = await browser("county_reviewer", COUNTY)
    auditor = await browser("auditor", COUNTY)
    journey, batch = Journey(), await add_batch()
    known = [
        person(PEOPLE[0], own_row(1)["name"], card=ACCOUNTS[0]),
        person(PEOPLE[1], "别人", card=ACCOUNTS[8]),
    ]
    with caplog.at_level(logging.DEBUG, logger="yikatong"), registries(tmp_path / "outside", known):
        await upload(journey, operator, batch, workbook(tmp_path / "名单.xlsx", rows()))
        households = await add_batch("minimum_living")
        await upload(
            journey, operator, households,
            workbook(tmp_path / "低保.xlsx", [household_row(1, account=ACCOUNTS[0], members=f"李小:{PEOPLE[8]}")],
                     programme="minimum_living"),
        )  # fmt: skip
        await check(journey, operator, batch)
        shown = await journey.ask(auditor, "GET", f"/batches/{batch}/lines")
        assert shown["total"] == len(rows())
        for line in shown["rows"]:
            await journey.ask(auditor, "GET", f"/lines/{line['id']}")
            await journey.ask(reviewer, "POST", f"/lines/{line['id']}/override", json={"reason": "证件如此"})
        cells = {key: value for key, value in own_row(1).items() if key != "ordinal"}
        entered = ENTRY | {"region_code": f"{COUNTY}000000", "cells": cells}
        await journey.ask(operator, "POST", f"/batches/{batch}/lines", json=entered)
        await journey.ask(auditor, "POST", f"/batches/{batch}/lines/find", json={"id_number": PEOPLE[0]})
        await journey.ask(operator, "GET", f"/batches/{batch}/lines?sort={PEOPLE[0]}")
        columns = {"columns": ["name", "id_number", "phone", "account", "findings"]}
        await journey.ask(auditor, "POST", f"/batches/{batch}/lines/export", json=columns)
        await journey.ask(operator, "POST", "/dossiers/open", json=ENTRY | {"batch_id": batch})
        await journey.ask(auditor, "GET", "/audit-entries?size=200")
        await journey.ask(auditor, "GET", "/jobs?size=200")
        mended = await operator.post(f"{API}/batches/{batch}/abnormal-lines/export")
        whole = await operator.get(f"{API}/lines/{shown['rows'][0]['id']}")
    assert len(journey.answers) > 25
    assert whole_numbers_in("\n".join(journey.answers)) == []
    assert whole_numbers_in(caplog.text) == []
    assert whole_numbers_in(await stored_text(province)) == []
    assert PEOPLE[0] in whole.text, (
        "whoever may edit a line sees it whole: the search above can find something"
    )
    assert PEOPLE[2] in cells_of(mended.content), "and whoever mends a list gets back what was written"


@pytest.mark.parametrize(
    "decided",
    [
        {"pay_status": "paid"},
        {"status": "moving"},
        {"amount_fen": 1},
        {"card_status": "passed"},
        {"dossier_id": 1},
    ],
)
async def test_what_the_platform_decides_is_no_business_of_the_body(
    browser: Any, province: Province, decided: dict[str, Any]
) -> None:
    """L8: whatever else a body says, the line is as fresh as any other."""
    operator = await browser("county_operator", COUNTY)
    batch = await add_batch()
    cells = {key: value for key, value in own_row(1).items() if key != "ordinal"}
    body = ENTRY | {"region_code": f"{COUNTY}000000", "cells": cells | decided} | decided
    answer = await operator.post(f"{API}/batches/{batch}/lines", json=body)
    if answer.status_code != 201:
        assert answer.status_code == 422
        return
    stored = (await operator.get(f"{API}/lines/{answer.json()['id']}")).json()["summary"]
    fresh = {
        "pay_status": "none", "status": "open", "amount_fen": None, "card_status": "pending", "dossier_id": None,
    }  # fmt: skip
    (name,) = decided
    assert stored[name] == fresh[name] != decided[name]

"""Every list asks the database as often for many rows as for few."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from core.applications.ask_further_claim import ask_further_claim
from core.database import AuditRecord, copy_rows, current_session, execute, fetch
from core.jobs import enqueue
from core.kernel.clock import now
from core.workflow import open_dossiers
from tenants import county_session, platform_session
from tests.conftest import EAST_COUNTY
from tests.factories.accounts import stored_official
from tests.factories.officials import official
from tests.factories.query_count import assert_same_queries, logged_queries
from tests.factories.recipients import created_recipient
from tests.factories.workflow import COUNTY_OPERATOR, TOWNSHIP, make_batch, make_lines

COUNTY = f"/api/v1/counties/{EAST_COUNTY}"
PROGRAMME = "elderly_allowance"
Add = Callable[[int], Awaitable[Any]]


async def add_dossiers(count: int) -> None:
    """One batch with a dossier in each of `count` townships."""
    async with county_session(EAST_COUNTY):
        number = len(await fetch("SELECT id FROM batch")) + 1
        batch = await make_batch(PROGRAMME, number=number)
        for place in range(count):
            township = f"530423{100 + place}000"
            await make_lines(batch, 2, programme=PROGRAMME, township=township, village=f"{township[:9]}201")
        assert len(await open_dossiers(batch, "county", COUNTY_OPERATOR)) == count


async def add_jobs(count: int) -> None:
    async with county_session(EAST_COUNTY):
        for _ in range(count):
            await enqueue(
                "payment.fold_summaries", title="汇总", payload={}, by=official("county_operator", EAST_COUNTY)
            , subject="summary", subject_id="")  # fmt: skip


async def add_officials(count: int) -> None:
    for _ in range(count):
        await stored_official(("township_operator", "township_reviewer"), TOWNSHIP)


async def add_county_entries(count: int) -> None:
    async with county_session(EAST_COUNTY):
        for place in range(count):
            current_session().record(AuditRecord("line.void", "line", str(place), 5, "op-5"))


async def add_platform_entries(count: int) -> None:
    async with platform_session():
        for place in range(count):
            current_session().record(AuditRecord("official.create", "official", str(place), 5, "op-5"))


async def add_further_claims(count: int) -> None:
    """Requests of as many officials as there are lines, so that each row has a name of its own to look up."""
    async with county_session(EAST_COUNTY):
        batch = await make_batch(PROGRAMME, number=len(await fetch("SELECT id FROM batch")) + 1)
        for place, line in enumerate(await make_lines(batch, count, programme=PROGRAMME)):
            asker = official("county_operator", EAST_COUNTY, id=1000 + place)
            await ask_further_claim(line, "back_pay", 6000, asker, "上月漏发")


async def add_summaries(count: int) -> None:
    async with platform_session():
        seen = len(await fetch("SELECT 1 FROM county_summary"))
        await copy_rows(
            "county_summary",
            ("county_code", "programme_code", "period", "measure", "people", "fen", "as_of"),
            [
                (EAST_COUNTY, PROGRAMME, f"{200000 + seen + one}", "paid", 1, 100, now())
                for one in range(count)
            ],
        )


async def add_recipients(count: int) -> None:
    async with county_session(EAST_COUNTY):
        known = len(await fetch("SELECT id FROM recipient"))
    for place in range(known + 1, known + count + 1):
        await created_recipient(place)


async def add_lines(count: int) -> None:
    """Lines that stand in no dossier, all in the first batch."""
    async with county_session(EAST_COUNTY):
        batches = await fetch("SELECT id FROM batch")
        batch = batches[0]["id"] if batches else await make_batch(PROGRAMME)
        assert batch == 1, "the address below names it"
        await make_lines(batch, count, programme=PROGRAMME)


LISTS: dict[str, tuple[str, str, str, Add]] = {
    "dossiers": (
        "county_operator",
        EAST_COUNTY,
        f"{COUNTY}/dossiers?stage=county_confirm&tab=pending&",
        add_dossiers,
    ),
    "further claims": ("county_reviewer", EAST_COUNTY, f"{COUNTY}/further-claims?", add_further_claims),
    "rule statistics": (
        "county_reviewer",
        EAST_COUNTY,
        f"{COUNTY}/rule-statistics?by=township&",
        add_dossiers,
    ),
    "recipients": ("county_operator", EAST_COUNTY, f"{COUNTY}/recipients?", add_recipients),
    "lines": ("county_operator", EAST_COUNTY, f"{COUNTY}/batches/1/lines?without_dossier=true&", add_lines),
    "jobs": ("county_admin", EAST_COUNTY, f"{COUNTY}/jobs?", add_jobs),
    "officials": ("county_admin", EAST_COUNTY, "/api/v1/officials?", add_officials),
    "log of a county": ("county_admin", EAST_COUNTY, f"{COUNTY}/audit-entries?", add_county_entries),
    "log of the platform": ("province_admin", "53", "/api/v1/audit-entries?", add_platform_entries),
    "summaries": ("province_admin", "53", "/api/v1/summaries?", add_summaries),
}


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_asks_as_often_for_many_rows_as_for_few(browser: Any, name: str) -> None:
    role, region, address, add = LISTS[name]
    client = await browser(role, region)

    async def ask() -> int:
        answer = await client.get(f"{address}size=200")
        assert answer.status_code == 200, answer.text
        return len(answer.json()["rows"])

    await add(2)
    await assert_same_queries(ask, lambda: add(25))


async def test_the_counter_sees_statements_and_leaves_out_what_frames_a_session(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        await fetch("SELECT id FROM line")
    with logged_queries() as statements:
        async with county_session(EAST_COUNTY):
            await fetch("SELECT id FROM batch")
            await execute("UPDATE batch SET name = name WHERE false")
    async with county_session(EAST_COUNTY):
        await fetch("SELECT id FROM line")
    assert statements == ["SELECT id FROM batch", "UPDATE batch SET name = name WHERE false"]

"""One chain for a county, written by many at once."""

from __future__ import annotations

import asyncio

from core.audit import verify_chain
from core.database import AuditRecord, execute, fetch
from tenants import county_session
from tests.conftest import EAST_COUNTY, Province
from tests.factories.sessions import apart


async def test_a_long_transaction_keeps_nobody_from_writing_the_log(province: Province) -> None:
    """L23: the head is locked by the last statement before COMMIT, so a job that runs does not stall a click."""

    async def click() -> None:
        async with county_session(EAST_COUNTY) as session:
            session.record(AuditRecord("line.enter", "line", "1", 7, "点击"))

    async with county_session(EAST_COUNTY) as job:
        job.record(AuditRecord("line.import", "intake_file", "1", 8, "任务", count=26_283))
        await execute("UPDATE recipient SET version = version + 1")
        async with asyncio.timeout(60):
            await apart(click())
        job.record(AuditRecord("line.import", "intake_file", "2", 8, "任务"))
    async with county_session(EAST_COUNTY):
        entries = await fetch("SELECT account FROM audit_entry ORDER BY id")
        assert [row["account"] for row in entries] == ["点击", "任务", "任务"]
        assert (await verify_chain()).ok


async def test_many_who_write_at_once_make_one_chain(province: Province) -> None:
    async def click(number: int) -> None:
        async with county_session(EAST_COUNTY) as session:
            session.record(AuditRecord("line.enter", "line", str(number), number, f"第{number}人"))

    await asyncio.gather(*(apart(click(number)) for number in range(12)))
    async with county_session(EAST_COUNTY):
        report = await verify_chain()
    assert (report.length, report.problems) == (12, ())

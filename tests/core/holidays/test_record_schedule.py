"""A year is recorded once, corrected with care, and counts from the next period on."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from core.database import execute, fetch, fetch_row
from core.holidays.correct_schedule import correct_schedule
from core.holidays.list_schedules import list_schedules
from core.holidays.load_calendar import load_calendar
from core.holidays.load_schedules import load_schedules
from core.holidays.packaged_schedules import packaged_schedules
from core.holidays.record_schedule import record_schedule
from core.holidays.schedule import Holiday, Schedule
from core.kernel.clock import CHINA, frozen_clock
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.publicity.extend_publicity import extend_publicity
from core.publicity.fill_publicity import fill_publicity
from core.publicity.foresee_period import foresee_period
from core.publicity.publish_publicity import publish_publicity
from tenants import county_session, platform_session
from tests.conftest import EAST_COUNTY
from tests.factories.accounts import stored_official
from tests.factories.holidays import schedule_of
from tests.factories.officials import official
from tests.factories.publicity import PHONE, SECOND_VILLAGE, dossier_to_post, generated
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, VILLAGE

NOVEMBER = datetime(2026, 11, 21, 9, tzinfo=CHINA)
NEXT = schedule_of(2027)


async def listed(by: Any) -> list[Any]:
    async with platform_session(read_only=True):
        return (await list_schedules(by, PageRequest(1, 50))).rows


async def recorded(by: Any, schedule: Schedule = NEXT) -> None:
    async with platform_session():
        await record_schedule(by, schedule)


async def corrected(by: Any, schedule: Schedule, version: int) -> None:
    async with platform_session():
        await correct_schedule(by, schedule, version=version)


async def test_packaged_years_are_stored_once_and_never_over_a_correction(province: Any) -> None:
    administrator = await stored_official("province_admin", "53")
    first = packaged_schedules()[0]
    moved = replace(first, workdays=first.workdays[1:])
    await corrected(administrator, moved, 1)
    async with platform_session():
        assert await load_schedules() == []
        await execute("DELETE FROM holiday_schedule WHERE year = 2025")
        assert await load_schedules() == [2025]
        entries = await fetch("SELECT count FROM audit_entry WHERE action = 'holiday_schedule.load'")
    rows = await listed(administrator)
    assert [(row.year, row.workdays == moved.workdays) for row in rows if row.year == 2024] == [(2024, True)]
    assert [row["count"] for row in entries] == [3], "the second loading is written when its session ends"


async def test_a_year_is_missing_until_it_is_recorded_and_counts_at_once(province: Any) -> None:
    administrator = await stored_official("province_admin", "53", name="省级管理员甲")
    with frozen_clock(NOVEMBER):
        rows = await listed(administrator)
        assert [(row.year, row.recorded) for row in rows] == [
            (2027, False), (2026, True), (2025, True), (2024, True),
        ]  # fmt: skip
        assert (await load_calendar()).is_working_day(date(2027, 2, 5))
        await recorded(administrator)
        row = (await listed(administrator))[0]
    assert (row.year, row.recorded, row.recorded_by, row.version) == (2027, True, "省级管理员甲", 1)
    assert (row.document_no, row.holidays, row.workdays) == (NEXT.document_no, NEXT.holidays, NEXT.workdays)
    calendar = await load_calendar()
    assert not calendar.is_working_day(date(2027, 2, 5)) and calendar.is_working_day(NEXT.workdays[0])
    async with platform_session(read_only=True):
        entry = await fetch_row("SELECT * FROM audit_entry WHERE action = 'holiday_schedule.enter'")
    assert entry and entry["subject_id"] == "2027" and entry["after"]["document_no"] == NEXT.document_no
    assert "春节 2027-02-05 至 2027-02-11" in entry["after"]["holidays"]


async def test_two_administrators_record_the_same_year_at_once(province: Any) -> None:
    one, other = [await stored_official("province_admin", "53") for _ in range(2)]
    waiting = asyncio.Event()

    async def slowly() -> None:
        async with platform_session():
            await record_schedule(one, NEXT)
            waiting.set()
            while not await _somebody_waits():
                await asyncio.sleep(0)

    async def late() -> None:
        await waiting.wait()
        await recorded(other, replace(NEXT, document_no="国办发明电〔2026〕8号"))

    with frozen_clock(NOVEMBER):
        outcomes = await asyncio.gather(slowly(), late(), return_exceptions=True)
        assert outcomes[0] is None
        assert isinstance(outcomes[1], Conflict) and "可能刚由他人录入" in outcomes[1].message
        assert (await listed(one))[0].document_no == NEXT.document_no, "the first one stays"


async def _somebody_waits() -> bool:
    row = await fetch_row("SELECT count(*) AS waiting FROM pg_locks WHERE NOT granted")
    return bool(row and row["waiting"])


async def test_a_correction_needs_the_newest_state_and_says_what_changed(province: Any) -> None:
    administrator = await stored_official("province_admin", "53")
    with frozen_clock(NOVEMBER):
        with pytest.raises(NotFound, match="还没有录入"):
            await corrected(administrator, NEXT, 1)
        await recorded(administrator)
        await corrected(administrator, NEXT, 1)
        assert (await listed(administrator))[0].version == 1, "the same again changes nothing"
        fewer = replace(NEXT, workdays=NEXT.workdays[:1])
        await corrected(administrator, fewer, 1)
        with pytest.raises(Conflict, match="刚被他人更正"):
            await corrected(administrator, NEXT, 1)
        with pytest.raises(Invalid, match="星期五"):
            await corrected(administrator, replace(NEXT, workdays=(date(2027, 1, 8),)), 2)
        row = (await listed(administrator))[0]
    assert (row.workdays, row.version) == (NEXT.workdays[:1], 2)
    async with platform_session(read_only=True):
        entries = await fetch(
            "SELECT before, after FROM audit_entry WHERE action = 'holiday_schedule.update'"
        )
    assert [len(entry[side]["workdays"]) for entry in entries for side in ("before", "after")] == [2, 1]


@pytest.mark.parametrize(("role", "region"), [("county_admin", EAST_COUNTY), ("province_department", "53")])
async def test_nobody_else_records_or_reads_a_year(province: Any, role: str, region: str) -> None:
    by = official(role, region)
    with frozen_clock(NOVEMBER):
        for refused in (recorded(by), corrected(by, NEXT, 1), listed(by)):
            with pytest.raises(NotAllowed):
                await refused


async def test_what_was_published_keeps_its_last_day_and_what_follows_counts_anew(province: Any) -> None:
    """公示 over New Year 2027: published before the year is recorded, then extended and followed by another afterwards."""
    administrator = await stored_official("province_admin", "53")
    with frozen_clock(datetime(2026, 12, 30, 9, tzinfo=CHINA)):
        first, second = await _postings()
        await _publish(first)
        assert await _last_day(first) == date(2027, 1, 8), "1 January and the weekend left out"
        longer = replace(
            NEXT, holidays=(Holiday("元旦", date(2027, 1, 1), date(2027, 1, 5)), *NEXT.holidays[1:])
        )
        await recorded(administrator, longer)
        assert await _last_day(first) == date(2027, 1, 8)
        await _publish(second)
        assert await _last_day(second) == date(2027, 1, 12)
        await corrected(administrator, NEXT, 1)
        assert [await _last_day(one) for one in (first, second)] == [date(2027, 1, 8), date(2027, 1, 12)]
        calendar = await load_calendar()
        async with county_session(COUNTY):
            with pytest.raises(Invalid, match="只能延长"):
                await extend_publicity(
                    second, TOWNSHIP_OPERATOR, days=8, reason="群众要求", calendar=calendar
                )
        async with county_session(COUNTY):
            await extend_publicity(second, TOWNSHIP_OPERATOR, days=10, reason="群众要求", calendar=calendar)
        assert await _last_day(second) == date(2027, 1, 13)


async def test_whoever_posts_into_an_unrecorded_year_is_told_and_not_refused(province: Any) -> None:
    """Before 发布 and 延长 as after them; a posting that counts calendar days, or ends in time, has nothing to tell."""
    administrator = await stored_official("province_admin", "53")
    with frozen_clock(datetime(2026, 12, 30, 9, tzinfo=CHINA)):
        first, second = await _postings()
        assert await _foreseen(first, second) == [2027]
        assert await _publish(first) == [2027]
        assert await _foreseen(first) == [2027], "as it runs"
        assert await _extend(first, 9) == [2027]
        async with county_session(COUNTY):
            await execute("UPDATE publicity SET working_days = false WHERE id = $1", second)
        assert await _foreseen(second) == []
        async with county_session(COUNTY):
            await execute("UPDATE publicity SET working_days = true WHERE id = $1", second)
        await recorded(administrator, NEXT)
        assert await _foreseen(first, second) == []
        assert await _publish(second) == []


async def test_only_a_long_extension_runs_into_the_unrecorded_year(province: Any) -> None:
    with frozen_clock(datetime(2026, 12, 15, 9, tzinfo=CHINA)):
        first, _ = await _postings()
        assert await _publish(first) == []
        assert await _foreseen(first, days=10) == []
        assert await _foreseen(first, days=20) == [2027]
        assert await _foreseen(first, days=0) == [], "what cannot be asked for is refused by 延长 itself"
        assert await _extend(first, 20) == [2027]


async def _foreseen(*publicity_ids: int, days: int | None = None) -> list[int]:
    calendar = await load_calendar()
    async with county_session(COUNTY, read_only=True):
        return await foresee_period(publicity_ids, TOWNSHIP_OPERATOR, days=days, calendar=calendar)


async def _extend(publicity_id: int, days: int) -> list[int]:
    calendar = await load_calendar()
    async with county_session(COUNTY):
        posted = await extend_publicity(
            publicity_id, TOWNSHIP_OPERATOR, days=days, reason="群众要求", calendar=calendar
        )
    return posted.unrecorded_years


async def _postings() -> list[int]:
    """Two postings of seven working days each, filled in."""
    ids = await generated(await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE)))
    async with county_session(COUNTY):
        await execute("UPDATE publicity SET working_days = true")
        await fill_publicity(ids, TOWNSHIP_OPERATOR, phone=PHONE)
    return ids


async def _publish(publicity_id: int) -> list[int]:
    calendar = await load_calendar()
    async with county_session(COUNTY):
        posted = await publish_publicity([publicity_id], TOWNSHIP_OPERATOR, calendar=calendar)
    return posted.unrecorded_years


async def _last_day(publicity_id: int) -> date:
    async with county_session(COUNTY, read_only=True):
        row = await fetch_row("SELECT ends_on FROM publicity WHERE id = $1", publicity_id)
    assert row is not None
    return row["ends_on"]

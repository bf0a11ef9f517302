"""消息: written with the change, read by the posts that it is for and by nobody beyond a border."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.database import execute
from core.jobs import Job, enqueue, job_kind, run_job
from core.kernel.clock import now
from core.kernel.errors import Conflict
from core.kernel.paging import PageRequest
from core.messages import (
    NewMessage,
    ToOfficial,
    ToPost,
    count_unread,
    list_messages,
    mark_read,
    send_messages,
)
from core.messages.drop_old_messages import KEPT_DAYS
from core.workflow import open_dossiers, return_dossiers, submit_dossiers
from ops.drop_messages import drop_messages
from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY_OPERATOR,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    TOWNSHIP_OPERATOR,
    TOWNSHIP_REVIEWER,
    make_batch,
    make_lines,
)

PAGE = PageRequest(number=1, size=50, sort="")


async def titles(by: Any, **more: Any) -> list[str]:
    async with county_session(EAST_COUNTY, read_only=True):
        return [each.title for each in (await list_messages(by, PAGE, **more)).rows]


async def send(*messages: NewMessage, by: Any = None) -> int:
    async with county_session(EAST_COUNTY):
        return await send_messages(messages, by)


def to_post(permission: str, region: str, title: str, **more: Any) -> NewMessage:
    return NewMessage(ToPost(permission, region, **more), "objection_received", title, "objection", "1")


async def test_a_message_for_a_post_reaches_its_place_programme_and_unit_alone(province: Any) -> None:
    await send(
        to_post("objection:decide", TOWNSHIP, "township", programme="elderly_service"),
        to_post("voucher:check_sign", f"{EAST_COUNTY}000000", "unit", budget_unit="119001"),
    )
    assert await titles(TOWNSHIP_REVIEWER) == ["township"]
    assert await titles(official("county_reviewer", EAST_COUNTY, id=70)) == ["township"]
    for stranger in (
        official("township_reviewer", OTHER_TOWNSHIP, id=71),
        official("township_reviewer", TOWNSHIP, id=72, programmes=()),
        official("county_reviewer", "530425", id=73),
        official("unit_finance_reviewer", EAST_COUNTY, id=74, budget_unit="119002"),
        TOWNSHIP_OPERATOR,
    ):
        assert await titles(stranger) == [], stranger
    assert await titles(official("unit_finance_reviewer", EAST_COUNTY, id=75)) == ["unit"]


async def test_reading_marks_the_own_box_alone(province: Any) -> None:
    await send(to_post("objection:decide", TOWNSHIP, "one"), to_post("objection:decide", TOWNSHIP, "two"))
    other = official("township_reviewer", TOWNSHIP, id=80)
    async with county_session(EAST_COUNTY):
        first = (await list_messages(other, PAGE)).rows[-1].id
        assert await mark_read(official("township_reviewer", OTHER_TOWNSHIP, id=81), [first]) == 0
        assert await mark_read(other, [first, 999]) == 1
        assert await mark_read(other, [first]) == 0
        assert (await count_unread(other), await count_unread(TOWNSHIP_REVIEWER)) == (1, 2)
        assert await mark_read(other) == 1
        assert await count_unread(other) == 0
    assert await titles(other, unread=True) == [] and len(await titles(other)) == 2


async def test_a_post_is_not_told_of_what_the_reader_did(province: Any) -> None:
    await send(to_post("objection:decide", TOWNSHIP, "own"), by=TOWNSHIP_REVIEWER)
    assert await titles(TOWNSHIP_REVIEWER) == []
    assert await titles(official("township_reviewer", TOWNSHIP, id=82)) == ["own"]


async def test_a_returned_dossier_is_told_with_the_return_or_not_at_all(province: Any) -> None:
    colleague = official("county_operator", EAST_COUNTY, id=83)
    async with county_session(EAST_COUNTY):
        batch = await make_batch("elderly_allowance")
        await make_lines(batch, 2, programme="elderly_allowance")
        [dossier] = await open_dossiers(batch, "county", COUNTY_OPERATOR)
        await submit_dossiers([dossier], COUNTY_OPERATOR)
    with pytest.raises(RuntimeError):
        async with county_session(EAST_COUNTY):
            await return_dossiers([dossier], COUNTY_OPERATOR, "名单有误")
            raise RuntimeError("the connection is lost")
    assert await titles(colleague) == []
    async with county_session(EAST_COUNTY):
        await return_dossiers([dossier], COUNTY_OPERATOR, "名单有误")
    [title] = await titles(colleague, kind="dossier_returned")
    assert f"申报单 {dossier}" in title and "经办确认" in title
    assert await titles(TOWNSHIP_OPERATOR) == []


@job_kind("tests.messages", queue="default", max_attempts=1)
async def run_told_job(job: Job) -> None:
    """Fails when its payload says so."""
    if job.payload["fails"]:
        raise Conflict("tests.broken", "名单有误")


async def test_who_asked_for_a_job_is_told_once_how_it_ended(province: Any) -> None:
    for fails in (False, True):
        async with county_session(EAST_COUNTY):
            job_id = await enqueue(
                "tests.messages",
                title="导入",
                payload={"fails": fails},
                by=COUNTY_OPERATOR,
                subject="x",
                subject_id="",
            )
        await run_job(EAST_COUNTY, job_id)
        await run_job(EAST_COUNTY, job_id)
    assert await titles(COUNTY_OPERATOR) == ["任务“导入”未完成", "任务“导入”已完成"]
    assert await titles(TOWNSHIP_OPERATOR) == []


async def test_old_messages_are_dropped_with_their_marks(province: Any) -> None:
    await send(
        NewMessage(ToOfficial(TOWNSHIP_REVIEWER.id), "job_failed", "old", "job", "1"),
        NewMessage(ToOfficial(TOWNSHIP_REVIEWER.id), "job_failed", "new", "job", "2"),
    )
    async with county_session(EAST_COUNTY):
        await mark_read(TOWNSHIP_REVIEWER)
        await execute(
            "UPDATE message SET at = $1 WHERE title = 'old'", now() - timedelta(days=KEPT_DAYS, seconds=1)
        )
    dropped_on: dict[str, date] = {}
    assert (await drop_messages(dropped_on))[EAST_COUNTY] == 1
    assert await drop_messages(dropped_on) == {}
    assert await titles(TOWNSHIP_REVIEWER) == ["new"]

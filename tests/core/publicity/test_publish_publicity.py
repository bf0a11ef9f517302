"""发布, 延长, 结束 and 确认: a publicity runs for its whole period."""

from datetime import timedelta

import asyncpg
import pytest

from core.database import current_session, fetch, fetch_value
from core.kernel.clock import frozen_clock
from core.kernel.errors import Conflict, Invalid
from core.publicity import queries
from core.publicity.close_publicity import close_publicity
from core.publicity.confirm_publicity import confirm_publicity
from core.publicity.delete_publicity import delete_publicity
from core.publicity.extend_publicity import extend_publicity
from core.publicity.fill_publicity import fill_publicity
from core.publicity.publish_publicity import publish_publicity
from core.workflow import submit_dossiers
from tenants import county_session
from tests.factories.publicity import (
    CALENDAR,
    DAY,
    PHONE,
    SECOND_VILLAGE,
    closed,
    confirmed,
    day,
    dossier_to_post,
    generated,
    published,
)
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, VILLAGE, dossier_row


async def read(publicity_id):
    async with county_session(COUNTY):
        return await queries.find(publicity_id)


async def test_publishing_seals_each_village_and_starts_the_period(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE)))
        found = [await read(one) for one in ids]
        async with county_session(COUNTY):
            sealed = await fetch(
                "SELECT seal_id, count(*) AS lines, min(amount_fen) AS fen FROM seal_line GROUP BY seal_id"
            )
            jobs = await fetch_value("SELECT count(*) FROM job WHERE kind = 'publicity.documents'")
    assert {(each.state, each.starts_on, each.ends_on) for each in found} == {
        ("published", DAY.date(), day(6).date())
    }
    assert len({each.root_digest for each in found}) == 2
    assert sorted(row["seal_id"] for row in sealed) == sorted(each.seal_id for each in found)
    assert {(row["lines"], row["fen"]) for row in sealed} == {(3, 62000)}
    assert jobs == 1


async def test_a_late_publication_moves_the_period_and_never_shortens_it(province):
    with frozen_clock(DAY):
        ids = await generated(await dossier_to_post())
        async with county_session(COUNTY):
            await fill_publicity(ids, TOWNSHIP_OPERATOR, phone=PHONE, starts_on=DAY.date())
    with frozen_clock(day(3)):
        async with county_session(COUNTY):
            await publish_publicity(ids, TOWNSHIP_OPERATOR, calendar=CALENDAR)
        found = await read(ids[0])
    assert (found.starts_on, found.ends_on) == (day(3).date(), day(9).date())


async def test_what_is_not_filled_in_is_not_published(province):
    ids = await generated(await dossier_to_post())
    with pytest.raises(Conflict, match="已填写"):
        async with county_session(COUNTY):
            await publish_publicity(ids, TOWNSHIP_OPERATOR, calendar=CALENDAR)


async def test_an_unpublished_one_can_be_deleted_and_a_published_one_cannot(province):
    dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
    first, second = await generated(dossier)
    async with county_session(COUNTY):
        await fill_publicity([second], TOWNSHIP_OPERATOR, phone=PHONE)
        await publish_publicity([second], TOWNSHIP_OPERATOR, calendar=CALENDAR)
    with pytest.raises(Conflict):
        async with county_session(COUNTY):
            await delete_publicity([first, second], TOWNSHIP_OPERATOR)
    async with county_session(COUNTY):
        await delete_publicity([first], TOWNSHIP_OPERATOR)
    assert await read(first) is None
    assert (await read(second)).state == "published"


async def test_no_end_before_the_last_day_has_passed(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
    with frozen_clock(day(6, hour=23)), pytest.raises(Conflict, match="不得缩短"):
        await closed(ids)
    with frozen_clock(day(7, hour=0)):
        await closed(ids)
        assert (await read(ids[0])).state == "closed"


async def test_the_dossier_waits_for_every_village(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
        first, second = await published(dossier)
    with frozen_clock(day(8)):
        await confirmed([first])
        with pytest.raises(Conflict, match="还有 1 个村"):
            async with county_session(COUNTY):
                await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
        await confirmed([second])
        async with county_session(COUNTY):
            await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
            assert (await dossier_row(dossier))["stage"] == "township_review"


async def test_a_second_confirmation_is_refused(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
    with frozen_clock(day(8)):
        await confirmed(ids)
        with pytest.raises(Conflict):
            async with county_session(COUNTY):
                await confirm_publicity(ids, TOWNSHIP_OPERATOR)
        with pytest.raises(Conflict):
            async with county_session(COUNTY):
                await close_publicity(ids, TOWNSHIP_OPERATOR)


async def test_extending_makes_it_longer_only(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
    with frozen_clock(day(2)):
        for days in (0, 5, 7):
            with pytest.raises(Invalid, match="只能延长"):
                async with county_session(COUNTY):
                    await extend_publicity(
                        ids[0], TOWNSHIP_OPERATOR, days=days, reason="群众要求", calendar=CALENDAR
                    )
        async with county_session(COUNTY):
            await extend_publicity(ids[0], TOWNSHIP_OPERATOR, days=10, reason="群众要求", calendar=CALENDAR)
        assert (await read(ids[0])).ends_on == day(9).date()
    with frozen_clock(day(10)), pytest.raises(Conflict, match="已满"):
        async with county_session(COUNTY):
            await extend_publicity(ids[0], TOWNSHIP_OPERATOR, days=20, reason="太晚了", calendar=CALENDAR)


@pytest.mark.parametrize("change", ["ends_on = ends_on - 1", "starts_on = starts_on + 1", "ends_on = NULL"])
async def test_the_database_itself_never_shortens_a_published_one(province, change):
    ids = await published(await dossier_to_post())
    with pytest.raises(asyncpg.CheckViolationError, match="shortened"):
        async with county_session(COUNTY):
            await current_session().connection.execute(f"UPDATE publicity SET {change} WHERE id = {ids[0]}")


async def test_working_days_are_counted(province):
    with frozen_clock(DAY + timedelta(days=3)):
        dossier = await dossier_to_post()
        ids = await generated(dossier)
        async with county_session(COUNTY):
            await current_session().connection.execute("UPDATE publicity SET working_days = true")
            await fill_publicity(ids, TOWNSHIP_OPERATOR, phone=PHONE)
            await publish_publicity(ids, TOWNSHIP_OPERATOR, calendar=CALENDAR)
        found = await read(ids[0])
    assert (found.starts_on.isoformat(), found.ends_on.isoformat()) == ("2026-03-05", "2026-03-13")

"""填写公示."""

import asyncpg
import pytest

from core.database import current_session
from core.kernel.clock import frozen_clock, today
from core.kernel.errors import Conflict, Invalid
from core.publicity import queries
from core.publicity.fill_publicity import fill_publicity
from tenants import county_session
from tests.factories.publicity import DAY, PHONE, SECOND_VILLAGE, day, dossier_to_post, generated, published
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, VILLAGE


async def fill(ids, **values):
    async with county_session(COUNTY):
        await fill_publicity(ids, TOWNSHIP_OPERATOR, **({"phone": PHONE} | values))


async def test_fills_several_alike_and_keeps_what_the_programme_proposes(province):
    with frozen_clock(DAY):
        ids = await generated(await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE)))
        await fill(ids, days=10, mode="offline", starts_on=day(1).date())
        async with county_session(COUNTY):
            found = [await queries.find(one) for one in ids]
    assert {(each.state, each.days, each.mode, each.phone) for each in found} == {
        ("to_publish", 10, "offline", PHONE)
    }
    assert {each.place for each in found} == {"村（社区）公示栏"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"days": 6}, "days"),
        ({"days": 366}, "days"),
        ({"phone": "请找村长"}, "phone"),
        ({"mode": "telepathy"}, "mode"),
        ({"place": " "}, "place"),
        ({"title": "题" * 101}, "title"),
        ({"starts_on": day(-1).date()}, "starts_on"),
    ],
)
async def test_refuses_what_cannot_stand_on_a_notice(province, values, field):
    with frozen_clock(DAY):
        ids = await generated(await dossier_to_post())
        with pytest.raises(Invalid) as refused:
            await fill(ids, **values)
        async with county_session(COUNTY):
            assert (await queries.find(ids[0])).state == "to_fill"
    assert refused.value.field == field


async def test_a_title_belongs_to_one_posting(province):
    ids = await generated(await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE)))
    with pytest.raises(Invalid, match="逐个修改"):
        await fill(ids, title="同一个标题")


async def test_a_published_one_is_not_filled_again(province):
    ids = await published(await dossier_to_post())
    with pytest.raises(Conflict):
        await fill(ids, place="别处")


async def test_the_database_itself_refuses_a_short_period(province):
    ids = await generated(await dossier_to_post())
    with pytest.raises(asyncpg.CheckViolationError):
        async with county_session(COUNTY):
            await current_session().connection.execute(
                "UPDATE publicity SET days = 1 WHERE id = $1 AND $2::date IS NOT NULL", ids[0], today()
            )

"""生成公示."""

import pytest

from core.kernel.clock import frozen_clock
from core.kernel.errors import Conflict, NotAllowed
from core.publicity import queries
from core.publicity.generate_publicity import generate_publicity
from core.workflow import open_dossiers
from tenants import county_session
from tests.factories.officials import official
from tests.factories.publicity import DAY, SECOND_VILLAGE, basis, dossier_to_post, generated
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, VILLAGE, make_batch, make_lines


async def test_one_posting_for_each_village_as_the_programme_demands(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
        ids = await generated(dossier)
        async with county_session(COUNTY):
            found = [await queries.find(one) for one in ids]
    assert sorted(each.village_code for each in found) == sorted([VILLAGE, SECOND_VILLAGE])
    first = found[0]
    assert (first.state, first.stage, first.attempt) == ("to_fill", "township_publicity", 1)
    assert (first.days, first.minimum_days, first.working_days) == (7, 7, False)
    assert (first.people, first.fen, first.mode) == (3, 186000, "both")
    assert first.title.endswith("2023年5月最低生活保障金公示")
    assert first.region_name in first.title
    assert first.office == "杨广镇人民政府"


async def test_a_second_call_makes_nothing(province):
    dossier = await dossier_to_post()
    assert len(await generated(dossier)) == 1
    assert await generated(dossier) == []


async def test_only_at_a_publicity_stage(province):
    await dossier_to_post()
    known = await basis()
    async with county_session(COUNTY):
        batch = await make_batch("minimum_living", period="202306")
        await make_lines(batch, 1, programme="minimum_living", entry="township", declared_fen=100)
        (waiting,) = await open_dossiers(batch, "township", TOWNSHIP_OPERATOR)
    with pytest.raises(Conflict, match="不在公示环节"):
        async with county_session(COUNTY):
            await generate_publicity([waiting], TOWNSHIP_OPERATOR, basis=known)


@pytest.mark.parametrize(
    "by",
    [
        official("township_operator", "530423102", id=60),
        official("county_operator", COUNTY, id=61),
        official("township_operator", "530423101", id=62, programmes=("elderly_service",)),
    ],
    ids=["other township", "the county", "other programme"],
)
async def test_nobody_else_posts_the_townships_round(province, by):
    dossier = await dossier_to_post()
    known = await basis()
    with pytest.raises(NotAllowed):
        async with county_session(COUNTY):
            await generate_publicity([dossier], by, basis=known)

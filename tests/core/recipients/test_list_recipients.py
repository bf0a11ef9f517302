"""The list shows what the official's posts reach, masked, and finds people by name, place and number."""

import pytest

from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.recipients.list_recipients import list_recipients
from core.recipients.upsert_recipients import upsert_recipients
from tenants import county_session
from tests.factories.officials import official
from tests.factories.recipients import COUNTY, OPERATOR, OTHER_VILLAGE, person_number, roster

COUNTY_READER = official("county_operator", COUNTY)


@pytest.fixture
async def people(province):
    async with county_session(COUNTY):
        await upsert_recipients("individual", roster(30), OPERATOR)
        await upsert_recipients("individual", roster(10, start=100, village=OTHER_VILLAGE), OPERATOR)


async def _list(by=COUNTY_READER, page=None, **filters):
    async with county_session(COUNTY, read_only=True):
        return await list_recipients(by, page or PageRequest(), **filters)


async def test_each_post_sees_its_villages(people) -> None:
    assert (await _list()).total == 40
    assert (await _list(OPERATOR)).total == 30
    assert (await _list(official("township_reviewer", "530423102000"))).total == 10
    assert (await _list(official("county_operator", "530425"))).total == 0
    assert (await _list(official("county_admin", COUNTY))).total == 0


async def test_filters(people) -> None:
    assert (await _list(region=OTHER_VILLAGE)).total == 10
    assert (await _list(region="530423101000")).total == 30
    assert (await _list(OPERATOR, region=OTHER_VILLAGE)).total == 0
    assert (await _list(name="测试10")).total == 11
    assert (await _list(name="%")).total == 0
    assert (await _list(kind="household")).total == 0
    assert (await _list(enabled=True)).total == 40
    number = person_number(7, born="19300101")
    [found] = (await _list(id_number=f" {number.lower()} ")).rows
    assert found.name == "测试7"
    assert found.id_number != number and "*" in found.id_number
    assert (await _list(id_number=number[:17])).total == 0


async def test_pages_do_not_overlap(people) -> None:
    seen = []
    for number in (1, 2, 3):
        page = await _list(page=PageRequest(number=number, size=15, sort="-village"))
        seen.extend(row.id for row in page.rows)
    assert len(seen) == len(set(seen)) == 40
    with pytest.raises(Invalid):
        await _list(page=PageRequest(sort="id_cipher"))

"""What everybody may see, and when."""

import json
from dataclasses import asdict
from hashlib import sha256
from uuid import uuid4

import pytest

from core.database import fetch
from core.kernel.clock import frozen_clock
from core.kernel.errors import Invalid, NotFound
from core.kernel.paging import PageRequest
from core.publicity import queries
from core.publicity.check_notice import check_notice
from core.publicity.find_public import find_public
from core.publicity.list_public import list_public
from core.publicity.notice_rows import notice_rows
from core.workflow import void_lines
from tenants import county_session
from tests.factories.publicity import DAY, SECOND_VILLAGE, day, dossier_to_post, generated, published
from tests.factories.workflow import COUNTY, TOWNSHIP_OPERATOR, VILLAGE, id_number


async def public_id_of(publicity_id):
    async with county_session(COUNTY):
        return (await queries.find(publicity_id)).public_id


async def test_readable_from_the_first_to_the_last_day_only(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        ids = await published(dossier, starts_on=day(1).date())
        public_id = await public_id_of(ids[0])
    for moment, readable in ((day(0), False), (day(1, 0), True), (day(7, 23), True), (day(8, 0), False)):
        with frozen_clock(moment):
            async with county_session(COUNTY):
                listed = (await list_public(PageRequest())).total
                assert listed == (1 if readable else 0)
                if readable:
                    assert (await find_public(public_id)).id == ids[0]
                else:
                    with pytest.raises(NotFound, match="不再公开"):
                        await find_public(public_id)


async def test_unknown_draft_and_offline_ones_look_alike(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
        draft, _ = await generated(dossier)
        answers = set()
        for public_id in (uuid4(), await public_id_of(draft)):
            with pytest.raises(NotFound) as refused:
                async with county_session(COUNTY):
                    await find_public(public_id)
            answers.add((refused.value.code, refused.value.message))
    assert len(answers) == 1


async def test_an_offline_posting_is_checked_but_not_read_online(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(), mode="offline")
        async with county_session(COUNTY):
            publicity = await queries.find(ids[0])
            assert (await check_notice(publicity.public_id, publicity.root_digest.hex())).authentic
            assert not (await check_notice(publicity.public_id, "ab" * 32)).authentic
            assert (await list_public(PageRequest())).total == 0
            with pytest.raises(NotFound):
                await find_public(publicity.public_id)
    with frozen_clock(day(7)), pytest.raises(NotFound):
        async with county_session(COUNTY):
            await check_notice(publicity.public_id, publicity.root_digest.hex())


async def test_the_list_is_filtered(province):
    with frozen_clock(DAY):
        await published(await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE)))
        async with county_session(COUNTY):
            department = (await list_public(PageRequest())).rows[0].department
            assert (await list_public(PageRequest(), department=department, year=2023)).total == 2
            assert (await list_public(PageRequest(number=9))).total == 2
            assert (await list_public(PageRequest(), year=2022)).total == 0
            assert (await list_public(PageRequest(), department="林草")).total == 0
            assert (await list_public(PageRequest(), region=VILLAGE)).total == 1
            assert (await list_public(PageRequest(), region="530423102000")).total == 0
            with pytest.raises(Invalid, match="不在本县"):
                await list_public(PageRequest(), region="530425000000")


async def test_rows_tell_no_whole_id_number_and_no_digest_of_one(province):
    people = [id_number(n, born="19510203") for n in range(3)]
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(people=3, id_numbers=people))
        async with county_session(COUNTY):
            rows = await notice_rows(await queries.find(ids[0]))
            stored = await fetch("SELECT id_digest, account_digest FROM line")
    shown = json.dumps([asdict(row) for row in rows], ensure_ascii=False)
    assert [row.id_number for row in rows] == [f"530423**********{number[-2:]}" for number in people]
    for number in people:
        assert number not in shown
        assert sha256(number.encode()).hexdigest() not in shown
    for row in stored:
        assert row["id_digest"].hex() not in shown
        assert row["account_digest"].hex() not in shown


async def test_names_are_masked_when_the_programme_says_so(province):
    with frozen_clock(DAY):
        ids = await generated(await dossier_to_post(names=["王秀英", "李芳", "欧阳文华"]))
        async with county_session(COUNTY):
            await fetch("UPDATE publicity SET mask_names = true")
            rows = await notice_rows(await queries.find(ids[0]))
    assert [row.name for row in rows] == ["王*英", "李*", "欧**华"]


async def test_numbers_stay_when_a_line_leaves(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        async with county_session(COUNTY):
            (second,) = await fetch("SELECT id FROM line ORDER BY id OFFSET 1 LIMIT 1")
            await void_lines([second["id"]], TOWNSHIP_OPERATOR, "本人申请退出")
            rows = await notice_rows(await queries.find(ids[0]))
    assert [row.number for row in rows] == [1, 3]

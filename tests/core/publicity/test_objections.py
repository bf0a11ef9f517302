"""异议: received, held, decided by another official."""

import pytest

from core.database import current_session, fetch_value
from core.kernel.clock import frozen_clock
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from core.kernel.paging import PageRequest
from core.publicity import queries
from core.publicity import receive_objection as online
from core.publicity.confirm_publicity import confirm_publicity
from core.publicity.decide_objection import decide_objection
from core.publicity.enter_objection import enter_objection
from core.publicity.list_objections import list_objections
from core.publicity.receive_objection import receive_objection
from core.workflow import return_dossiers, submit_dossiers
from tenants import county_session
from tests.factories.officials import official
from tests.factories.publicity import DAY, closed, confirmed, day, dossier_to_post, published
from tests.factories.workflow import (
    COUNTY,
    COUNTY_REVIEWER,
    TOWNSHIP,
    TOWNSHIP_OPERATOR,
    TOWNSHIP_REVIEWER,
    dossier_row,
)

TEXT = "第二号人员已经去世，请核实。"


async def objected(publicity_id, row_number=2, source="198.51.100.7", **more):
    async with county_session(COUNTY):
        public_id = (await queries.find(publicity_id)).public_id
        return await receive_objection(public_id, content=TEXT, row_number=row_number, source=source, **more)


async def statuses():
    async with county_session(COUNTY):
        return await fetch_value("SELECT string_agg(status, ',' ORDER BY id) FROM line")


async def test_an_online_objection_holds_its_line(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await objected(ids[0])
        assert await statuses() == "moving,held,moving"


async def test_a_general_objection_holds_no_line_but_the_confirmation(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await objected(ids[0], row_number=None)
        assert await statuses() == "moving,moving,moving"
    with frozen_clock(day(8)), pytest.raises(Conflict, match="1 条异议未处理"):
        await confirmed(ids)


async def test_rejected_lets_the_line_go_on(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        ids = await published(dossier)
        first, second = await objected(ids[0]), await objected(ids[0], source="198.51.100.8")
        async with county_session(COUNTY):
            await decide_objection(first, COUNTY_REVIEWER, upheld=False, verdict="经入户核实，本人健在。")
        assert await statuses() == "moving,held,moving", "the second objection still holds it"
        async with county_session(COUNTY):
            await decide_objection(second, COUNTY_REVIEWER, upheld=False, verdict="同上。")
        assert await statuses() == "moving,moving,moving"
    with frozen_clock(day(8)):
        await confirmed(ids)
        async with county_session(COUNTY):
            await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
            assert (await dossier_row(dossier))["people"] == 3


@pytest.mark.parametrize(("effect", "status"), [("void", "void"), ("return", "open")])
async def test_upheld_takes_the_line_out_and_settles_the_other_objections(province, effect, status):
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        ids = await published(dossier)
        first = await objected(ids[0])
        await objected(ids[0], source="198.51.100.8")
        async with county_session(COUNTY):
            await decide_objection(first, COUNTY_REVIEWER, upheld=True, verdict="情况属实。", effect=effect)
            assert (await dossier_row(dossier))["people"] == 2
            assert await fetch_value("SELECT count(*) FROM objection WHERE state = 'upheld'") == 2
        assert await statuses() == f"moving,{status},moving"
    with frozen_clock(day(8)):
        await confirmed(ids)
        async with county_session(COUNTY):
            await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
            assert (await dossier_row(dossier))["stage"] == "township_review"


async def test_who_entered_an_objection_does_not_decide_it(province):
    both = official(("township_operator", "township_reviewer"), TOWNSHIP[:9], id=51)
    ids = await published(await dossier_to_post())
    async with county_session(COUNTY):
        entered = await enter_objection(ids[0], both, content=TEXT, contact="13900001234", row_number=1)
    with pytest.raises(NotAllowed, match="另一名"):
        async with county_session(COUNTY):
            await decide_objection(entered, both, upheld=False, verdict="不成立")
    async with county_session(COUNTY):
        await decide_objection(entered, TOWNSHIP_REVIEWER, upheld=False, verdict="不成立")


async def test_an_operator_does_not_decide_and_nobody_decides_twice(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        number = await objected(ids[0])
    with pytest.raises(NotAllowed):
        async with county_session(COUNTY):
            await decide_objection(number, TOWNSHIP_OPERATOR, upheld=False, verdict="不成立")
    async with county_session(COUNTY):
        await decide_objection(number, COUNTY_REVIEWER, upheld=False, verdict="不成立")
    with pytest.raises(Conflict, match="已由他人处理"):
        async with county_session(COUNTY):
            await decide_objection(number, COUNTY_REVIEWER, upheld=True, verdict="成立", effect="void")


async def test_an_upheld_objection_to_a_line_needs_its_effect(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        number = await objected(ids[0])
    with pytest.raises(Invalid) as refused:
        async with county_session(COUNTY):
            await decide_objection(number, COUNTY_REVIEWER, upheld=True, verdict="成立")
    assert refused.value.field == "effect"
    assert await statuses() == "moving,held,moving"


async def test_a_flood_is_capped_for_each_source(province, monkeypatch):
    monkeypatch.setattr(online, "PER_SOURCE_AND_DAY", 2)
    monkeypatch.setattr(online, "PER_POSTING_AND_DAY", 3)
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await objected(ids[0], 1)
        await objected(ids[0], 2)
        with pytest.raises(TooMany):
            await objected(ids[0], 3)
        await objected(ids[0], 3, source="203.0.113.1")
        with pytest.raises(TooMany):
            await objected(ids[0], 3, source="203.0.113.2")
    with frozen_clock(day(2)):
        await objected(ids[0], 3)


async def test_bad_objections_change_nothing(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        with pytest.raises(Invalid, match="没有第 9 号"):
            await objected(ids[0], 9)
        with pytest.raises(Invalid, match="联系方式"):
            await objected(ids[0], contact="1" * 61)
    with frozen_clock(day(7)), pytest.raises(NotFound):
        await objected(ids[0])
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM objection") == 0


async def test_contacts_are_encrypted_and_shown_to_those_who_decide(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await objected(ids[0], contact="13900001234")
    async with county_session(COUNTY):
        stored = await fetch_value("SELECT contact_cipher FROM objection")
        assert b"13900001234" not in stored
        (reviewer,) = (await list_objections(COUNTY_REVIEWER, PageRequest(), state="open")).rows
        (operator,) = (await list_objections(TOWNSHIP_OPERATOR, PageRequest())).rows
        assert (await list_objections(TOWNSHIP_OPERATOR, PageRequest(number=9))).total == 1
        elsewhere = await list_objections(official("township_reviewer", "530423102", id=60), PageRequest())
    assert reviewer.contact == "13900001234"
    assert operator.contact == "139****1234"
    assert elsewhere.rows == []


async def test_who_decides_reads_whom_it_is_about_and_whether_it_is_an_own_one(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        async with county_session(COUNTY):
            await enter_objection(ids[0], TOWNSHIP_OPERATOR, content="不住在本村", row_number=1)
            await enter_objection(ids[0], TOWNSHIP_OPERATOR, content="名单不全，漏了一户")
    async with county_session(COUNTY):
        whole, one = (await list_objections(COUNTY_REVIEWER, PageRequest())).rows
        (mine, _) = (await list_objections(TOWNSHIP_OPERATOR, PageRequest())).rows
    assert (whole.row_number, whole.name, whole.own) == (None, None, False)
    assert one.row_number == 1 and one.name and one.dossier_id == whole.dossier_id
    assert mine.own


async def test_the_source_is_kept_as_a_keyed_digest_only(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await objected(ids[0])
        async with county_session(COUNTY):
            digest = await fetch_value("SELECT source_digest FROM objection")
            assert digest == current_session().digests.digest("address", "198.51.100.7")


async def test_a_return_voids_the_posting_and_an_open_objection_still_holds(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        ids = await published(dossier)
        await objected(ids[0])
        async with county_session(COUNTY):
            await return_dossiers([dossier], TOWNSHIP_OPERATOR, "名单有误")
            assert (await queries.find(ids[0])).state == "void"
            await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
        assert await statuses() == "moving,held,moving"
        again = await published(dossier)
        async with county_session(COUNTY):
            assert (await queries.find(again[0])).attempt == 2
    with frozen_clock(day(8)):
        await closed(again)
        with pytest.raises(Conflict, match="异议未处理"):
            async with county_session(COUNTY):
                await confirm_publicity(again, TOWNSHIP_OPERATOR)

"""群众反馈: received without holding anything up, answered, or turned into an objection."""

import pytest

from core.database import current_session, fetch, fetch_value
from core.kernel.clock import frozen_clock
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from core.kernel.paging import PageRequest
from core.publicity import leave_feedback as leaving
from core.publicity import queries
from core.publicity.answer_feedback import answer_feedback
from core.publicity.leave_feedback import leave_feedback
from core.publicity.list_feedback import list_feedback
from core.publicity.read_feedback_answer import read_feedback_answer
from tenants import county_session
from tests.factories.officials import official
from tests.factories.publicity import DAY, day, dossier_to_post, published
from tests.factories.workflow import COUNTY, COUNTY_REVIEWER, TOWNSHIP_OPERATOR, TOWNSHIP_REVIEWER

TEXT = "第二号人员已搬走，电话 13800000002"
PAGE = PageRequest(number=1, size=50, sort="")


async def left(publicity_id, **changes):
    values = {
        "name": "王建国",
        "phone": "13800000001",
        "content": TEXT,
        "row_number": 2,
        "source": "198.51.100.7",
    } | changes
    async with county_session(COUNTY):
        public_id = (await queries.find(publicity_id)).public_id
        return await leave_feedback(public_id, **values)


async def statuses():
    async with county_session(COUNTY):
        return await fetch_value("SELECT string_agg(status, ',' ORDER BY id) FROM line")


async def test_feedback_is_sealed_holds_nothing_and_is_answered_by_receipt(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        code = await left(ids[0])
        assert await statuses() == "moving,moving,moving"
        async with county_session(COUNTY):
            [row] = [dict(row) for row in await fetch("SELECT * FROM feedback")]
            assert "王建国" not in str(row) and "1380000000" not in str(row) and code not in str(row)
            [shown] = (await list_feedback(COUNTY_REVIEWER, PAGE, state="open")).rows
            assert (shown.name, shown.phone) == ("王建国", "13800000001")
            [masked] = (await list_feedback(TOWNSHIP_OPERATOR, PAGE)).rows
            assert "王建国" not in str(masked) and "13800000001" not in str(masked)
            assert (await read_feedback_answer(code)).state == "open"
            assert await answer_feedback(shown.id, COUNTY_REVIEWER, answer="经核实无误") is None
            with pytest.raises(Conflict):
                await answer_feedback(shown.id, TOWNSHIP_REVIEWER, answer="再答")
            answered = await read_feedback_answer(code)
            assert (answered.state, answered.answer) == ("answered", "经核实无误")
            with pytest.raises(NotFound):
                await read_feedback_answer(code + "x")
            assert current_session().audit[-1].action == "feedback.answered"


async def test_turned_into_an_objection_it_holds_the_line(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await left(ids[0])
        async with county_session(COUNTY):
            [shown] = (await list_feedback(COUNTY_REVIEWER, PAGE)).rows
            assert await answer_feedback(shown.id, COUNTY_REVIEWER, answer="将核实", as_objection=True)
        assert await statuses() == "moving,held,moving"


async def test_a_stranger_neither_sees_nor_answers_it(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await left(ids[0])
        stranger = official("township_reviewer", "530423102", id=90)
        async with county_session(COUNTY):
            [shown] = (await list_feedback(COUNTY_REVIEWER, PAGE)).rows
            assert (await list_feedback(stranger, PAGE)).rows == []
            for by in (stranger, TOWNSHIP_OPERATOR):
                with pytest.raises(NotAllowed):
                    await answer_feedback(shown.id, by, answer="好")


async def test_an_address_writes_so_often_and_only_within_the_period(province, monkeypatch):
    monkeypatch.setattr(leaving, "PER_SOURCE_AND_DAY", 1)
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        await left(ids[0])
        with pytest.raises(TooMany):
            await left(ids[0])
        await left(ids[0], source="198.51.100.8")
    with frozen_clock(day(30)), pytest.raises(NotFound):
        await left(ids[0], source="198.51.100.9")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": " "}),
        ("phone", {"phone": "123"}),
        ("content", {"content": "短"}),
        ("row_number", {"row_number": 0}),
    ],
    ids=["name", "phone", "content", "row"],
)
async def test_what_is_wrong_is_said(province, field, wrong):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post())
        with pytest.raises(Invalid) as refused:
            await left(ids[0], **wrong)
    assert refused.value.field == field

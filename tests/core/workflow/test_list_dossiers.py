import dataclasses
from datetime import timedelta

import pytest

from core.database import execute, fetch_value
from core.kernel.clock import today
from core.kernel.errors import Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.workflow import (
    DossierFilter,
    advance_system,
    approve_dossiers,
    dossier_detail,
    list_dossiers,
    open_dossiers,
    recall_dossiers,
    return_dossiers,
    submit_dossiers,
    void_lines,
)
from tenants import county_session
from tests.factories.officials import official
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    COUNTY_REVIEWER,
    OTHER_TOWNSHIP,
    OTHER_VILLAGE,
    TOWNSHIP_OPERATOR,
    UNIT_OPERATOR,
    dossier_row,
    make_batch,
    make_lines,
    open_one,
    walk_to,
)

pytestmark = pytest.mark.usefixtures("province")


async def tabs(by, stage: str) -> dict[str, int]:
    return (await list_dossiers(by, PageRequest(), stage=stage)).tabs


async def test_tabs_follow_a_dossier_from_the_viewpoint_of_a_post() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "calculation")
        assert await tabs(COUNTY_OPERATOR, "calculation") == {
            "pending": 1,
            "sent": 0,
            "underway": 0,
            "finished": 0,
        }
        await walk_to(dossier, "county_publicity")
        assert (await tabs(COUNTY_OPERATOR, "calculation"))["sent"] == 1
        await walk_to(dossier, "department_review")
        assert (await tabs(COUNTY_OPERATOR, "calculation"))["underway"] == 1
        await return_dossiers([dossier], COUNTY_REVIEWER, "有误")
        assert (await tabs(COUNTY_REVIEWER, "department_review"))["underway"] == 1
        await walk_to(dossier, "payment_request")
        await advance_system([dossier], UNIT_OPERATOR)
        await execute("UPDATE line SET pay_status = 'paid'")
        await advance_system([dossier], UNIT_OPERATOR)
        assert (await tabs(COUNTY_OPERATOR, "calculation"))["finished"] == 1


async def test_rows_carry_people_void_people_and_fen_and_sums_cover_all_pages() -> None:
    async with county_session(COUNTY):
        batch = await make_batch("minimum_living")
        await make_lines(batch, 3, programme="minimum_living", declared_fen=100)
        bad = await make_lines(batch, 1, programme="minimum_living", declared_fen=100)
        await make_lines(
            batch,
            2,
            programme="minimum_living",
            declared_fen=50,
            township=OTHER_TOWNSHIP,
            village=OTHER_VILLAGE,
        )
        await open_dossiers(batch, "county", COUNTY_OPERATOR)
        await void_lines(bad, COUNTY_OPERATOR, "有误")
        found = await list_dossiers(
            COUNTY_OPERATOR, PageRequest(size=1, sort="-people"), stage="county_confirm", tab="pending"
        )
        assert found.page.total == 2
        assert found.page.sums == {"people": 5, "void_people": 1, "fen": 400}
        (row,) = found.page.rows
        assert (row["people"], row["void_people"], row["total_fen"], row["period"]) == (3, 1, 300, "202305")


async def test_filters_and_scope() -> None:
    async with county_session(COUNTY):
        batch = await make_batch()
        await make_lines(batch, 1, entry="township")
        await make_lines(batch, 1, entry="township", township=OTHER_TOWNSHIP, village=OTHER_VILLAGE)
        for by in (TOWNSHIP_OPERATOR, official("township_operator", OTHER_TOWNSHIP[:9], id=14)):
            await open_dossiers(batch, "township", by)
        assert (await list_dossiers(TOWNSHIP_OPERATOR, PageRequest())).page.total == 1
        everything = await list_dossiers(COUNTY_OPERATOR, PageRequest())
        assert everything.page.total == 2
        for narrowed, total in (
            (DossierFilter(region=OTHER_TOWNSHIP), 1),
            (DossierFilter(region=OTHER_VILLAGE), 1),
            (DossierFilter(programme="minimum_living"), 0),
            (DossierFilter(batch_id=batch, year=2023, period="202305", entry="township"), 2),
            (DossierFilter(period="202306"), 0),
            (DossierFilter(cycle="monthly"), 2),
            (DossierFilter(cycle="yearly"), 0),
            (DossierFilter(since=today(), until=today()), 2),
            (DossierFilter(since=today() + timedelta(days=1)), 0),
            (DossierFilter(until=today() - timedelta(days=1)), 0),
        ):
            assert (await list_dossiers(COUNTY_OPERATOR, PageRequest(), filters=narrowed)).page.total == total
        stranger = official("county_operator", COUNTY, programmes=("minimum_living",), id=5)
        assert (await list_dossiers(stranger, PageRequest())).page.total == 0
        with pytest.raises(Invalid):
            await list_dossiers(COUNTY_OPERATOR, PageRequest(), tab="pending")
        with pytest.raises(Invalid):
            await list_dossiers(COUNTY_OPERATOR, PageRequest(), filters=DossierFilter(cycle="daily"))
        with pytest.raises(Invalid):
            await list_dossiers(COUNTY_OPERATOR, PageRequest(sort="salt"))


async def test_a_list_costs_two_queries_however_long_it_is() -> None:
    asked: list[str] = []
    async with county_session(COUNTY) as session:
        for number in range(1, 6):
            batch = await make_batch(number=number)
            await make_lines(batch, 1)
            await open_dossiers(batch, "county", COUNTY_OPERATOR)
        session.connection.add_query_logger(lambda entry: asked.append(entry.query))
        found = await list_dossiers(COUNTY_OPERATOR, PageRequest(), stage="county_confirm", tab="pending")
        assert len(found.page.rows) == 5
    assert len([query for query in asked if "dossier" in query and "audit" not in query]) == 2


async def test_detail_offers_what_this_official_may_do() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        detail = await dossier_detail(dossier, COUNTY_OPERATOR)
        assert detail.actions == ["submit", "return_lines", "void_lines"]
        assert detail.villages[0]["people"] == 3
        assert not hasattr(detail.dossier, "salt")
        await submit_dossiers([dossier], COUNTY_OPERATOR)
        assert "recall" in (await dossier_detail(dossier, COUNTY_OPERATOR)).actions
        assert (await dossier_detail(dossier, COUNTY_REVIEWER)).actions == []
        with pytest.raises(NotAllowed):
            await dossier_detail(dossier, official("county_operator", "530425", id=9))
        with pytest.raises(NotFound):
            await dossier_detail(dossier + 1, COUNTY_OPERATOR)


async def test_detail_offers_nothing_that_the_click_would_refuse() -> None:
    """Own work is not reviewed, and who lost the post recalls nothing."""
    posts = (*COUNTY_OPERATOR.grants, *COUNTY_REVIEWER.grants)
    both = dataclasses.replace(COUNTY_OPERATOR, grants=posts)
    moved = official("county_reviewer", COUNTY, id=COUNTY_OPERATOR.id)
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "department_review")
        assert (await dossier_detail(dossier, both)).actions == [
            "return_lines",
            "void_lines",
            "return",
            "recall",
        ]
        with pytest.raises(NotAllowed):
            await approve_dossiers([dossier], both, "同意")
        assert (await dossier_detail(dossier, moved)).actions == ["return_lines", "void_lines", "return"]
        with pytest.raises(NotAllowed):
            await recall_dossiers([dossier], moved)


async def test_at_payment_the_lines_that_no_payment_holds_can_still_leave() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "payment_request")
        await advance_system([dossier], UNIT_OPERATOR, "已生成支付申请")
        assert (await dossier_detail(dossier, UNIT_OPERATOR)).actions == ["return_lines", "void_lines"]
        assert (await dossier_detail(dossier, COUNTY_REVIEWER)).actions == []
        await execute("UPDATE line SET pay_status = 'in_flight' WHERE dossier_id = $1", dossier)
        assert (await dossier_detail(dossier, UNIT_OPERATOR)).actions == []


async def test_a_dossier_finishes_when_every_line_is_settled_and_opens_again_for_a_refund() -> None:
    async with county_session(COUNTY):
        dossier = await open_one()
        await walk_to(dossier, "payment_request")
        await advance_system([dossier], UNIT_OPERATOR, "已生成支付申请")
        row = await dossier_row(dossier)
        assert (row["stage"], row["state"]) == ("payment", "moving")
        await execute("UPDATE line SET pay_status = 'paid'")
        await advance_system([dossier], UNIT_OPERATOR)
        await advance_system([dossier], UNIT_OPERATOR)
        assert (await dossier_row(dossier))["state"] == "finished"
        assert await fetch_value("SELECT count(*) FROM dossier_log WHERE action = 'system'") == 2
        await execute("UPDATE line SET pay_status = 'returned' WHERE id = (SELECT min(id) FROM line)")
        await advance_system([dossier], UNIT_OPERATOR)
        assert (await dossier_row(dossier))["state"] == "moving"

"""业务公示: the tabs, and who sees what in them."""

import pytest

from core.kernel.clock import frozen_clock
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.publicity.confirm_publicity import confirm_publicity
from core.publicity.count_publicities import count_publicities
from core.publicity.fill_publicity import fill_publicity
from core.publicity.list_people import list_people
from core.publicity.list_publicities import list_publicities
from core.publicity.publish_publicity import publish_publicity
from core.publicity.states import Tab
from core.workflow import approve_dossiers, submit_dossiers
from tenants import county_session
from tests.factories.officials import official
from tests.factories.publicity import (
    CALENDAR,
    DAY,
    SECOND_VILLAGE,
    closed,
    day,
    dossier_to_post,
    generated,
    published,
)
from tests.factories.workflow import (
    COUNTY,
    COUNTY_OPERATOR,
    TOWNSHIP_OPERATOR,
    TOWNSHIP_REVIEWER,
    VILLAGE,
    walk_to,
)


async def counts(by=TOWNSHIP_OPERATOR):
    """Rows under each tab that has any."""
    async with county_session(COUNTY):
        pages = {tab.value: await list_publicities(by, tab, PageRequest()) for tab in Tab}
        counted = await count_publicities(by)
    assert counted == {tab: page.total for tab, page in pages.items()}, "the tabs say what the lists hold"
    return {tab: page.total for tab, page in pages.items() if page.total}


async def test_a_posting_walks_through_the_tabs(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
        assert await counts() == {"to_generate": 1}
        await generated(dossier)
        assert await counts() == {"to_publish": 2}
    with frozen_clock(day(1)):
        ids = await publish_all()
        assert await counts() == {"published": 2}
    with frozen_clock(day(8)):
        assert await counts() == {"ended": 2}
        await closed(ids)
        assert await counts() == {"ended": 2}
        async with county_session(COUNTY):
            await confirm_publicity(ids, TOWNSHIP_OPERATOR)
        assert await counts() == {"ended": 2}
        async with county_session(COUNTY):
            await submit_dossiers([dossier], TOWNSHIP_OPERATOR)
        assert await counts() == {"sent": 2}
        async with county_session(COUNTY):
            await approve_dossiers([dossier], TOWNSHIP_REVIEWER, "同意")
        assert await counts() == {"moving": 2}


async def publish_all():
    async with county_session(COUNTY):
        page = await list_publicities(TOWNSHIP_OPERATOR, "to_publish", PageRequest())
        ids = [each.id for each in page.rows]
        await fill_publicity(ids, TOWNSHIP_OPERATOR, phone="0877-3011234")
        await publish_publicity(ids, TOWNSHIP_OPERATOR, calendar=CALENDAR)
    return ids


async def test_a_page_behind_the_last_one_still_has_the_totals(province):
    behind = PageRequest(number=9)
    with frozen_clock(DAY):
        dossier = await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE))
        async with county_session(COUNTY):
            first = await list_publicities(TOWNSHIP_OPERATOR, "to_generate", PageRequest())
            beyond = await list_publicities(TOWNSHIP_OPERATOR, "to_generate", behind)
        assert (beyond.rows, beyond.total, beyond.sums) == ([], 1, first.sums)
        await published(dossier)
        async with county_session(COUNTY):
            first = await list_publicities(TOWNSHIP_OPERATOR, "published", PageRequest())
            beyond = await list_publicities(TOWNSHIP_OPERATOR, "published", behind)
    assert first.sums["people"] > 0
    assert (beyond.rows, beyond.total, beyond.sums) == ([], 2, first.sums)


async def test_one_dossier_is_found_by_its_number_under_every_tab(province):
    """项目检索 of the manual: rows, totals and the counts of the tabs follow it."""
    with frozen_clock(DAY):
        posted = await dossier_to_post()
        await published(posted)
        waiting = await dossier_to_post(programme="elderly_service")
        async with county_session(COUNTY):
            for tab, dossier in (("published", posted), ("to_generate", waiting)):
                found = await list_publicities(TOWNSHIP_OPERATOR, tab, PageRequest(), dossier_id=dossier)
                other = await list_publicities(TOWNSHIP_OPERATOR, tab, PageRequest(), dossier_id=10**9)
                counted = await count_publicities(TOWNSHIP_OPERATOR, dossier_id=dossier)
                assert (found.total, other.total) == (1, 0)
                assert {name: rows for name, rows in counted.items() if rows} == {tab: 1}


async def test_sums_cover_the_whole_tab(province):
    with frozen_clock(DAY):
        await published(await dossier_to_post(villages=(VILLAGE, SECOND_VILLAGE)))
        async with county_session(COUNTY):
            page = await list_publicities(
                TOWNSHIP_OPERATOR, "published", PageRequest(size=1, sort="-village_code")
            )
    assert (page.total, len(page.rows)) == (2, 1)
    assert page.rows[0].village_code == max(VILLAGE, SECOND_VILLAGE)
    assert page.sums == {"people": 6, "fen": 372000}


async def test_lists_show_what_a_click_would_allow(province):
    with frozen_clock(DAY):
        await published(await dossier_to_post())
        assert await counts(COUNTY_OPERATOR) == {"published": 1}
        assert await counts(official("township_operator", "530423102", id=60)) == {}
        assert (
            await counts(official("township_operator", "530423101", id=61, programmes=("elderly_service",)))
            == {}
        )


async def test_filters(province):
    with frozen_clock(DAY):
        await published(await dossier_to_post())
        async with county_session(COUNTY):
            for wanted, stage, programme in (
                (1, "township_publicity", "minimum_living"),
                (0, "county_publicity", None),
            ):
                page = await list_publicities(
                    TOWNSHIP_OPERATOR, "published", PageRequest(), stage=stage, programme=programme
                )
                assert page.total == wanted
            with pytest.raises(Invalid):
                await list_publicities(TOWNSHIP_OPERATOR, "hidden", PageRequest())
            with pytest.raises(Invalid):
                await list_publicities(TOWNSHIP_OPERATOR, "ended", PageRequest(), stage="payment")


async def test_people_come_page_by_page(province):
    with frozen_clock(DAY):
        ids = await published(await dossier_to_post(people=5))
        async with county_session(COUNTY):
            page = await list_people(ids[0], TOWNSHIP_OPERATOR, PageRequest(number=2, size=2))
    assert [row.number for row in page.rows] == [3, 4]
    assert (page.total, page.sums) == (5, {"people": 5, "fen": 310000})


async def test_a_programme_posts_again_after_the_countys_review(province):
    """Row 38: 经济困难老年人服务补贴 hangs out in the township once more, offline, with amounts."""
    with frozen_clock(DAY):
        dossier = await dossier_to_post(programme="elderly_service", declared_fen=None)
        async with county_session(COUNTY):
            await walk_to(dossier, "township_repost")
        ids = await generated(dossier)
        async with county_session(COUNTY):
            (draft,) = (await list_publicities(TOWNSHIP_OPERATOR, "to_publish", PageRequest())).rows
            people = await list_people(ids[0], TOWNSHIP_OPERATOR, PageRequest())
    assert (draft.stage, draft.mode, draft.online_allowed, draft.days) == (
        "township_repost",
        "offline",
        False,
        5,
    )
    assert {row.amount_fen for row in people.rows} == {5000}


async def test_year_and_cycle_narrow_lists_and_counts_alike(province):
    with frozen_clock(DAY):
        dossier = await dossier_to_post()
        await generated(dossier)
    for wanted, total in (
        ({"year": 2023, "cycle": "monthly"}, 1),
        ({"year": 2022}, 0),
        ({"cycle": "yearly"}, 0),
    ):
        async with county_session(COUNTY):
            page = await list_publicities(TOWNSHIP_OPERATOR, "to_publish", PageRequest(), **wanted)
            tabs = await count_publicities(TOWNSHIP_OPERATOR, **wanted)
        assert (page.total, tabs["to_publish"]) == (total, total)
    async with county_session(COUNTY):
        with pytest.raises(Invalid):
            await count_publicities(TOWNSHIP_OPERATOR, cycle="daily")

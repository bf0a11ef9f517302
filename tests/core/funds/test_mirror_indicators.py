"""指标 come from 预算管理一体化 and are never lowered below what is spent."""

from __future__ import annotations

from datetime import date

import pytest

import core.funds.jobs  # noqa: F401 - registers the job kind
from core.database import fetch
from core.funds import queries
from core.funds.list_indicators import IndicatorFilter, list_indicators
from core.funds.mirror_indicators import mirror_indicators
from core.funds.sync_indicators import sync_indicators
from core.kernel.errors import Invalid, NotAllowed, Unavailable
from core.kernel.paging import PageRequest
from core.plugin_api import BudgetIndicator
from tenants import county_session
from tests.factories.officials import UNIT, official
from tests.factories.payments import AUDITOR, UNIT_OPERATOR, indicator_row, linked_dossier, make_indicator
from tests.factories.sessions import apart, until_somebody_waits
from tests.factories.workflow import COUNTY


def _indicator(number: int = 1, fen: int = 100_000, **changes: object) -> BudgetIndicator:
    values = {
        "external_id": f"BGT{number:04d}",
        "county_code": COUNTY,
        "fiscal_year": 2023,
        "document_no": f"云财社〔2023〕{number}号",
        "project_code": "P1",
        "project_name": "高龄津贴",
        "budget_unit_code": UNIT,
        "budget_unit_name": "通海县民政局",
        "source": "省级资金",
        "fund_nature": "一般公共预算",
        "function_code": "2081002",
        "economy_code": "50901",
        "amount_fen": fen,
        "reduced_fen": 0,
        "executable": True,
        "issued_on": date(2023, 1, 20),
    } | changes
    return BudgetIndicator(**values)


async def test_new_and_changed_indicators_are_taken_over(province) -> None:
    async with county_session(COUNTY):
        first = await mirror_indicators(2023, [_indicator(1), _indicator(2)], UNIT_OPERATOR)
        second = await mirror_indicators(2023, [_indicator(1, 120_000), _indicator(2)], UNIT_OPERATOR)
        rows = await fetch("SELECT external_id, available_fen FROM indicator ORDER BY external_id")
    assert (first["added"], second["added"]) == (2, 0)
    assert [tuple(row) for row in rows] == [("BGT0001", 120_000), ("BGT0002", 100_000)]


async def test_a_cut_below_what_is_reserved_is_reported_and_not_taken_over(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(20_000, number=1)
        await linked_dossier(3, indicators=[indicator])
        report = await mirror_indicators(2023, [_indicator(1, 14_999)], UNIT_OPERATOR)
        row = await indicator_row(indicator)
    assert report["uncovered"] == [
        {"document_no": "云财社〔2023〕1号", "registry_fen": 14_999, "used_fen": 15_000}
    ]
    assert (row["amount_fen"], row["executable"]) == (20_000, False)
    assert "低于" in row["problem"]


async def test_a_vanished_indicator_is_closed_and_reported(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(20_000, number=7)
        report = await mirror_indicators(2023, [_indicator(1)], UNIT_OPERATOR)
        assert report["vanished"] == ["云财社〔2023〕7号"]
        assert not (await indicator_row(indicator))["executable"]


async def test_indicators_of_another_county_are_refused_as_a_whole(province) -> None:
    with pytest.raises(Unavailable):
        async with county_session(COUNTY):
            await mirror_indicators(2023, [_indicator(1), _indicator(2, county_code="530425")], UNIT_OPERATOR)
    async with county_session(COUNTY):
        assert await fetch("SELECT id FROM indicator") == []


async def test_a_list_shows_the_own_units_only(province) -> None:
    async with county_session(COUNTY):
        await make_indicator(10_000, number=1)
        await make_indicator(30_000, number=2, function_code="2081901")
        await make_indicator(90_000, number=3, unit="888888")
        own = await list_indicators(UNIT_OPERATOR, PageRequest(), IndicatorFilter())
        narrowed = await list_indicators(UNIT_OPERATOR, PageRequest(), IndicatorFilter(function_code="20819"))
        everything = await list_indicators(AUDITOR, PageRequest(sort="-amount_fen"), IndicatorFilter())
        nothing = await list_indicators(
            official("township_operator", COUNTY + "101"), PageRequest(), IndicatorFilter()
        )
    assert (own.total, own.sums["available_fen"]) == (2, 40_000)
    assert [row["document_no"] for row in narrowed.rows] == ["云财社〔2023〕2号"]
    assert [row["amount_fen"] for row in everything.rows] == [90_000, 30_000, 10_000]
    assert nothing.total == 0


async def test_what_is_used_up_or_stopped_cannot_be_linked(province) -> None:
    async with county_session(COUNTY):
        free = await make_indicator(10_000, number=1)
        await make_indicator(10_000, number=2, paid_fen=10_000)
        await make_indicator(10_000, number=3, executable=False)
        page = await list_indicators(UNIT_OPERATOR, PageRequest(), IndicatorFilter())
        linkable = await list_indicators(UNIT_OPERATOR, PageRequest(), IndicatorFilter(usable=True))
    assert [row["id"] for row in page.rows if row["usable"]] == [free]
    assert [(row["id"], row["usable"]) for row in linkable.rows] == [(free, True)]
    assert page.total == 3


async def test_syncing_is_asked_for_once(province) -> None:
    async with county_session(COUNTY):
        assert await sync_indicators(UNIT_OPERATOR, 2023) == await sync_indicators(UNIT_OPERATOR, 2023)
        with pytest.raises(Invalid):
            await sync_indicators(UNIT_OPERATOR, 1999)
        with pytest.raises(NotAllowed):
            await sync_indicators(official("county_operator", COUNTY), 2023)


async def test_mirroring_and_paying_do_not_lock_each_other(province) -> None:
    """L4: the registry names indicators in another order than that of their ids, in which payments lock them."""
    async with county_session(COUNTY):
        first = await make_indicator(10_000, number=2)
        second = await make_indicator(10_000, number=1)

    async def mirror() -> None:
        async with county_session(COUNTY):
            await mirror_indicators(2023, [_indicator(1), _indicator(2)], UNIT_OPERATOR)

    async with county_session(COUNTY):
        await queries.lock_indicators([first])
        mirroring = apart(mirror())
        await until_somebody_waits()
        await queries.lock_indicators([second])
    await mirroring
    async with county_session(COUNTY):
        assert [(await indicator_row(one))["amount_fen"] for one in (first, second)] != [10_000, 10_000]

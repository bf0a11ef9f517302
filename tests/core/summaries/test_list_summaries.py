"""Figures of the counties: who sees which, filters and sums."""

from __future__ import annotations

import pytest

from core.access.official import Official
from core.database import execute
from core.kernel.clock import now
from core.kernel.errors import Invalid
from core.kernel.paging import PageRequest
from core.summaries import SummaryFilter, list_summaries
from tenants import platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY, Province
from tests.factories.officials import official

OTHER_PREFECTURE = "530102"


@pytest.fixture(autouse=True)
async def figures(province: Province) -> None:
    async with platform_session():
        for county, measure, people, fen in (
            (EAST_COUNTY, "issued", 5, 500_00),
            (EAST_COUNTY, "paid", 3, 300_00),
            (EAST_COUNTY, "in_flight", 2, 200_00),
            (WEST_COUNTY, "paid", 7, 700_00),
            (OTHER_PREFECTURE, "paid", 11, 1100_00),
        ):
            await execute(
                "INSERT INTO county_summary (county_code, programme_code, period, measure, people, fen, as_of)"
                " VALUES ($1, 'elderly_service', '202305', $2, $3, $4, $5)",
                county, measure, people, fen, now(),
            )  # fmt: skip


async def seen(by: Official, filters: SummaryFilter | None = None, **page: object) -> list[tuple[str, str]]:
    async with platform_session(read_only=True):
        found = await list_summaries(by, PageRequest(**page), filters)  # type: ignore[arg-type]
    assert found.total >= len(found.rows)
    return [(row.county_code, row.measure) for row in found.rows]


@pytest.mark.parametrize(
    ("role", "region", "counties"),
    [
        ("province_admin", "53", {EAST_COUNTY, WEST_COUNTY, OTHER_PREFECTURE}),
        ("prefecture_reviewer", "5304", {EAST_COUNTY, WEST_COUNTY}),
        ("county_operator", EAST_COUNTY, {EAST_COUNTY}),
        ("township_operator", "530423101000", set()),
    ],
)
async def test_everybody_sees_the_counties_inside_the_own_post(
    role: str, region: str, counties: set[str]
) -> None:
    assert {county for county, _ in await seen(official(role, region))} == counties


async def test_nobody_sees_or_sums_a_programme_without_authorisation() -> None:
    async with platform_session():
        await execute(
            "INSERT INTO county_summary (county_code, programme_code, period, measure, people, fen, as_of)"
            " VALUES ($1, 'minimum_living', '202305', 'paid', 13, 130000, $2)",
            EAST_COUNTY,
            now(),
        )
    for programmes, people in (((), 0), (("minimum_living",), 13), (("elderly_service",), 21)):
        by = official("province_admin", "53", programmes=programmes)
        async with platform_session(read_only=True):
            page = await list_summaries(by, PageRequest())
        assert {row.programme_code for row in page.rows} == set(programmes)
        assert page.sums["paid_people"] == people
    assert await seen(by, SummaryFilter(programme="minimum_living")) == [], "a filter opens nothing"


async def test_sums_run_over_all_pages() -> None:
    async with platform_session(read_only=True):
        page = await list_summaries(official("province_admin", "53"), PageRequest(size=1, sort="-people"))
    assert (page.rows[0].county_code, page.rows[0].total_fen, page.total) == (OTHER_PREFECTURE, 1100_00, 5)
    assert (page.sums["paid_people"], page.sums["paid_fen"]) == (21, 2100_00)
    assert (page.sums["issued_people"], page.sums["failed_fen"]) == (5, 0)


async def test_filters_narrow() -> None:
    by = official("province_admin", "53")
    assert await seen(by, SummaryFilter(region="530400000000", measure="paid")) == [
        (EAST_COUNTY, "paid"),
        (WEST_COUNTY, "paid"),
    ]
    assert await seen(by, SummaryFilter(programme="minimum_living")) == []
    assert await seen(by, SummaryFilter(period="202306")) == []


async def test_the_figures_of_a_county_stand_in_the_order_in_which_money_goes() -> None:
    by = official("county_operator", EAST_COUNTY)
    assert [measure for _, measure in await seen(by)] == ["issued", "in_flight", "paid"]


@pytest.mark.parametrize(
    ("filters", "sort", "field"),
    [
        (SummaryFilter(measure="lost"), "", "measure"),
        (SummaryFilter(region="5304"), "", "region_code"),
        (SummaryFilter(), "fen; DROP TABLE claim", "sort"),
    ],
)
async def test_what_is_unknown_is_refused(filters: SummaryFilter, sort: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await seen(official("province_admin", "53"), filters, sort=sort)
    assert refusal.value.field == field

"""Standards are dated, bounded, and never change the past."""

from datetime import date, datetime

import pytest

from core.catalogue.list_standards import list_standards
from core.catalogue.set_province_standard import set_province_standard
from core.catalogue.set_standard import set_standard
from core.catalogue.standard_for import standard_for
from core.kernel.clock import CHINA, frozen_clock
from core.kernel.errors import Conflict, Invalid, NotAllowed
from tenants import platform_session
from tests.factories.catalogue import stored_official
from tests.factories.officials import official

COUNTY = "530423000000"
OPERATOR = official("county_operator", "530423", id=900)
PROVINCE = official("province_admin", "53", id=900)


@pytest.fixture(autouse=True)
def business_day():
    with frozen_clock(datetime(2026, 11, 20, 9, tzinfo=CHINA)):
        yield


async def _set(rates, day=date(2026, 12, 1), **changes):
    values = {"effective_from": day, "rates_fen": rates, "document_no": "通民发〔2026〕9号"} | changes
    async with platform_session():
        return await set_standard("elderly_service", COUNTY, OPERATOR, **values)


async def _in_force(day):
    async with platform_session(read_only=True):
        return await standard_for("elderly_service", "530423", day)


async def test_the_provinces_standard_pays_until_the_county_sets_its_own(province) -> None:
    await stored_official(province)
    before = await _in_force(date(2026, 12, 15))
    assert (before.region_code, before.standard.rates_fen) == ("530000000000", {"month": 5000})
    standard_id = await _set({"month": 8000})
    assert (await _in_force(date(2026, 11, 30))).id == before.id
    after = await _in_force(date(2026, 12, 1))
    assert (after.id, after.standard.rates_fen["month"], after.standard.document_no) == (
        standard_id,
        8000,
        "通民发〔2026〕9号",
    )
    async with platform_session(read_only=True):
        neighbour = await standard_for("elderly_service", "530425", date(2026, 12, 1))
        assert neighbour.id == before.id
        assert await standard_for("elderly_service", "530423", date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    "rates", [{"month": 4999}, {"month": 30001}, {"year": 5000}, {"month": 50.5}, {"month": True}, {}]
)
async def test_rates_outside_the_bounds_or_of_another_shape_are_refused(province, rates) -> None:
    with pytest.raises(Invalid) as refused:
        await _set(rates)
    assert refused.value.field == "rates_fen"


async def test_the_past_does_not_change(province) -> None:
    await stored_official(province)
    with pytest.raises(Conflict) as refused:
        await _set({"month": 6000}, date(2026, 11, 19))
    assert refused.value.code == "standard.past"
    await _set({"month": 6000}, date(2026, 11, 20))
    with pytest.raises(Conflict) as refused:
        await _set({"month": 7000}, date(2026, 11, 20))
    assert refused.value.code == "standard.in_force"


async def test_a_planned_standard_is_replaced_before_its_day_and_kept_on_record(province) -> None:
    await stored_official(province)
    first = await _set({"month": 6000})
    second = await _set({"month": 7000})
    assert (await _in_force(date(2026, 12, 1))).id == second
    async with platform_session(read_only=True):
        records = {record.id: record for record in await list_standards("elderly_service", COUNTY)}
    assert records[first].ended_at is not None
    assert records[second].ended_at is None


async def test_bounds_that_leave_a_county_outside_stop_its_payments(province) -> None:
    await stored_official(province)
    await _set({"month": 8000})
    async with platform_session():
        _, outside = await set_province_standard(
            "elderly_service",
            PROVINCE,
            effective_from=date(2027, 1, 1),
            rates_fen={"month": 10000},
            bounds_fen={"month": [10000, 30000]},
            document_no="云民发〔2026〕99号",
        )
    assert outside == [COUNTY]
    assert (await _in_force(date(2026, 12, 31))).standard.rates_fen == {"month": 8000}
    with pytest.raises(Conflict) as refused:
        await _in_force(date(2027, 1, 1))
    assert refused.value.code == "standard.outside_bounds"
    assert "80.00" in refused.value.message
    await _set({"month": 12000}, date(2027, 1, 1))
    assert (await _in_force(date(2027, 1, 1))).standard.rates_fen == {"month": 12000}


@pytest.mark.parametrize(
    ("rates", "bounds"),
    [
        ({"month": 5000}, {"month": [6000, 7000]}),
        ({"month": 5000}, {"month": [5000]}),
        ({"month": 5000}, {}),
        ({"month": 5000, "extra": 1}, {"month": [0, 9000], "extra": [0, 9]}),
    ],
)
async def test_bounds_must_fit_the_rates(province, rates, bounds) -> None:
    with pytest.raises(Invalid):
        async with platform_session():
            await set_province_standard(
                "elderly_service",
                PROVINCE,
                effective_from=date(2027, 1, 1),
                rates_fen=rates,
                bounds_fen=bounds,
                document_no="号",
            )


async def test_who_may_set_what(province) -> None:
    async with platform_session():
        with pytest.raises(NotAllowed):
            await set_standard(
                "elderly_service",
                "530425000000",
                OPERATOR,
                effective_from=date(2027, 1, 1),
                rates_fen={"month": 6000},
                document_no="号",
            )
        with pytest.raises(NotAllowed):
            await set_province_standard(
                "elderly_service",
                OPERATOR,
                effective_from=date(2027, 1, 1),
                rates_fen={"month": 6000},
                bounds_fen={"month": [0, 9000]},
                document_no="号",
            )

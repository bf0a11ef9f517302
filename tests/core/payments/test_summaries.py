"""Figures for prefecture and province: written with the money, folded exactly once."""

from __future__ import annotations

from core.database import execute, fetch
from core.payments.fold_summaries import fold_summaries
from core.payments.void_payments import void_payments
from tenants import county_session, platform_session
from tests.factories.payments import UNIT_OPERATOR, in_flight, linked_dossier, payments_of, receive, result
from tests.factories.workflow import COUNTY


async def figures() -> dict[str, tuple[int, int]]:
    """Measure → (people, fen), those that are not zero."""
    async with platform_session():
        rows = await fetch("SELECT measure, people, fen FROM county_summary WHERE county_code = $1", COUNTY)
    return {row["measure"]: (row["people"], row["fen"]) for row in rows if row["people"] or row["fen"]}


async def test_the_measures_add_up_to_what_was_issued(province) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(5))
        one, two, three, four, _ = await payments_of(voucher)
        await execute("UPDATE summary_delta SET measure = 'in_flight' WHERE measure = 'requested'")
        await receive(voucher, result(one), result(two), result(three), result(four, "failed"))
    await fold_summaries(COUNTY)
    async with county_session(COUNTY):
        await receive(voucher, result(three, "returned"))
        await void_payments([four["id"]], UNIT_OPERATOR, "账户已注销")
    await fold_summaries(COUNTY)
    found = await figures()
    issued = found.pop("issued")
    assert issued == (5, 25_000)
    assert found == {"in_flight": (1, 5000), "paid": (2, 10_000), "returned": (1, 5000), "stopped": (1, 5000)}
    assert tuple(map(sum, zip(*found.values(), strict=True))) == issued


async def test_a_delta_counts_once_even_when_the_county_forgot_that_it_was_folded(province) -> None:
    async with county_session(COUNTY):
        await in_flight(await linked_dossier(2))
    assert await fold_summaries(COUNTY) > 0
    before = await figures()
    async with county_session(COUNTY):
        await execute("UPDATE summary_delta SET folded = false")
    await fold_summaries(COUNTY)
    assert await figures() == before
    assert await fold_summaries(COUNTY) == 0

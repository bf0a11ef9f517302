"""回单登记: partial, late, repeated, out of order; the ledger follows the lines' shares to the fen."""

from __future__ import annotations

import asyncio

from core.database import fetch, fetch_value
from core.payments.void_payments import void_payments
from tenants import county_session
from tests.factories.payments import (
    UNIT_OPERATOR,
    in_flight,
    indicator_row,
    linked_dossier,
    make_indicator,
    payments_of,
    receive,
    result,
)
from tests.factories.workflow import COUNTY, dossier_row


async def _line_states(dossier: int) -> list[str]:
    rows = await fetch("SELECT pay_status FROM line WHERE dossier_id = $1 ORDER BY id", dossier)
    return [row["pay_status"] for row in rows]


async def test_a_partial_receipt_then_the_rest(province) -> None:
    """L10: totals are right after a partial file."""
    async with county_session(COUNTY):
        first, second = await make_indicator(7000), await make_indicator(90_000, number=2)
        dossier = await linked_dossier(3, indicators=[first, second])
        voucher = await in_flight(dossier)
        one, two, three = await payments_of(voucher)
        summary = await receive(voucher, result(one))
        assert (summary["paid"], summary["waiting"]) == (1, 2)
        assert await _line_states(dossier) == ["paid", "in_flight", "in_flight"]
        assert (await indicator_row(first))["paid_fen"] == 5000
        await receive(voucher, result(one), result(three, "failed"), result(two), finished=True)
        assert await _line_states(dossier) == ["paid", "paid", "failed"]
        amounts = [tuple(await indicator_row(one))[1:3] for one in (first, second)]
        assert amounts == [(0, 7000), (5000, 3000)]
        assert await fetch_value("SELECT state FROM voucher WHERE id = $1", voucher) == "finished"
        assert (await dossier_row(dossier))["state"] == "moving"


async def test_the_same_receipt_twice_changes_nothing(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(90_000)
        voucher = await in_flight(await linked_dossier(2, indicators=[indicator]))
        results = [result(payment) for payment in await payments_of(voucher)]
        await receive(voucher, *results)
        before = await fetch("SELECT * FROM ledger_entry ORDER BY id")
        again = await receive(voucher, *results, *results)
        assert (again["paid"], again["repeated"], again["anomalies"]) == (0, 4, 0)
        assert await fetch("SELECT * FROM ledger_entry ORDER BY id") == before


async def test_all_paid_finishes_the_dossier_and_a_refund_opens_it_again(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(90_000)
        dossier = await linked_dossier(2, indicators=[indicator])
        voucher = await in_flight(dossier)
        first, second = await payments_of(voucher)
        await receive(voucher, result(first), result(second), finished=True)
        assert (await dossier_row(dossier))["state"] == "finished"
        await receive(voucher, result(second, "returned"), finished=True)
        assert await _line_states(dossier) == ["paid", "returned"]
        assert (await dossier_row(dossier))["state"] == "moving"
        row = await indicator_row(indicator)
        assert (row["reserved_fen"], row["paid_fen"]) == (5000, 5000)
        movements = await fetch(
            "SELECT movement, sum(fen)::bigint AS fen FROM ledger_entry GROUP BY 1 ORDER BY 1"
        )
        assert [tuple(row) for row in movements] == [("pay", 10_000), ("reserve", 10_000), ("return", 5000)]


async def test_a_refund_before_its_credit_books_both(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(90_000)
        voucher = await in_flight(await linked_dossier(1, indicators=[indicator]))
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, "returned"))
        late = await receive(voucher, result(payment, "paid"))
        assert (late["paid"], late["anomalies"]) == (0, 0)
        row = await indicator_row(indicator)
        assert (row["reserved_fen"], row["paid_fen"]) == (5000, 0)
        assert await fetch_value("SELECT count(*) FROM bank_result") == 2


async def test_another_amount_is_not_booked_and_shown(province) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(1)
        voucher = await in_flight(dossier)
        (payment,) = await payments_of(voucher)
        summary = await receive(voucher, result(payment, fen=4999), finished=True)
        await receive(voucher, result(payment, fen=4999), finished=True)
        assert (summary["paid"], summary["anomalies"], summary["waiting"]) == (0, 1, 1)
        assert await _line_states(dossier) == ["in_flight"]
        assert await fetch_value("SELECT count(*) FROM receipt_anomaly") == 1
        assert "回单存疑" in await fetch_value("SELECT problem FROM voucher WHERE id = $1", voucher)


async def test_a_bank_that_is_done_without_all_results_is_shown(province) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(2))
        (first, _) = await payments_of(voucher)
        await receive(voucher, result(first), finished=True)
        assert "1 笔没有结果" in await fetch_value("SELECT problem FROM voucher WHERE id = $1", voucher)
        assert await fetch_value("SELECT state FROM voucher WHERE id = $1", voucher) == "sent"


async def test_two_workers_book_one_receipt_once(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(90_000)
        voucher = await in_flight(await linked_dossier(3, indicators=[indicator]))
        results = [result(payment) for payment in await payments_of(voucher)]

    async def book() -> int:
        async with county_session(COUNTY):
            return (await receive(voucher, *results))["paid"]

    assert sorted(await asyncio.gather(book(), book())) == [0, 3]
    async with county_session(COUNTY):
        assert (await indicator_row(indicator))["paid_fen"] == 15_000


async def test_booking_and_voiding_do_not_lock_each_other(province) -> None:
    """L4: revoking and recording a result locked each other; here both take dossier, voucher, payment, line, indicator."""
    async with county_session(COUNTY):
        indicator = await make_indicator(1_000_000)
        vouchers = [
            await in_flight(await linked_dossier(4, indicators=[indicator], batch=batch))
            for batch in range(1, 5)
        ]
        payments = {voucher: await payments_of(voucher) for voucher in vouchers}
        for voucher in vouchers:
            await receive(voucher, *(result(payment, "failed") for payment in payments[voucher][:2]))

    async def book(voucher: int) -> None:
        async with county_session(COUNTY):
            await receive(voucher, *(result(payment) for payment in payments[voucher][2:]))

    async def void(voucher: int) -> None:
        async with county_session(COUNTY):
            await void_payments(
                [payment["id"] for payment in payments[voucher][:2][::-1]], UNIT_OPERATOR, "账户已注销"
            )

    await asyncio.gather(*(act(voucher) for voucher in vouchers for act in (book, void)))
    async with county_session(COUNTY):
        row = await indicator_row(indicator)
        assert (row["reserved_fen"], row["paid_fen"]) == (0, 4 * 2 * 5000)
        assert await fetch_value("SELECT count(*) FROM dossier WHERE state = 'finished'") == 4

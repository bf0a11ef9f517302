"""差错处理 · 作废: budget goes back for what failed, never for what was paid (L3)."""

from __future__ import annotations

import pytest

from core.database import execute, fetch_value
from core.jobs import run_job
from core.kernel.errors import Conflict, Invalid, NotAllowed
from core.payments.void_payments import void_payments
from tenants import county_session
from tests.factories.officials import official
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


async def test_a_failed_line_is_stopped_and_its_budget_released(province) -> None:
    async with county_session(COUNTY):
        indicator = await make_indicator(90_000)
        dossier = await linked_dossier(2, indicators=[indicator])
        voucher = await in_flight(dossier)
        first, second = await payments_of(voucher)
        await receive(voucher, result(first), result(second, "failed"))
        assert await void_payments([second["id"]], UNIT_OPERATOR, "已死亡") == 1
        row = await indicator_row(indicator)
        assert (row["reserved_fen"], row["paid_fen"], row["available_fen"]) == (0, 5000, 85_000)
        assert (await dossier_row(dossier))["state"] == "finished"
        assert await fetch_value("SELECT pay_status FROM line WHERE id = $1", second["line_id"]) == "stopped"


@pytest.mark.parametrize("status", ["paid", None])
async def test_paid_or_travelling_money_is_never_given_back(province, status: str | None) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
        (payment,) = await payments_of(voucher)
        if status:
            await receive(voucher, result(payment, status))
        with pytest.raises(Conflict, match="只有发放失败或退款"):
            await void_payments([payment["id"]], UNIT_OPERATOR, "误操作")


async def test_a_contradiction_of_the_bank_blocks_it(province) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, "failed"), result(payment, fen=1))
        with pytest.raises(Conflict, match="与银行核实"):
            await void_payments([payment["id"]], UNIT_OPERATOR, "账户已注销")


async def test_reason_and_unit_are_required(province) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, "failed"))
        with pytest.raises(Invalid, match="作废原因"):
            await void_payments([payment["id"]], UNIT_OPERATOR, " ")
        with pytest.raises(NotAllowed):
            stranger = official("unit_finance_operator", COUNTY, budget_unit="888888", id=50)
            await void_payments([payment["id"]], stranger, "账户已注销")


async def test_a_stopped_line_reported_as_paid_is_an_alarm(province) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, "failed"))
        await void_payments([payment["id"]], UNIT_OPERATOR, "账户已注销")
        summary = await receive(voucher, result(payment, "paid"))
        assert (summary["paid"], summary["anomalies"]) == (0, 1)


async def test_the_database_keeps_one_living_payment_of_a_line(province) -> None:
    """L2, L16: whatever the code does, the second living payment is refused."""
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
    with pytest.raises(Exception, match="payment_alive"):
        async with county_session(COUNTY):
            await execute(
                "INSERT INTO payment (voucher_id, line_id, dossier_id, amount_fen, payee_name, account_cipher, bank_code,"
                " amount_hash, payee_hash, state, created_at) SELECT voucher_id, line_id, dossier_id, amount_fen, payee_name,"
                " account_cipher, bank_code, amount_hash, payee_hash, 'drafted', created_at FROM payment WHERE voucher_id = $1",
                voucher,
            )


async def test_the_claim_of_a_stopped_line_is_released(province) -> None:
    async with county_session(COUNTY):
        voucher = await in_flight(await linked_dossier(1))
        (payment,) = await payments_of(voucher)
        await receive(voucher, result(payment, "failed"))
        await void_payments([payment["id"]], UNIT_OPERATOR, "账户已注销")
        job = await fetch_value("SELECT id FROM job WHERE kind = 'payment.release_claims'")
    assert await run_job(COUNTY, job) == "done"

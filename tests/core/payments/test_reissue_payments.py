"""明细补发: what was chosen is what is issued again."""

from __future__ import annotations

import core.payments.jobs  # noqa: F401 - registers the job kind
from core.database import fetch_value
from core.payments.correct_account import correct_account
from core.payments.reissue_payments import reissue_payments
from tenants import county_session
from tests.core.payments.steps import confirmed_account
from tests.factories.payments import (
    UNIT_OPERATOR,
    in_flight,
    linked_dossier,
    payments_of,
    receive,
    result,
)
from tests.factories.sessions import apart, until_somebody_waits
from tests.factories.workflow import COUNTY


async def failed_payments(people: int) -> list[int]:
    """A voucher whose payments all failed."""
    voucher = await in_flight(await linked_dossier(people))
    payments = await payments_of(voucher)
    await receive(voucher, *(result(payment, "failed") for payment in payments))
    return [payment["id"] for payment in payments]


async def test_another_choice_of_the_same_size_is_other_work(province) -> None:
    """L14: the second choice must not be answered with the job of the first."""
    async with county_session(COUNTY):
        first, second, third, fourth = await failed_payments(4)
        job = await reissue_payments([first, second, fourth], UNIT_OPERATOR)
        assert await reissue_payments([first, third, fourth], UNIT_OPERATOR) != job
        assert await reissue_payments([fourth, second, first], UNIT_OPERATOR) == job


async def test_an_account_is_not_corrected_while_the_line_is_issued_again(province) -> None:
    """Whoever makes the re-issue holds the dossier; the correction waits, and then sees the later attempt."""
    async with county_session(COUNTY) as session:
        (payment,) = await failed_payments(1)
        line = await fetch_value("SELECT line_id FROM payment WHERE id = $1", payment)
        account = await confirmed_account(session, line, "6210170099999999999")

    async def correct() -> int:
        async with county_session(COUNTY):
            return await correct_account(payment, account, UNIT_OPERATOR)

    async with county_session(COUNTY):
        await fetch_value("SELECT id FROM dossier FOR NO KEY UPDATE")
        correcting = apart(correct())
        await until_somebody_waits()
        assert await fetch_value("SELECT count(*) FROM payee_correction") == 0
    await correcting

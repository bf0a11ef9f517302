"""After a failed credit: issued again, into a corrected account, or sent back."""

from __future__ import annotations

import asyncio

import pytest

from core.claims import find_claims  # noqa: F401 - the claims feature is part of the way
from core.database import execute, fetch_value
from core.jobs import run_job
from core.kernel.errors import Conflict
from core.payments.correct_account import correct_account
from core.payments.reissue_payments import reissue_payments
from tenants import county_session
from tests.core.payments.steps import (
    compare,
    confirmed_account,
    fetch_results,
    newest_voucher,
    paid_with_one_failure,
    pay_states,
    run,
    send,
)
from tests.factories.payments import (
    SECOND_OPERATOR,
    UNIT_OPERATOR,
    indicator_row,
    payments_of,
)
from tests.factories.workflow import COUNTY, dossier_row


async def test_a_failed_line_is_issued_again_once_and_for_what_failed(world, dossier: int) -> None:
    failed = await paid_with_one_failure(dossier)
    async with county_session(COUNTY):
        await world.know(dossier)
        job = await reissue_payments([failed], UNIT_OPERATOR)
    assert "发放失败后尚未重新做银行卡对比" in (await run(job, state="failed"))["error"]
    await compare(dossier)
    async with county_session(COUNTY):
        jobs = [await reissue_payments([failed], UNIT_OPERATOR)]
        await execute("UPDATE job SET dedupe_key = NULL")
        jobs.append(await reissue_payments([failed], SECOND_OPERATOR))
    outcomes = await asyncio.gather(*(run_job(COUNTY, job) for job in jobs))
    assert sorted(outcomes) == ["done", "failed"]
    voucher = await newest_voucher()
    async with county_session(COUNTY):
        (payment,) = await payments_of(voucher)
        assert (payment["reissue_of"], payment["amount_fen"]) == (failed, 5000)
        with pytest.raises(Conflict, match="尚未补发"):
            await reissue_payments([failed], UNIT_OPERATOR)
    await send(voucher)
    await fetch_results(voucher)
    async with county_session(COUNTY):
        assert (await dossier_row(dossier))["state"] == "finished"
        indicator = await fetch_value("SELECT id FROM indicator")
        row = await indicator_row(indicator)
    assert (row["reserved_fen"], row["paid_fen"]) == (0, 20_000)


async def test_a_corrected_account_is_compared_and_then_credited(world, dossier: int) -> None:
    """B8: two officials confirm the new account, the line's approved snapshot stays."""
    failed = await paid_with_one_failure(dossier)
    async with county_session(COUNTY) as session:
        line = await fetch_value("SELECT line_id FROM payment WHERE id = $1", failed)
        account = await confirmed_account(session, line, "6210170099999999999")
        before = await fetch_value("SELECT account_digest FROM line WHERE id = $1", line)
        await correct_account(failed, account, UNIT_OPERATOR)
        await world.know(dossier, cards={line: {"card": "6210170099999999999"}})
        name = await fetch_value("SELECT name FROM line WHERE id = $1", line)
        with (world.data / "accounts.csv").open("a", encoding="utf-8") as file:
            file.write(f"6210170099999999999,{name},YNRCC,normal\n")
    assert (await compare(dossier))["result"] == {"passed": 1}
    async with county_session(COUNTY):
        job = await reissue_payments([failed], UNIT_OPERATOR)
    await run(job)
    voucher = await newest_voucher()
    await send(voucher)
    assert (await fetch_results(voucher))["paid"] == 1
    assert await world.credited("6210170099999999999") == 5000
    async with county_session(COUNTY):
        assert await fetch_value("SELECT account_digest FROM line WHERE id = $1", line) == before


async def test_a_payee_is_known_by_id_number(world, dossier: int) -> None:
    """The line knows no recipient; an account in another person's id number is refused even under the same name."""
    failed = await paid_with_one_failure(dossier)
    async with county_session(COUNTY) as session:
        line = await fetch_value("SELECT line_id FROM payment WHERE id = $1", failed)
        account = await confirmed_account(session, line, "6210170099999999999")
        await execute("UPDATE line SET recipient_id = NULL WHERE id = $1", line)
        await execute("UPDATE bank_account SET holder_id_digest = sha256('a namesake')")
        with pytest.raises(Conflict, match="不是该收款人名下"):
            await correct_account(failed, account, UNIT_OPERATOR)
        await execute("UPDATE bank_account SET holder_id_digest = NULL")
        assert await correct_account(failed, account, UNIT_OPERATOR)


async def test_an_account_of_somebody_else_is_refused(world, dossier: int) -> None:
    failed = await paid_with_one_failure(dossier)
    async with county_session(COUNTY) as session:
        other = await fetch_value("SELECT line_id FROM payment WHERE state = 'paid' LIMIT 1")
        account = await confirmed_account(session, other, "6210170088888888888")
        with pytest.raises(Conflict, match="不是该收款人名下"):
            await correct_account(failed, account, UNIT_OPERATOR)


async def test_a_refund_that_comes_after_the_end_is_booked(world, dossier: int) -> None:
    await paid_with_one_failure(dossier)
    voucher = await newest_voucher()
    async with county_session(COUNTY):
        paid = (await payments_of(voucher))[0]
        message = await fetch_value("SELECT message_id FROM voucher WHERE id = $1", voucher)
    await world.send_back(message, paid["id"])
    assert (await fetch_results(voucher))["returned"] == 1
    assert await pay_states(dossier) == ["returned", "failed", "paid", "paid"]

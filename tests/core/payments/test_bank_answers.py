"""What the bank answers over a real connection: lost, late, repeated and false."""

from __future__ import annotations

import pytest

from core.claims import find_claims  # noqa: F401 - the claims feature is part of the way
from core.database import execute, fetch, fetch_value
from core.jobs import run_job
from core.payments.register_receipts import register_receipts
from core.payments.send_voucher import send_voucher
from tenants import county_session
from tests.core.payments.steps import (
    ask_payment,
    compare,
    fetch_results,
    newest_voucher,
    pay_states,
    run,
    send,
)
from tests.factories.payments import (
    UNIT_OPERATOR,
    sign,
)
from tests.factories.workflow import COUNTY


async def test_a_lost_answer_is_asked_for_and_never_sent_blindly(world, dossier: int) -> None:
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    async with county_session(COUNTY):
        accounts = await accounts_of(voucher)
    before = [await world.credited(account) for account in accounts]
    await world.faults("rural_credit", lost_response=True, times=1)
    assert (await send(voucher, state="queued"))["attempt"] == 1
    assert await pay_states(dossier) == ["in_flight"] * 4
    async with county_session(COUNTY):
        await execute("UPDATE job SET run_after = now() WHERE kind = 'payment.send'")
        job = await fetch_value("SELECT max(id) FROM job WHERE kind = 'payment.send'")
    assert (await run(job))["attempt"] == 2
    assert (await fetch_results(voucher))["paid"] == 3
    after = [await world.credited(account) for account in accounts]
    assert sorted(late - early for early, late in zip(before, after, strict=True)) == [0, 5000, 5000, 5000]


async def accounts_of(voucher: int) -> list[str]:
    rows = await fetch(
        "SELECT l.id FROM payment p JOIN line l ON l.id = p.line_id WHERE p.voucher_id = $1", voucher
    )
    return [f"62101700{row['id']:011d}" for row in rows]


async def test_a_bank_that_is_down_leaves_the_voucher_in_flight_until_it_is_sent_again(
    world, dossier: int
) -> None:
    """L9: nothing is stuck for ever; the job gives up, an official sends again."""
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    await world.faults("rural_credit", down=True)
    async with county_session(COUNTY):
        await sign(voucher)
        (job,) = await send_voucher([voucher], UNIT_OPERATOR)
        await execute("UPDATE job SET max_attempts = 1 WHERE id = $1", job)
    failed = await run(job, state="failed")
    assert "云南省农村信用社" in failed["error"]
    await world.faults("rural_credit")
    await send(voucher)
    assert (await fetch_results(voucher))["paid"] == 3


@pytest.mark.parametrize("faults", [{"duplicate": True}, {"out_of_order": True}, {"partial": 0.5}])
async def test_strange_receipts_end_the_same(world, dossier: int, faults: dict) -> None:
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    await send(voucher)
    await world.faults("rural_credit", **faults)
    await fetch_results(voucher)
    await world.faults("rural_credit")
    await fetch_results(voucher)
    assert await pay_states(dossier) == ["paid", "failed", "paid", "paid"]
    async with county_session(COUNTY):
        rows = await fetch("SELECT sum(fen)::bigint AS fen FROM ledger_entry WHERE movement = 'pay'")
    assert rows[0]["fen"] == 15_000


async def test_a_receipt_with_a_wrong_checksum_is_not_believed(world, dossier: int) -> None:
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    await send(voucher)
    await world.faults("rural_credit", checksum=True)
    async with county_session(COUNTY):
        (job,) = await register_receipts([voucher], UNIT_OPERATOR)
    assert await run_job(COUNTY, job) == "queued"
    assert await pay_states(dossier) == ["in_flight"] * 4

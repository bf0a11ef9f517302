"""From 银行卡对比 to the payment request: who is asked for, who is left out and why."""

from __future__ import annotations

import asyncio

import pytest

from core.claims import find_claims  # noqa: F401 - the claims feature is part of the way
from core.database import execute, fetch_value
from core.jobs import run_job
from core.kernel.errors import Conflict
from core.payments.create_payment_request import create_payment_request
from core.payments.void_voucher import void_voucher
from tenants import county_session, platform_session
from tests.core.payments.steps import (
    ask_payment,
    claim_states,
    compare,
    fetch_results,
    newest_voucher,
    pay_states,
    run,
    send,
)
from tests.factories.payments import (
    SECOND_OPERATOR,
    UNIT_OPERATOR,
    lines_of,
)
from tests.factories.workflow import COUNTY, dossier_row


async def test_money_arrives_and_every_step_says_so(world, dossier: int) -> None:
    assert (await compare(dossier))["result"] == {"passed": 4}
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["fen"], made["left_out"]) == (4, 20_000, {})
    async with county_session(COUNTY):
        assert (await dossier_row(dossier))["stage"] == "payment"
    assert {state for _, state in await claim_states()} == {"confirmed"}
    voucher = await newest_voucher()
    await send(voucher)
    assert await pay_states(dossier) == ["in_flight"] * 4
    result = await fetch_results(voucher)
    assert (result["paid"], result["failed"], result["waiting"]) == (3, 1, 0)
    assert await pay_states(dossier) == ["paid", "failed", "paid", "paid"]


async def test_somebody_who_died_meanwhile_is_not_paid(world, dossier: int) -> None:
    await compare(dossier)
    async with county_session(COUNTY):
        line = (await lines_of(dossier))[2]
        await world.know(dossier, cards={line: {"dead": "1", "died_on": "2023-04-01"}})
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["left_out"]) == (3, {"死亡或重复复核未通过": 1})
    assert await pay_states(dossier) == ["requested", "requested", "none", "requested"]


async def test_only_lines_that_passed_are_asked_for(world, dossier: int) -> None:
    async with county_session(COUNTY):
        lines = await lines_of(dossier)
        spoilt = {
            lines[0]: {"card_status": "frozen"},
            lines[1]: {"name": "别人"},
            lines[2]: {"silent": "card_registry"},
        }
        await world.know(dossier, cards=spoilt)
    assert (await compare(dossier))["result"] == {"abnormal": 2, "unverified": 1, "passed": 1}
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["left_out"]) == (1, {"银行卡对比异常": 2, "银行卡对比无法核实": 1})
    assert await pay_states(dossier) == ["none", "none", "none", "requested"]
    async with county_session(COUNTY):
        assert (await dossier_row(dossier))["stage"] == "payment_request"


async def test_an_account_that_changed_after_the_comparison_is_not_paid(world, dossier: int) -> None:
    """L34: the classic fraud, once with and once without the hashes brought into line."""
    await compare(dossier)
    async with county_session(COUNTY):
        first, second, *_ = await lines_of(dossier)
        await execute("UPDATE line SET account_digest = sha256('other') WHERE id = $1", first)
        await execute(
            "UPDATE line l SET account_digest = sha256('other'), payee_hash = sha256(d.salt || l.id_digest || sha256('other'))"
            " FROM dossier d WHERE d.id = l.dossier_id AND l.id = $1",
            second,
        )
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["left_out"]) == (2, {"收款账号在银行卡对比之后有变更": 2})
    again = (await compare(dossier))["result"]
    assert again == {"abnormal": 2}


async def test_a_silent_registry_lets_nobody_pass(world, dossier: int) -> None:
    """L5: an account check that could not be made is no pass."""
    await world.faults("card_registry", down=True)
    assert (await compare(dossier, state="queued"))["state"] == "queued"
    refused = await ask_payment(dossier, state="failed")
    assert "未做银行卡对比 4 条" in refused["error"]


async def test_two_operators_at_once_make_one_request(world, dossier: int) -> None:
    """L2, L16: two jobs over overlapping dossiers, run by two workers at the same time."""
    await compare(dossier)
    async with county_session(COUNTY):
        first = await create_payment_request([dossier], UNIT_OPERATOR)
        await execute("UPDATE job SET dedupe_key = NULL")
        second = await create_payment_request([dossier], SECOND_OPERATOR)
    await asyncio.gather(run_job(COUNTY, first), run_job(COUNTY, second))
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM payment") == 4
        assert await fetch_value("SELECT count(*) FROM payment_request") == 1
    assert sorted(state for _, state in await claim_states()) == ["confirmed"] * 4


async def test_whoever_draws_elsewhere_is_left_out(world, dossier: int) -> None:
    """B2: the same person, programme and period in another county."""
    await compare(dossier)
    async with county_session(COUNTY):
        person = await fetch_value(
            "SELECT id_digest FROM line WHERE dossier_id = $1 ORDER BY id LIMIT 1", dossier
        )
    async with platform_session():
        await execute(
            "INSERT INTO claim (programme_code, period, claimant_digest, claim_item, kind, ordinal, county_code, line_id,"
            " amount_fen, state, epoch, reserved_at) VALUES ('elderly_allowance', '202305', $1, '', 'regular', 0, '530425', 9,"
            " 5000, 'confirmed', 1, '2023-05-01Z')",
            person,
        )
    made = (await ask_payment(dossier))["result"]
    assert (made["people"], made["left_out"]) == (3, {"死亡或重复复核未通过": 1})
    async with county_session(COUNTY):
        reason = await fetch_value("SELECT reason FROM payment_check WHERE outcome = 'abnormal'")
    assert "易门" in reason or "530425" in reason


async def test_a_withdrawn_voucher_sets_lines_and_claims_free(world, dossier: int) -> None:
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    async with county_session(COUNTY):
        job = await void_voucher(voucher, UNIT_OPERATOR, "批次选错")
    assert await pay_states(dossier) == ["requested"] * 4
    await run(job)
    assert await pay_states(dossier) == ["none"] * 4
    assert {state for _, state in await claim_states()} == {"released"}
    made = (await ask_payment(dossier))["result"]
    assert made["people"] == 4
    await send(await newest_voucher())
    async with county_session(COUNTY):
        with pytest.raises(Conflict, match="不能执行此操作"):
            await void_voucher(await fetch_value("SELECT max(id) FROM voucher"), UNIT_OPERATOR, "反悔")

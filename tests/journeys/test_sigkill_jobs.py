"""SIGKILL in the middle of an import, a check and a payment: another worker ends the job, nothing is lost or doubled.

Each test sees the job at a named step, and waiting at a known place behind it, before it kills the worker's whole process
group. The lease of two seconds runs out, the sweeper tells another worker, and the job's second attempt ends it.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from core.applications.import_file import READING, STORING
from core.checks.start_alert_check import start_alert_check
from core.checks.start_card_match import start_card_match
from core.database import fetch, fetch_value
from core.jobs import run_job
from core.payments.compare_cards import compare_cards
from core.payments.create_payment_request import create_payment_request
from core.payments.register_receipts import register_receipts
from core.payments.send_voucher import send_voucher
from core.verification.verify_county import verify_county
from tenants import county_session, platform_session
from tests.conftest import Province
from tests.core.payments.conftest import World
from tests.factories.applications import add_batch, row, send_file, workbook
from tests.factories.payments import UNIT_OPERATOR, linked_dossier, make_indicator, sign
from tests.factories.registries import person, registries
from tests.factories.workflow import COUNTY, COUNTY_OPERATOR, id_number, make_batch, make_lines
from tests.journeys.holding import Hold, held_at
from tests.journeys.workers import (
    Crew,
    finish_with_others,
    job_row,
    kill_group,
    wait_for,
    wait_for_step,
)

SCHEMA = f"c{COUNTY}"
PEOPLE = 300
PAYEES = 3
FEN = 5000


async def _killed_and_finished(
    team: Crew, job_id: int, step: str, place: AbstractAsyncContextManager[Hold]
) -> None:
    """Attempt 1 is killed at `step` while it waits at `place`; attempt 2 ends well."""
    async with place as hold:
        worker = team.worker()
        await wait_for_step(COUNTY, job_id, step, team)
        await wait_for(hold.reached, f"the place behind {step}", team)
        kill_group(worker)
        killed = await job_row(COUNTY, job_id)
        assert (killed["state"], killed["attempt"], killed["step"]) == ("running", 1, step)
    done = await finish_with_others(COUNTY, job_id, team)
    assert (done["state"], done["attempt"], done["error"]) == ("done", 2, None)


def _entering(province: Province, step: str) -> AbstractAsyncContextManager[Hold]:
    """The moment in which a job of the county would show `step`."""
    return held_at(province, "east", f"{SCHEMA}.job", "UPDATE OF step", when=f"NEW.step = '{step}'")


@pytest.mark.parametrize("step", [READING, STORING])
async def test_an_import_stores_every_row_once(
    province: Province, team: Crew, tmp_path: Path, step: str
) -> None:
    batch = await add_batch()
    rows = [row(n) for n in range(PEOPLE - 1)] + [row(PEOPLE, village="没有的村")]
    received = await send_file(workbook(tmp_path / "list.xlsx", rows), batch, COUNTY_OPERATOR)
    assert received.job_id is not None
    place = (
        _entering(province, STORING)
        if step == READING
        else held_at(province, "east", f"{SCHEMA}.finding", "INSERT")
    )
    await _killed_and_finished(team, received.job_id, step, place)
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM line") == PEOPLE
        assert await fetch_value("SELECT count(DISTINCT id_digest) FROM line") == PEOPLE
        assert await fetch_value("SELECT count(*) FROM line WHERE intake_status = 'valid'") == PEOPLE - 1
        assert await fetch_value("SELECT count(*) FROM finding") == 1
        assert await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'line.import'") == 1
        assert await fetch_value("SELECT state FROM intake_file") == "imported"


async def _lines_to_check(known: list[dict], **changes: object) -> tuple[int, list[int]]:
    async with county_session(COUNTY):
        batch = await make_batch()
        ids = await make_lines(
            batch,
            len(known),
            people=[each["id_number"] for each in known],
            names=[each["name"] for each in known],
            **changes,
        )
    return batch, ids


async def test_a_card_match_answers_for_everybody_once(
    province: Province, team: Crew, tmp_path: Path
) -> None:
    known = [person(id_number(500 + n), f"李某{n}") for n in range(40)]
    known[7] |= {"card_status": "lost"}
    nothing = {"account_cipher": None, "account_digest": None, "bank_code": None, "bank_name": None}
    batch, _ = await _lines_to_check(known, ready=False, **nothing)
    with registries(tmp_path / "outside", known):
        async with county_session(COUNTY):
            job_id = await start_card_match(batch, "county", COUNTY_OPERATOR)
        await _killed_and_finished(
            team, job_id, "人社匹卡", held_at(province, "east", f"{SCHEMA}.finding", "INSERT")
        )
    async with county_session(COUNTY, read_only=True):
        states = await fetch("SELECT card_status, count(*) AS n FROM line GROUP BY 1 ORDER BY 1")
        assert [(each["card_status"], each["n"]) for each in states] == [("abnormal", 1), ("passed", 39)]
        assert await fetch_value("SELECT count(*) FROM finding") == 1
        assert await fetch_value("SELECT count(*) FROM fact") == 40
        assert await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'check.card'") == 1


async def test_an_alert_check_answers_for_everybody_once(
    province: Province, team: Crew, tmp_path: Path
) -> None:
    known = [person(id_number(600 + n), f"李某{n}") for n in range(40)]
    known[3] |= {"dead": "1", "died_on": "2023-03-01"}
    batch, ids = await _lines_to_check(known, alert_status="pending")
    with registries(tmp_path / "outside", known):
        async with county_session(COUNTY):
            job_id = await start_alert_check(batch, "county", COUNTY_OPERATOR)
        await _killed_and_finished(
            team, job_id, "预警核实", held_at(province, "east", f"{SCHEMA}.finding", "INSERT")
        )
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM line WHERE alert_status = 'passed'") == 39
        findings = await fetch("SELECT line_id FROM finding")
        assert [each["line_id"] for each in findings] == [ids[3]]
        assert await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'check.alert'") == 1


async def _compared(world: World) -> int:
    """A dossier whose payees passed 银行卡对比."""
    async with county_session(COUNTY):
        dossier = await linked_dossier(PAYEES, fen=FEN, indicators=[await make_indicator(90_000)])
        await world.know(dossier)
        job_id = await compare_cards([dossier], UNIT_OPERATOR)
    assert await run_job(COUNTY, job_id) == "done"
    return dossier


@pytest.mark.parametrize(
    ("step", "server", "table", "event", "when"),
    [
        ("登记申领", "main", "platform.claim", "INSERT", ""),
        ("生成支付申请", "east", f"{SCHEMA}.payment", "INSERT", ""),
        ("确认申领登记", "main", "platform.claim", "UPDATE", "NEW.state = 'confirmed'"),
    ],
)
async def test_a_payment_request_pays_for_nobody_twice(
    province: Province, world: World, team: Crew, step: str, server: str, table: str, event: str, when: str
) -> None:
    dossier = await _compared(world)
    async with county_session(COUNTY):
        job_id = await create_payment_request([dossier], UNIT_OPERATOR)
    await _killed_and_finished(team, job_id, step, held_at(province, server, table, event, when=when))
    async with county_session(COUNTY, read_only=True):
        payments = await fetch("SELECT line_id, amount_fen FROM payment ORDER BY line_id")
        assert [each["amount_fen"] for each in payments] == [FEN] * PAYEES
        assert await fetch_value("SELECT count(*) FROM payment_request") == 1
        assert await fetch_value("SELECT stage FROM dossier WHERE id = $1", dossier) == "payment"
    async with platform_session(read_only=True):
        claims = await fetch("SELECT line_id, state FROM claim ORDER BY line_id")
    assert [(each["line_id"], each["state"]) for each in claims] == [
        (each["line_id"], "confirmed") for each in payments
    ]
    assert [rule.name for rule in await verify_county(COUNTY) if not rule.ok] == []


async def _ready_to_send(world: World) -> tuple[int, list[str]]:
    """A signed voucher, and the accounts that it credits."""
    dossier = await _compared(world)
    async with county_session(COUNTY):
        job_id = await create_payment_request([dossier], UNIT_OPERATOR)
    assert await run_job(COUNTY, job_id) == "done"
    async with county_session(COUNTY):
        voucher = await fetch_value("SELECT id FROM voucher")
        await sign(voucher)
        lines = await fetch("SELECT line_id FROM payment ORDER BY line_id")
    return voucher, [f"62101700{each['line_id']:011d}" for each in lines]


@pytest.mark.parametrize("bank_has_it", [False, True])
async def test_a_payment_push_credits_every_account_once(
    province: Province, world: World, team: Crew, bank_has_it: bool
) -> None:
    voucher, accounts = await _ready_to_send(world)
    before = [await world.credited(account) for account in accounts]
    async with county_session(COUNTY):
        (job_id,) = await send_voucher([voucher], UNIT_OPERATOR)
    if bank_has_it:
        # The bank has answered, and the answer dies with the worker before it is written down.
        await _killed_and_finished(team, job_id, "发送银行", _entering(province, "登记发送结果"))
    else:
        await _killed_during_the_call(world, team, job_id)
    async with county_session(COUNTY):
        (receipts,) = await register_receipts([voucher], UNIT_OPERATOR)
    assert (await finish_with_others(COUNTY, receipts, team))["state"] == "done"
    after = [await world.credited(account) for account in accounts]
    assert [late - early for early, late in zip(before, after, strict=True)] == [FEN] * PAYEES
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM payment WHERE state = 'paid'") == PAYEES
        paid = await fetch_value("SELECT sum(fen)::bigint FROM ledger_entry WHERE movement = 'pay'")
        assert paid == FEN * PAYEES
    assert [rule.name for rule in await verify_county(COUNTY) if not rule.ok] == []


async def _killed_during_the_call(world: World, team: Crew, job_id: int) -> None:
    """The worker dies while the bank keeps it waiting; the bank does the work all the same, a little later or never."""
    asked = await world.requests("rural_credit")
    await world.faults("rural_credit", slow_ms=20_000, times=1)
    worker = team.worker()
    await wait_for_step(COUNTY, job_id, "发送银行", team)

    async def called() -> bool:
        return await world.requests("rural_credit") > asked

    await wait_for(called, "the call to the bank", team)
    kill_group(worker)
    killed = await job_row(COUNTY, job_id)
    assert (killed["state"], killed["attempt"]) == ("running", 1)
    done = await finish_with_others(COUNTY, job_id, team)
    assert (done["state"], done["attempt"], done["error"]) == ("done", 2, None)

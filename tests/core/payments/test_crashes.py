"""A worker that dies between any two steps: the second attempt ends where one alone would have ended.

The crash is planted in the database: the job's short progress transaction fails when the named step is reached. What the
steps before it committed stays, as after SIGKILL.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import pytest

from core.database import execute, fetch, fetch_value
from core.jobs import run_job
from core.payments.compare_cards import compare_cards
from core.payments.create_payment_request import create_payment_request
from core.payments.register_receipts import register_receipts
from core.payments.send_voucher import send_voucher
from core.verification.verify_county import verify_county
from tenants import county_session, platform_session
from tests.factories.payments import UNIT_OPERATOR, linked_dossier, make_indicator, sign
from tests.factories.workflow import COUNTY


@contextlib.asynccontextmanager
async def crash_at(province, step: str) -> AsyncIterator[None]:
    """Every job of the county dies when it reaches `step`."""
    owner = await province.owner("east")
    schema = f"c{COUNTY}"
    await owner.execute(
        f"CREATE FUNCTION {schema}.crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF NEW.step = '{step}' THEN RAISE EXCEPTION 'crash'; END IF; RETURN NEW; END $$;"
        f" CREATE TRIGGER crash BEFORE UPDATE OF step ON {schema}.job FOR EACH ROW EXECUTE FUNCTION {schema}.crash()"
    )
    try:
        yield
    finally:
        await owner.execute(f"DROP FUNCTION {schema}.crash CASCADE")
        await owner.close()


async def crash_and_repeat(province, job: int, step: str) -> None:
    """Attempt 1 dies at `step`, attempt 2 ends well."""
    async with crash_at(province, step):
        assert await run_job(COUNTY, job) == "failed"
    async with county_session(COUNTY):
        await execute("UPDATE job SET state = 'queued', run_after = clock_timestamp() WHERE id = $1", job)
    assert await run_job(COUNTY, job) == "done"
    async with county_session(COUNTY):
        assert await fetch_value("SELECT attempt FROM job WHERE id = $1", job) == 2


async def compared(world) -> int:
    async with county_session(COUNTY):
        dossier = await linked_dossier(3, indicators=[await make_indicator(90_000)])
        await world.know(dossier)
        job = await compare_cards([dossier], UNIT_OPERATOR)
    assert await run_job(COUNTY, job) == "done"
    return dossier


async def requested(world) -> int:
    dossier = await compared(world)
    async with county_session(COUNTY):
        job = await create_payment_request([dossier], UNIT_OPERATOR)
    assert await run_job(COUNTY, job) == "done"
    async with county_session(COUNTY):
        voucher = await fetch_value("SELECT id FROM voucher")
        await sign(voucher)
    return voucher


@pytest.mark.parametrize(
    "step", ["核对待支付明细", "复核死亡和重复申领", "登记申领", "生成支付申请", "确认申领登记"]
)
async def test_a_payment_request_is_made_once(world, province, step: str) -> None:
    dossier = await compared(world)
    async with county_session(COUNTY):
        job = await create_payment_request([dossier], UNIT_OPERATOR)
    await crash_and_repeat(province, job, step)
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM payment") == 3
        assert await fetch_value("SELECT count(*) FROM payment_request") == 1
        assert await fetch_value("SELECT stage FROM dossier WHERE id = $1", dossier) == "payment"
    async with platform_session():
        rows = await fetch("SELECT state FROM claim")
    assert [row["state"] for row in rows] == ["confirmed"] * 3


@pytest.mark.parametrize("step", ["准备发送", "发送银行", "登记发送结果"])
async def test_a_voucher_is_paid_once(world, province, step: str) -> None:
    voucher = await requested(world)
    async with county_session(COUNTY):
        accounts = [f"62101700{row['line_id']:011d}" for row in await fetch("SELECT line_id FROM payment")]
        (job,) = await send_voucher([voucher], UNIT_OPERATOR)
    before = [await world.credited(account) for account in accounts]
    await crash_and_repeat(province, job, step)
    async with county_session(COUNTY):
        (receipt,) = await register_receipts([voucher], UNIT_OPERATOR)
    assert await run_job(COUNTY, receipt) == "done"
    after = [await world.credited(account) for account in accounts]
    assert [late - early for early, late in zip(before, after, strict=True)] == [5000] * 3
    assert [rule.name for rule in await verify_county(COUNTY) if not rule.ok] == []


@pytest.mark.parametrize("step", ["查询银行回单", "登记回单"])
async def test_a_receipt_is_booked_once(world, province, step: str) -> None:
    voucher = await requested(world)
    async with county_session(COUNTY):
        (job,) = await send_voucher([voucher], UNIT_OPERATOR)
    assert await run_job(COUNTY, job) == "done"
    async with county_session(COUNTY):
        (job,) = await register_receipts([voucher], UNIT_OPERATOR)
    await crash_and_repeat(province, job, step)
    async with county_session(COUNTY):
        assert await fetch_value("SELECT sum(fen)::bigint FROM ledger_entry WHERE movement = 'pay'") == 15_000


@pytest.mark.parametrize("step", ["读取待对比明细", "查询人社社保卡", "保存对比结果"])
async def test_a_comparison_is_kept_once(world, province, step: str) -> None:
    async with county_session(COUNTY):
        dossier = await linked_dossier(3)
        await world.know(dossier)
        job = await compare_cards([dossier], UNIT_OPERATOR)
    await crash_and_repeat(province, job, step)
    async with county_session(COUNTY):
        assert await fetch_value("SELECT count(*) FROM payment_check WHERE outcome = 'passed'") == 3

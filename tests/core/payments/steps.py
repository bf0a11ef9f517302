"""The steps of a payment as officials and workers take them, each run to its end."""

from __future__ import annotations

from core.claims import find_claims  # noqa: F401 - the claims feature is part of the way
from core.database import execute, fetch, fetch_value
from core.jobs import run_job
from core.payments.compare_cards import compare_cards
from core.payments.create_payment_request import create_payment_request
from core.payments.register_receipts import register_receipts
from core.payments.send_voucher import send_voucher
from tenants import county_session, platform_session
from tests.factories.payments import (
    UNIT_OPERATOR,
    sign,
)
from tests.factories.workflow import COUNTY


async def run(job: int, *, state: str = "done") -> dict:
    """Run a job inline and return its row."""
    assert await run_job(COUNTY, job) == state
    async with county_session(COUNTY):
        (row,) = await fetch("SELECT state, result, error, attempt FROM job WHERE id = $1", job)
    return dict(row)


async def compare(*dossiers: int, state: str = "done") -> dict:
    async with county_session(COUNTY):
        job = await compare_cards(dossiers, UNIT_OPERATOR)
    return await run(job, state=state)


async def ask_payment(*dossiers: int, state: str = "done") -> dict:
    async with county_session(COUNTY):
        job = await create_payment_request(dossiers, UNIT_OPERATOR)
    return await run(job, state=state)


async def newest_voucher() -> int:
    async with county_session(COUNTY):
        return await fetch_value("SELECT max(id) FROM voucher")


async def send(voucher: int, *, state: str = "done") -> dict:
    async with county_session(COUNTY):
        if await fetch_value("SELECT state FROM voucher WHERE id = $1", voucher) == "drafted":
            await sign(voucher)
        (job,) = await send_voucher([voucher], UNIT_OPERATOR)
    return await run(job, state=state)


async def fetch_results(voucher: int) -> dict:
    async with county_session(COUNTY):
        (job,) = await register_receipts([voucher], UNIT_OPERATOR)
    return (await run(job))["result"]


async def pay_states(dossier: int) -> list[str]:
    async with county_session(COUNTY):
        rows = await fetch("SELECT pay_status FROM line WHERE dossier_id = $1 ORDER BY id", dossier)
    return [row["pay_status"] for row in rows]


async def claim_states() -> list[tuple[int, str]]:
    async with platform_session():
        rows = await fetch("SELECT line_id, state FROM claim ORDER BY id")
    return [(row["line_id"], row["state"]) for row in rows]


async def paid_with_one_failure(dossier: int) -> int:
    """The whole way; returns the payment that failed."""
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    await send(voucher)
    await fetch_results(voucher)
    async with county_session(COUNTY):
        return await fetch_value("SELECT id FROM payment WHERE state = 'failed'")


async def confirmed_account(session, line: int, number: str) -> int:
    """A recipient for the line with an account that official 1 proposed and official 2 confirmed."""
    recipient = await fetch_value(
        "INSERT INTO recipient (kind, name, id_cipher, id_digest, village_code, village_group, attributes, enabled, created_at,"
        " updated_at, version) SELECT 'individual', name, id_cipher, id_digest, village_code, village_group, '{}', true,"
        " created_at, created_at, 1 FROM line WHERE id = $1 RETURNING id",
        line,
    )
    await execute("UPDATE line SET recipient_id = $2 WHERE id = $1", line, recipient)
    account = await fetch_value("SELECT nextval(pg_get_serial_sequence('bank_account', 'id'))")
    await execute(
        "INSERT INTO bank_account (id, recipient_id, holder_name, holder_relation, account_cipher, account_digest, bank_code, bank_name,"
        " use_order, state, proposed_by, proposed_at, decided_by, decided_at, reason) SELECT $1, $2, name, '', $3, $4, 'YNRCC',"
        " '云南省农村信用社', 1, 'active', 1, created_at, 2, created_at, '换卡' FROM line WHERE id = $5",
        account,
        recipient,
        session.cipher.seal(number, "bank_account", "account_cipher", account),
        session.digests.digest("account", number),
        line,
    )
    return account

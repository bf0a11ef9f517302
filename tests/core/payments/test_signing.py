"""经办签章 and 审核签章: two people, over exactly what is sent."""

from __future__ import annotations

import asyncpg
import pytest

from core.database import execute, fetch_value
from core.kernel.errors import Conflict, NotAllowed, NotFound
from core.payments.check_sign_voucher import check_sign_voucher
from core.payments.make_sign_voucher import make_sign_voucher
from core.payments.send_voucher import send_voucher
from core.payments.signing import ServerKeySigner
from tenants import county_session
from tests.factories.officials import official
from tests.factories.payments import UNIT_OPERATOR, UNIT_REVIEWER, linked_dossier, request, sign
from tests.factories.workflow import COUNTY

BOTH_POSTS = official(("unit_finance_operator", "unit_finance_reviewer"), COUNTY, id=44)


@pytest.fixture
async def voucher(province) -> int:
    async with county_session(COUNTY):
        (made,) = await request(await linked_dossier(2))
    return made


async def _state(voucher: int) -> str:
    return await fetch_value("SELECT state FROM voucher WHERE id = $1", voucher)


async def test_two_people_sign_and_then_it_may_be_sent(voucher: int) -> None:
    async with county_session(COUNTY):
        with pytest.raises(Conflict, match="待经办签章"):
            await check_sign_voucher([voucher], UNIT_REVIEWER)
        await sign(voucher)
        assert await _state(voucher) == "signed"
        (job,) = await send_voucher([voucher], UNIT_OPERATOR)
        assert (await _state(voucher), job > 0) == ("sending", True)


async def test_the_maker_cannot_be_the_checker(voucher: int) -> None:
    async with county_session(COUNTY):
        await make_sign_voucher([voucher], BOTH_POSTS)
        with pytest.raises(NotAllowed, match="不得为同一人"):
            await check_sign_voucher([voucher], BOTH_POSTS)
    with pytest.raises(asyncpg.CheckViolationError):
        async with county_session(COUNTY):
            await execute("UPDATE voucher SET checker_id = maker_id, state = 'signed' WHERE id = $1", voucher)


async def test_the_database_refuses_sending_without_a_checker(voucher: int) -> None:
    with pytest.raises(asyncpg.CheckViolationError):
        async with county_session(COUNTY):
            await execute("UPDATE voucher SET state = 'sending' WHERE id = $1", voucher)


async def test_posts_and_units_are_checked(voucher: int) -> None:
    stranger = official("unit_finance_operator", COUNTY, budget_unit="888888", id=50)
    async with county_session(COUNTY):
        for by in (UNIT_REVIEWER, stranger):
            with pytest.raises(NotAllowed):
                await make_sign_voucher([voucher], by)
        with pytest.raises(NotFound):
            await make_sign_voucher([voucher + 1], UNIT_OPERATOR)


async def test_a_changed_voucher_is_found_before_each_step(voucher: int, province) -> None:
    async with county_session(COUNTY):
        await sign(voucher)
    owner = await province.owner("east")
    await owner.execute(f"UPDATE c{COUNTY}.voucher SET fen = fen + 1 WHERE id = $1", voucher)
    await owner.close()
    async with county_session(COUNTY):
        with pytest.raises(Conflict, match="疑似被改动"):
            await send_voucher([voucher], UNIT_OPERATOR)


async def test_a_forged_signature_is_found(voucher: int) -> None:
    async with county_session(COUNTY):
        await sign(voucher)
        await execute(
            "UPDATE voucher SET checker_signature = $2 WHERE id = $1",
            voucher,
            ServerKeySigner().sign(42, b"something else"),
        )
        with pytest.raises(Conflict, match="签章不符"):
            await send_voucher([voucher], UNIT_OPERATOR)


async def test_a_payment_cannot_be_altered_after_it_was_drafted(voucher: int) -> None:
    for change in ("amount_fen = 1", "account_cipher = 'x'", "line_id = line_id", "payee_name = '别人'"):
        with pytest.raises(asyncpg.IntegrityConstraintViolationError):
            async with county_session(COUNTY):
                await execute(f"UPDATE payment SET {change} WHERE voucher_id = $1", voucher)


async def test_a_payment_names_a_dossier_that_its_voucher_pays(voucher: int) -> None:
    """One look for both (ADR 0021): neither an unknown voucher nor an unknown dossier gets a payment, and no pair is lost."""
    columns = "reissue_of, correction_id, payee_name, account_cipher, bank_code, amount_hash, payee_hash, created_at"
    for names in ("voucher_id + 1, dossier_id", "voucher_id, dossier_id + 1"):
        with pytest.raises(asyncpg.ForeignKeyViolationError, match="payment_of_voucher_and_dossier"):
            async with county_session(COUNTY):
                await execute(
                    f"INSERT INTO payment (voucher_id, dossier_id, line_id, amount_fen, state, {columns})"
                    f" SELECT {names}, line_id, amount_fen, 'void', {columns} FROM payment WHERE voucher_id = $1 LIMIT 1",
                    voucher,
                )
    with pytest.raises(asyncpg.ForeignKeyViolationError, match="payment_of_line"):
        async with county_session(COUNTY):
            await execute(
                f"INSERT INTO payment (voucher_id, dossier_id, line_id, amount_fen, state, {columns})"
                f" SELECT voucher_id, dossier_id, line_id + 9999, amount_fen, 'void', {columns} FROM payment"
                " WHERE voucher_id = $1",
                voucher,
            )
    for table in ("voucher_dossier", "voucher", "dossier"):
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            async with county_session(COUNTY):
                await execute(f"DELETE FROM {table}")


async def test_a_line_outside_the_seals_is_not_signed(voucher: int, province) -> None:
    """The amount was raised behind the application's back after approval: hash and amounts consistent, seal not (B3)."""
    async with county_session(COUNTY):
        await make_sign_voucher([voucher], UNIT_OPERATOR)
        await execute(
            "UPDATE line l SET amount_fen = 6000, amount_hash = sha256(d.salt || l.id_digest || convert_to(l.claim_item, 'UTF8')"
            " || int8send(6000)) FROM dossier d WHERE d.id = l.dossier_id"
        )
        with pytest.raises(Conflict, match="超出公示或审核范围"):
            await check_sign_voucher([voucher], UNIT_REVIEWER)


def test_signatures_are_of_one_person_and_one_content(province) -> None:
    signer = ServerKeySigner()
    signature = signer.sign(7, b"content")
    assert signer.verify(7, b"content", signature)
    assert not signer.verify(8, b"content", signature)
    assert not signer.verify(7, b"other", signature)
    assert not signer.verify(7, b"content", "ed25519-server:?")
    assert not signer.verify(7, b"content", "")

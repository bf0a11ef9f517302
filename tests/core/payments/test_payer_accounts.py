"""零余额账户: two people, kept for ever, covered by the signatures, told to the bank."""

from __future__ import annotations

import json
import sqlite3

import asyncpg
import pytest

from core.database import execute, fetch, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.messages import list_messages
from core.payments.check_sign_voucher import check_sign_voucher
from core.payments.confirm_payer_account import confirm_payer_account
from core.payments.list_payer_accounts import list_payer_accounts
from core.payments.make_sign_voucher import make_sign_voucher
from core.payments.propose_payer_account import NewPayerAccount, propose_payer_account
from core.payments.refuse_payer_account import refuse_payer_account
from core.payments.send_voucher import send_voucher
from core.payments.voucher_detail import voucher_detail
from tenants import county_session
from tests.core.payments.steps import ask_payment, compare, newest_voucher, send
from tests.factories.officials import UNIT, official
from tests.factories.outside import PAYER
from tests.factories.payments import (
    FINANCE_ENTRY,
    FINANCE_REVIEWER,
    UNIT_OPERATOR,
    UNIT_REVIEWER,
    linked_dossier,
    payer_account,
    request,
    sign,
)
from tests.factories.query_count import logged_queries
from tests.factories.workflow import COUNTY

BOTH = official(("county_finance_entry", "county_finance_reviewer"), COUNTY, id=46)
OTHER = "240053042311900777"
NEW = NewPayerAccount(UNIT, "2400 5304 2311 900777", "通海县民政局", "YNRCC", "通财库〔2026〕3号")


async def _without_account() -> int:
    """A drafted voucher whose unit has no account."""
    (voucher,) = await request(await linked_dossier(2))
    await execute("DELETE FROM payer_account")
    return voucher


async def _replaced() -> None:
    """The unit gets another account."""
    await confirm_payer_account(await propose_payer_account(NEW, FINANCE_ENTRY), FINANCE_REVIEWER)


async def test_one_proposes_another_confirms_and_the_one_before_is_kept(province) -> None:
    async with county_session(COUNTY):
        first = await payer_account()
        second = await propose_payer_account(NEW, FINANCE_ENTRY)
        assert await payer_account() == first, "a proposal changes nothing"
        with pytest.raises(NotAllowed):
            await confirm_payer_account(second, FINANCE_ENTRY)
        with pytest.raises(NotAllowed):
            await propose_payer_account(NEW, FINANCE_REVIEWER)
        await confirm_payer_account(second, FINANCE_REVIEWER)
        assert await payer_account() == second
        with pytest.raises(Conflict, match="已有处理结果"):
            await confirm_payer_account(second, FINANCE_REVIEWER)
        with pytest.raises(NotFound):
            await confirm_payer_account(second + 1, FINANCE_REVIEWER)
        page = await list_payer_accounts(UNIT_OPERATOR, PageRequest())
        assert [(row["id"], row["state"]) for row in page.rows] == [
            (second, "confirmed"),
            (first, "superseded"),
        ]
        assert page.rows[0]["decided_by"] == FINANCE_REVIEWER.id
        assert page.rows[0]["account"] == "*" * 14 + "0777"
        assert "account_cipher" not in page.rows[0]
        assert page.rows[1]["superseded_at"] is not None


async def test_the_same_person_is_refused_by_the_use_case_and_by_the_database(province) -> None:
    async with county_session(COUNTY):
        proposed = await propose_payer_account(NEW, BOTH)
        for decide in (
            confirm_payer_account(proposed, BOTH),
            refuse_payer_account(proposed, BOTH, reason="x"),
        ):
            with pytest.raises(NotAllowed, match="另一人"):
                await decide
    with pytest.raises(asyncpg.CheckViolationError, match="payer_account_two_officials"):
        async with county_session(COUNTY):
            await execute(
                "UPDATE payer_account SET state = 'confirmed', decided_by = proposed_by, decided_at = proposed_at"
            )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"account": "12AB"}, "account"),
        ({"account_name": " "}, "account_name"),
        ({"bank_code": "农信"}, "bank_code"),
        ({"basis": " "}, "basis"),
    ],
    ids=["account", "name", "bank", "basis"],
)
async def test_what_is_entered_wrongly_is_named(province, changes: dict[str, str], field: str) -> None:
    values = {name: getattr(NEW, name) for name in NEW.__slots__} | changes
    async with county_session(COUNTY):
        with pytest.raises(Invalid) as refusal:
            await propose_payer_account(NewPayerAccount(**values), FINANCE_ENTRY)
        assert refusal.value.field == field


async def test_a_second_proposal_waits_for_the_first_to_be_decided(province) -> None:
    async with county_session(COUNTY):
        first = await propose_payer_account(NEW, FINANCE_ENTRY)
    with pytest.raises(Conflict, match="等待确认"):
        async with county_session(COUNTY):
            await propose_payer_account(NEW, FINANCE_ENTRY)
    async with county_session(COUNTY):
        with pytest.raises(Invalid):
            await refuse_payer_account(first, FINANCE_REVIEWER, reason=" ")
        await refuse_payer_account(first, FINANCE_REVIEWER, reason="账号有误")
        (told,) = (await list_messages(FINANCE_ENTRY, PageRequest())).rows
        assert (told.kind, told.subject_id, told.body) == ("payer_account_refused", str(first), "账号有误")
        (row,) = (await list_payer_accounts(FINANCE_ENTRY, PageRequest(), state="refused")).rows
        assert (row["id"], row["refusal"]) == (first, "账号有误")
        await propose_payer_account(NEW, FINANCE_ENTRY)


async def test_the_number_is_sealed_for_its_row_and_in_no_log(province) -> None:
    async with county_session(COUNTY):
        await payer_account()
        (row,) = await fetch("SELECT * FROM payer_account")
        assert PAYER[0].encode() not in row["account_cipher"]
    async with county_session(COUNTY):
        told = await fetch("SELECT row_to_json(a)::text AS text FROM audit_entry a")
        sent = await fetch("SELECT row_to_json(m)::text AS text FROM message m")
    actions = {json.loads(entry["text"])["action"] for entry in told}
    assert {"payer_account.propose", "payer_account.confirm"} <= actions
    assert PAYER[0] not in "".join(entry["text"] for entry in [*told, *sent])
    assert PAYER[0][-4:] in "".join(entry["text"] for entry in sent)


async def test_an_account_never_changes(province) -> None:
    async with county_session(COUNTY):
        account = await payer_account()
    for change in (
        "account_cipher = 'x'",
        "budget_unit_code = '1'",
        "account_name = '别人'",
        "bank_code = 'X'",
    ):
        with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="immutable"):
            async with county_session(COUNTY):
                await execute(f"UPDATE payer_account SET {change} WHERE id = $1", account)


async def test_a_unit_sees_its_own_accounts_only_in_a_fixed_number_of_queries(province) -> None:
    stranger = official("unit_finance_operator", COUNTY, budget_unit="888888", id=50)
    async with county_session(COUNTY):
        await payer_account()
        assert (await list_payer_accounts(stranger, PageRequest())).rows == []
        for _ in range(3):
            await _replaced()
    with logged_queries() as statements:
        async with county_session(COUNTY, read_only=True):
            page = await list_payer_accounts(UNIT_OPERATOR, PageRequest())
    assert page.total == 4
    assert sum("FROM payer_account" in statement for statement in statements) == 2


async def test_nothing_is_signed_for_a_unit_without_an_account(province) -> None:
    async with county_session(COUNTY):
        voucher = await _without_account()
        assert (await voucher_detail(voucher, UNIT_OPERATOR))["payer"] is None
        await propose_payer_account(NEW, FINANCE_ENTRY)
        with pytest.raises(Conflict, match=f"预算单位 {UNIT} 没有已确认的零余额账户"):
            await make_sign_voucher([voucher], UNIT_OPERATOR)
    with pytest.raises(asyncpg.CheckViolationError, match="voucher_signed_with_payer"):
        async with county_session(COUNTY):
            await execute("UPDATE voucher SET state = 'maker_signed', maker_id = 1")


async def test_an_account_that_was_replaced_after_the_signature_pays_nothing(province) -> None:
    async with county_session(COUNTY):
        half, whole = [(await request(await linked_dossier(2, batch=number)))[0] for number in (1, 2)]
        await make_sign_voucher([half], UNIT_OPERATOR)
        await sign(whole)
        await _replaced()
        with pytest.raises(Conflict, match="零余额账户已变更"):
            await check_sign_voucher([half], UNIT_REVIEWER)
        with pytest.raises(Conflict, match="零余额账户已变更"):
            await send_voucher([whole], UNIT_OPERATOR)


async def test_a_signed_voucher_keeps_its_payer_and_no_other_units(province) -> None:
    async with county_session(COUNTY):
        (voucher,) = await request(await linked_dossier(2))
        await sign(voucher)
        assert (await voucher_detail(voucher, UNIT_OPERATOR))["payer"]["account"].endswith(PAYER[0][-4:])
        foreign = await payer_account("119009")
        (other,) = await request(await linked_dossier(2, batch=2))
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="keeps its payer"):
        async with county_session(COUNTY):
            await execute("UPDATE voucher SET payer_account_id = NULL WHERE id = $1", voucher)
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        async with county_session(COUNTY):
            await execute("UPDATE voucher SET payer_account_id = $2 WHERE id = $1", other, foreign)


async def test_the_bank_is_told_the_account_and_pays_out_of_no_other(dossier: int, world) -> None:
    await compare(dossier)
    await ask_payment(dossier)
    voucher = await newest_voucher()
    async with county_session(COUNTY):
        await _replaced()
    await send(voucher)
    async with county_session(COUNTY):
        problem = await fetch_value("SELECT problem FROM voucher WHERE id = $1", voucher)
        message = await fetch_value("SELECT message_id FROM voucher WHERE id = $1", voucher)
    assert "付款账户不存在" in problem
    with sqlite3.connect(world.data / "bank.sqlite") as book:
        (refused,) = book.execute("SELECT status FROM message WHERE msg_id = ?", (message,)).fetchone()
    assert refused == "refused"

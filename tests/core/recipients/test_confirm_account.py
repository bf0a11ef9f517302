"""An account changes only when two officials agree (L34), and the database says so too."""

import asyncpg
import pytest

from core.database import execute, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.messages import list_messages
from core.recipients.confirm_account import confirm_account
from core.recipients.payees_for import payees_for
from core.recipients.propose_account import NewAccount, propose_account
from core.recipients.recipient_detail import recipient_detail
from core.recipients.refuse_account import refuse_account
from core.recipients.switch_recipient import switch_recipient
from tenants import county_session
from tests.factories.officials import official
from tests.factories.recipients import (
    COUNTY,
    OPERATOR,
    REVIEWER,
    TOWNSHIP,
    confirmed_account,
    created_recipient,
    person_number,
)

FIRST, SECOND = "6210170000000000018", "6223690000000000026"
BOTH = official(("township_operator", "township_reviewer"), TOWNSHIP, id=13)


def _account(number=FIRST, **changes) -> NewAccount:
    return NewAccount(number, "YNRCC", "云南省农村信用社", **changes)


async def _payee(recipient_id):
    async with county_session(COUNTY, read_only=True):
        return (await payees_for([recipient_id])).get(recipient_id)


async def test_a_proposal_pays_nobody_until_another_official_confirms(province) -> None:
    recipient_id = await created_recipient()
    async with county_session(COUNTY):
        account_id = await propose_account(recipient_id, _account(), BOTH, reason="新办社保卡")
        with pytest.raises(NotAllowed) as refused:
            await confirm_account(account_id, BOTH)
        assert refused.value.code == "account.same_person"
    assert await _payee(recipient_id) is None
    async with county_session(COUNTY):
        await confirm_account(account_id, REVIEWER)
    payee = await _payee(recipient_id)
    assert (payee.account, payee.name, payee.id_number, payee.relation) == (FIRST, "张大山", None, "本人")


async def test_the_database_refuses_the_same_person_too(province) -> None:
    recipient_id = await created_recipient()
    async with county_session(COUNTY):
        account_id = await propose_account(recipient_id, _account(), OPERATOR, reason="登记")
    with pytest.raises(asyncpg.CheckViolationError):
        async with county_session(COUNTY):
            await execute(
                "UPDATE bank_account SET state = 'active', decided_by = proposed_by WHERE id = $1", account_id
            )


async def test_a_refused_proposal_keeps_the_account_in_use(province) -> None:
    recipient_id = await created_recipient()
    await confirmed_account(recipient_id)
    async with county_session(COUNTY):
        account_id = await propose_account(recipient_id, _account(SECOND), OPERATOR, reason="换卡")
        with pytest.raises(Invalid):
            await refuse_account(account_id, REVIEWER, reason="")
        await refuse_account(account_id, REVIEWER, reason="未见本人")
        (told,) = (await list_messages(OPERATOR, PageRequest())).rows
        assert (told.kind, told.subject_id, told.body) == ("account_refused", str(recipient_id), "未见本人")
        with pytest.raises(Conflict):
            await confirm_account(account_id, REVIEWER)
        states = {
            account.id: account for account in (await recipient_detail(recipient_id, OPERATOR)).accounts
        }
    assert states[account_id].reason == "换卡；驳回：未见本人"
    assert (await _payee(recipient_id)).account == FIRST


async def test_a_confirmed_account_takes_the_place_of_the_old_one(province) -> None:
    recipient_id = await created_recipient()
    old = await confirmed_account(recipient_id, FIRST)
    await confirmed_account(recipient_id, SECOND)
    async with county_session(COUNTY, read_only=True):
        states = {
            account.id: account.state for account in (await recipient_detail(recipient_id, OPERATOR)).accounts
        }
    assert states[old] == "closed"
    assert (await _payee(recipient_id)).account == SECOND


async def test_the_order_of_use_decides_and_its_change_needs_two_officials(province) -> None:
    recipient_id = await created_recipient()
    await confirmed_account(recipient_id, FIRST, use_order=2)
    await confirmed_account(recipient_id, SECOND, use_order=3)
    assert (await _payee(recipient_id)).account == FIRST
    async with county_session(COUNTY):
        moved = await propose_account(recipient_id, _account(SECOND, use_order=1), OPERATOR, reason="改顺序")
        with pytest.raises(Conflict):
            await propose_account(recipient_id, _account(SECOND, use_order=1), OPERATOR, reason="改顺序")
    assert (await _payee(recipient_id)).account == FIRST
    async with county_session(COUNTY):
        await confirm_account(moved, REVIEWER)
        active = await fetch_value("SELECT count(*) FROM bank_account WHERE state = 'active'")
    assert (active, (await _payee(recipient_id)).account) == (2, SECOND)


async def test_a_disabled_recipient_or_one_without_account_has_no_payee(province) -> None:
    """A missing payee stays missing: no fallback to anybody (L1, L33)."""
    recipient_id = await created_recipient()
    assert await _payee(recipient_id) is None
    await confirmed_account(recipient_id)
    async with county_session(COUNTY):
        await switch_recipient(recipient_id, OPERATOR, enabled=False, reason="死亡")
    assert await _payee(recipient_id) is None


async def test_the_account_of_a_guardian_names_its_holder_completely(province) -> None:
    recipient_id = await created_recipient()
    async with county_session(COUNTY):
        with pytest.raises(Invalid) as refused:
            await propose_account(recipient_id, _account(holder_name="王五一"), OPERATOR, reason="监护人代领")
        assert refused.value.field == "holder_name"
    await confirmed_account(
        recipient_id,
        FIRST,
        holder_name="王五一",
        holder_id_number=person_number(5),
        holder_relation="监护人",
    )
    payee = await _payee(recipient_id)
    assert (payee.name, payee.id_number, payee.relation) == ("王五一", person_number(5), "监护人")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"account": "62"}, "account"),
        ({"bank_code": ""}, "bank_code"),
        ({"bank_name": " "}, "bank_code"),
        ({"use_order": 0}, "use_order"),
        ({"use_order": 10}, "use_order"),
    ],
)
async def test_a_wrong_account_names_its_field(province, changes, field) -> None:
    recipient_id = await created_recipient()
    values = {"account": FIRST, "bank_code": "YNRCC", "bank_name": "云南省农村信用社"} | changes
    async with county_session(COUNTY):
        with pytest.raises(Invalid) as refused:
            await propose_account(recipient_id, NewAccount(**values), OPERATOR, reason="登记")
    assert refused.value.field == field


async def test_who_may_propose_and_confirm(province) -> None:
    recipient_id = await created_recipient()
    stranger = official(("township_operator", "township_reviewer"), "530423102000", id=14)
    async with county_session(COUNTY):
        for by in (REVIEWER, stranger):
            with pytest.raises(NotAllowed):
                await propose_account(recipient_id, _account(), by, reason="登记")
        account_id = await propose_account(recipient_id, _account(), OPERATOR, reason="登记")
        for by in (official("township_operator", TOWNSHIP, id=15), stranger):
            with pytest.raises(NotAllowed):
                await confirm_account(account_id, by)
            with pytest.raises(NotAllowed):
                await refuse_account(account_id, by, reason="x")
        for unknown in (confirm_account(account_id + 1, REVIEWER), refuse_account(0, REVIEWER, reason="x")):
            with pytest.raises(NotFound):
                await unknown
        with pytest.raises(NotFound):
            await propose_account(recipient_id + 1, _account(), OPERATOR, reason="登记")

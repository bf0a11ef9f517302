"""A roster registers its people set-based and never overwrites what officials maintain."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from core.database import fetch, fetch_value
from core.recipients.members_for import members_for
from core.recipients.payees_for import payees_for
from core.recipients.recipient import RosterAccount, RosterMember
from core.recipients.recipient_detail import recipient_detail
from core.recipients.register_accounts import register_accounts
from core.recipients.register_members import register_members
from core.recipients.upsert_recipients import upsert_recipients
from tenants import county_session
from tests.factories.recipients import (
    COUNTY,
    OPERATOR,
    confirmed_account,
    created_recipient,
    person_number,
    roster,
)


async def test_new_people_are_registered_and_known_ones_stay(province) -> None:
    people = roster(300)
    async with county_session(COUNTY):
        first = await upsert_recipients("individual", people[:200], OPERATOR)
    renamed = [replace(people[0], name="别的名字", phone="13911111111", village_group="9组"), *people[1:]]
    async with county_session(COUNTY):
        both = await upsert_recipients("individual", renamed, OPERATOR)
        detail = await recipient_detail(both[next(iter(first))], OPERATOR)
    async with county_session(COUNTY, read_only=True):
        counts = await fetch("SELECT count FROM audit_entry WHERE action = 'recipient.register' ORDER BY id")
    assert len(both) == 300
    assert all(both[key] == recipient_id for key, recipient_id in first.items())
    assert (detail.summary.name, detail.summary.phone, detail.summary.village_group) == (
        "测试0",
        "13800000000",
        "3组",
    )
    assert [row["count"] for row in counts] == [200, 100]


async def test_digests_lead_to_the_right_person(province) -> None:
    people = roster(5)
    async with county_session(COUNTY) as session:
        ids = await upsert_recipients("individual", people, OPERATOR)
        for person in people:
            recipient_id = ids[session.digests.digest("id_number", person.id_number)]
            assert (await recipient_detail(recipient_id, OPERATOR)).summary.id_number == person.id_number


async def test_a_person_named_twice_and_no_people_at_all(province) -> None:
    people = roster(2)
    async with county_session(COUNTY):
        assert len(await upsert_recipients("individual", [*people, people[0]], OPERATOR)) == 2
        assert await upsert_recipients("individual", [], OPERATOR) == {}
        assert await fetch_value("SELECT count(*) FROM recipient") == 2


async def test_two_rosters_at_once_register_each_person_once(province) -> None:
    async def _register() -> dict[bytes, int]:
        async with county_session(COUNTY):
            return await upsert_recipients("individual", roster(400), OPERATOR)

    one, other = await asyncio.gather(_register(), _register())
    assert one == other
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM recipient") == 400


@pytest.mark.parametrize(("reviewer", "state"), [(12, "active"), (None, "proposed"), (11, "proposed")])
async def test_accounts_of_a_roster_need_their_reviewer(province, reviewer, state) -> None:
    recipient_id = await created_recipient()
    account = RosterAccount(
        recipient_id, "张大山", None, "本人", "6210170000000000018", "YNRCC", "云南省农村信用社", 11, reviewer
    )
    async with county_session(COUNTY):
        assert await register_accounts([account, account], OPERATOR) == 1
        assert await fetch_value("SELECT state FROM bank_account") == state
        assert await register_accounts([account], OPERATOR) == 0


async def test_a_maintained_account_is_kept(province) -> None:
    recipient_id = await created_recipient()
    await confirmed_account(recipient_id, "6223690000000000026")
    account = RosterAccount(
        recipient_id, "张大山", None, "本人", "6210170000000000018", "YNRCC", "农信", 11, 12
    )
    async with county_session(COUNTY):
        assert await register_accounts([account], OPERATOR) == 0
        assert (await payees_for([recipient_id]))[recipient_id].account == "6223690000000000026"


async def test_members_of_a_roster_are_registered_once(province) -> None:
    household = await created_recipient(kind="household")
    spouse = RosterMember(household, "李小花", person_number(9), "配偶")
    async with county_session(COUNTY):
        assert await register_members([spouse, spouse], OPERATOR, joined_on=date(2026, 1, 1)) == 1
        other = RosterMember(household, "张小宝", person_number(8), "子女")
        assert await register_members([other], OPERATOR, joined_on=date(2026, 1, 1)) == 0
        assert [member.name for member in (await members_for([household]))[household]] == ["李小花"]

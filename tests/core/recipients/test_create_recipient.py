"""Individuals, households and collectives are registered once, checked and sealed."""

import pytest

from core.database import fetch_row, fetch_value
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.recipients.create_recipient import create_recipient
from core.recipients.recipient import NewMember, NewRecipient
from core.recipients.recipient_detail import recipient_detail
from core.recipients.recipient_history import recipient_history
from tenants import county_session
from tests.factories.officials import official
from tests.factories.recipients import (
    COUNTY,
    CREDIT_CODE,
    OPERATOR,
    REVIEWER,
    VILLAGE,
    county_directory,
    created_recipient,
    person_number,
)

SPOUSE = NewMember("李小花", person_number(9), "配偶")


async def test_an_individual_is_sealed_and_shown_in_full_to_editors_only(province) -> None:
    recipient_id = await created_recipient()
    number = person_number(1)
    async with county_session(COUNTY, read_only=True):
        row = await fetch_row("SELECT * FROM recipient WHERE id = $1", recipient_id)
        assert number.encode() not in row["id_cipher"]
        assert (row["birth_date"].isoformat(), row["gender"]) == ("1950-01-01", "男")
        full = await recipient_detail(recipient_id, OPERATOR)
        masked = await recipient_detail(recipient_id, REVIEWER)
    assert (full.unmasked, full.summary.id_number, full.summary.phone) == (True, number, "13812345678")
    assert (masked.unmasked, masked.summary.phone) == (False, "138****5678")
    assert masked.summary.id_number == f"530423{'*' * 10}{number[-2:]}"


async def test_a_household_has_a_head_and_members(province) -> None:
    household = await created_recipient(kind="household", members=(SPOUSE,))
    async with county_session(COUNTY, read_only=True):
        detail = await recipient_detail(household, REVIEWER)
    assert [(member.name, member.relation) for member in detail.members] == [("李小花", "配偶")]
    assert "*" in detail.members[0].id_number


async def test_a_collective_has_a_credit_code(province) -> None:
    collective = await created_recipient(kind="collective", name="大新村股份经济合作联合社")
    async with county_session(COUNTY, read_only=True):
        detail = await recipient_detail(collective, OPERATOR)
    assert (detail.summary.id_number, detail.summary.birth_date) == (CREDIT_CODE, None)


async def test_the_same_identity_is_registered_once_per_kind(province) -> None:
    await created_recipient(1)
    with pytest.raises(Conflict) as refused:
        await created_recipient(1, name="张小山")
    assert refused.value.field == "id_number"
    await created_recipient(1, kind="household")
    async with county_session(COUNTY, read_only=True):
        assert await fetch_value("SELECT count(*) FROM recipient") == 2
        assert await fetch_value("SELECT count(*) FROM audit_entry WHERE action = 'recipient.create'") == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "张"}, "name"),
        ({"name": "=cmd|1"}, "name"),
        ({"id_number": "530423195001010011"}, "id_number"),
        ({"kind": "firm"}, "kind"),
        ({"kind": "collective"}, "credit_code"),
        ({"phone": "12345"}, "phone"),
        ({"village_group": "组" * 41}, "village_group"),
        ({"village": "530423101000"}, "village"),
        ({"members": (SPOUSE,)}, "members"),
        ({"kind": "household", "members": (SPOUSE, SPOUSE)}, "members"),
        ({"kind": "household", "members": (NewMember("张大山", person_number(1), "本人"),)}, "members"),
    ],
)
async def test_wrong_input_names_its_field_and_stores_nothing(province, changes, field) -> None:
    values = {
        "kind": "individual",
        "name": "张大山",
        "id_number": person_number(1),
        "village": VILLAGE,
    } | changes
    directory = await county_directory()
    async with county_session(COUNTY):
        with pytest.raises(Invalid) as refused:
            await create_recipient(NewRecipient(**values), OPERATOR, directory)
        assert refused.value.field == field
        assert await fetch_value("SELECT count(*) FROM recipient") == 0


async def test_a_village_of_another_county_or_township_is_refused(province) -> None:
    with pytest.raises(NotFound):
        await created_recipient(village="530425101201")
    with pytest.raises(NotAllowed):
        await created_recipient(village="530423102201")
    with pytest.raises(NotAllowed):
        await created_recipient(by=REVIEWER)


async def test_history_is_masked_and_bound_to_the_place(province) -> None:
    recipient_id = await created_recipient()
    async with county_session(COUNTY, read_only=True):
        [change] = await recipient_history(recipient_id, REVIEWER)
        assert (change.version, change.changed_by, change.after["name"]) == (1, OPERATOR.id, "张大山")
        assert person_number(1) not in str(change)
        stranger = official("township_operator", "530423102000")
        for refused in (recipient_history(recipient_id, stranger), recipient_detail(recipient_id, stranger)):
            with pytest.raises(NotAllowed):
                await refused
        with pytest.raises(NotFound):
            await recipient_detail(recipient_id + 1, OPERATOR)

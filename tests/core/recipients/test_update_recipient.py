"""Changes keep their history, and two officials at once do not overwrite each other."""

from datetime import date

import pytest

from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.recipients.add_member import add_member
from core.recipients.members_for import members_for
from core.recipients.recipient import NewMember, RecipientChanges
from core.recipients.recipient_detail import recipient_detail
from core.recipients.recipient_history import recipient_history
from core.recipients.remove_member import remove_member
from core.recipients.set_guardian import set_guardian
from core.recipients.switch_recipient import switch_recipient
from core.recipients.update_recipient import update_recipient
from tenants import county_session
from tests.factories.recipients import (
    COUNTY,
    OPERATOR,
    REVIEWER,
    county_directory,
    created_recipient,
    person_number,
)

DAY = date(2026, 11, 1)


async def _update(recipient_id, version=1, by=OPERATOR, **changes):
    directory = await county_directory()
    async with county_session(COUNTY):
        await update_recipient(recipient_id, RecipientChanges(**changes), by, directory, version=version)


async def test_only_what_differs_is_changed_and_remembered(province) -> None:
    recipient_id = await created_recipient()
    await _update(recipient_id, name="张大川", phone="138-1234-5678", village_group="5组")
    async with county_session(COUNTY, read_only=True):
        detail = await recipient_detail(recipient_id, OPERATOR)
        latest = (await recipient_history(recipient_id, REVIEWER))[0]
    assert (detail.summary.name, detail.summary.village_group, detail.summary.version) == ("张大川", "5组", 2)
    assert latest.before == {"name": "张大山", "village_group": "3组"}
    assert latest.after == {"name": "张大川", "village_group": "5组"}


async def test_nothing_changed_leaves_no_trace(province) -> None:
    recipient_id = await created_recipient()
    await _update(recipient_id, name="张大山")
    async with county_session(COUNTY, read_only=True):
        assert len(await recipient_history(recipient_id, OPERATOR)) == 1


async def test_a_new_phone_is_sealed_and_masked_in_the_history(province) -> None:
    recipient_id = await created_recipient()
    await _update(recipient_id, phone="13900009999")
    async with county_session(COUNTY, read_only=True):
        assert (await recipient_detail(recipient_id, OPERATOR)).summary.phone == "13900009999"
        latest = (await recipient_history(recipient_id, OPERATOR))[0]
    assert (latest.before["phone"], latest.after["phone"]) == ("138****5678", "139****9999")


async def test_a_stale_version_is_refused(province) -> None:
    recipient_id = await created_recipient()
    await _update(recipient_id, name="张大川")
    with pytest.raises(Conflict) as refused:
        await _update(recipient_id, name="张大海")
    assert refused.value.code == "recipient.version"


async def test_moving_needs_the_right_at_both_places(province) -> None:
    recipient_id = await created_recipient()
    with pytest.raises(NotAllowed):
        await _update(recipient_id, village="530423102201")
    with pytest.raises(NotAllowed):
        await _update(recipient_id, by=REVIEWER, name="张大川")
    with pytest.raises(NotFound):
        await _update(recipient_id, village="530425101201")
    with pytest.raises(Invalid):
        await _update(recipient_id, village="530423101000")
    with pytest.raises(NotFound):
        await _update(recipient_id + 1, name="张大川")


async def test_disable_and_enable_with_a_reason(province) -> None:
    recipient_id = await created_recipient()
    async with county_session(COUNTY):
        with pytest.raises(Invalid):
            await switch_recipient(recipient_id, OPERATOR, enabled=False, reason=" ")
        await switch_recipient(recipient_id, OPERATOR, enabled=False, reason="死亡")
        with pytest.raises(Conflict):
            await switch_recipient(recipient_id, OPERATOR, enabled=False, reason="死亡")
        assert (await recipient_detail(recipient_id, OPERATOR)).summary.enabled is False
        await switch_recipient(recipient_id, OPERATOR, enabled=True, reason="登记有误")
        assert (await recipient_detail(recipient_id, OPERATOR)).summary.enabled is True
        assert len(await recipient_history(recipient_id, OPERATOR)) == 3


async def test_guardian_is_another_person_and_can_be_removed(province) -> None:
    recipient_id = await created_recipient()
    household = await created_recipient(2, kind="household")
    async with county_session(COUNTY):
        with pytest.raises(Invalid):
            await set_guardian(recipient_id, OPERATOR, name="张大山", id_number=person_number(1))
        with pytest.raises(Invalid):
            await set_guardian(household, OPERATOR, name="王五一", id_number=person_number(5))
        await set_guardian(recipient_id, OPERATOR, name="王五一", id_number=person_number(5))
        assert (await recipient_detail(recipient_id, OPERATOR)).guardian_id_number == person_number(5)
        assert "*" in (await recipient_detail(recipient_id, REVIEWER)).guardian_id_number
        await set_guardian(recipient_id, OPERATOR, name="", id_number="")
        assert (await recipient_detail(recipient_id, OPERATOR)).guardian_name is None


async def test_members_join_and_leave(province) -> None:
    household = await created_recipient(kind="household")
    person = await created_recipient(2)
    spouse = NewMember("李小花", person_number(9), "配偶")
    async with county_session(COUNTY):
        member_id = await add_member(household, spouse, OPERATOR, joined_on=DAY)
        for again in (spouse, NewMember("张大山", person_number(1), "本人")):
            with pytest.raises(Conflict):
                await add_member(household, again, OPERATOR, joined_on=DAY)
        with pytest.raises(Invalid):
            await add_member(person, spouse, OPERATOR, joined_on=DAY)
        assert (await members_for([household, person]))[household][0].id_number == person_number(9)
        await remove_member(household, member_id, OPERATOR, left_on=date(2026, 11, 20), reason="迁出")
        assert await members_for([household]) == {}
        with pytest.raises(NotFound):
            await remove_member(household, member_id, OPERATOR, left_on=DAY, reason="迁出")
        detail = await recipient_detail(household, OPERATOR)
    assert detail.members[0].left_on == date(2026, 11, 20)

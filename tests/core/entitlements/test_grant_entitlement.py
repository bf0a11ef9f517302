"""An entitlement is granted, changed, suspended, resumed and ended, each with a basis and on record."""

from datetime import date

import pytest

from core.database import fetch
from core.entitlements.change_entitlement import change_entitlement
from core.entitlements.end_entitlement import end_entitlement
from core.entitlements.entitlement_detail import entitlement_detail
from core.entitlements.list_entitlements import list_entitlements
from core.entitlements.resume_entitlement import resume_entitlement
from core.entitlements.suspend_entitlement import suspend_entitlement
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from core.recipients.switch_recipient import switch_recipient
from tenants import county_session
from tests.factories.entitlements import COUNTY_OPERATOR, granted_to
from tests.factories.officials import official
from tests.factories.recipients import COUNTY, OPERATOR, county_directory, created_recipient, person_number

LIVING = {
    "certificate_no": "DB000001",
    "area": "农村",
    "benefit_class": "B",
    "amount_yuan": "620.00",
}


async def test_a_calculated_programme_fixes_no_amount(province) -> None:
    entitlement_id = await granted_to(await created_recipient())
    async with county_session(COUNTY, read_only=True):
        found = await entitlement_detail(entitlement_id, OPERATOR)
    assert (found.recipient_name, found.state, found.amount_fen) == ("张大山", "live", None)
    assert found.attributes["category"] == "低保"


async def test_a_declared_amount_comes_from_the_programme(province) -> None:
    household = await created_recipient(kind="household")
    entitlement_id = await granted_to(household, programme="minimum_living", attributes=LIVING)
    directory = await county_directory()
    async with county_session(COUNTY):
        assert (await entitlement_detail(entitlement_id, OPERATOR)).amount_fen == 62000
        await change_entitlement(
            entitlement_id,
            COUNTY_OPERATOR,
            directory,
            attributes=LIVING | {"amount_yuan": "534.50", "benefit_class": "A"},
            basis="动态管理调整",
            class_name="A",
        )
        changed = await entitlement_detail(entitlement_id, OPERATOR)
    assert (changed.amount_fen, changed.class_name, changed.basis, changed.version) == (
        53450,
        "A",
        "动态管理调整",
        2,
    )


async def test_suspended_resumed_and_ended(province) -> None:
    entitlement_id = await granted_to(await created_recipient())
    async with county_session(COUNTY):
        with pytest.raises(Conflict):
            await resume_entitlement(entitlement_id, COUNTY_OPERATOR, basis="x")
        await suspend_entitlement(entitlement_id, COUNTY_OPERATOR, basis="待核查")
        with pytest.raises(Conflict):
            await suspend_entitlement(entitlement_id, COUNTY_OPERATOR, basis="待核查")
        await resume_entitlement(entitlement_id, COUNTY_OPERATOR, basis="核查属实")
        assert (await entitlement_detail(entitlement_id, OPERATOR)).suspended_on is None
        with pytest.raises(Invalid):
            await end_entitlement(entitlement_id, COUNTY_OPERATOR, stops_on=date(2023, 4, 30), basis="x")
        with pytest.raises(Invalid):
            await end_entitlement(entitlement_id, COUNTY_OPERATOR, stops_on=date(2023, 6, 30), basis=" ")
        await end_entitlement(entitlement_id, COUNTY_OPERATOR, stops_on=date(2023, 6, 30), basis="死亡")
        with pytest.raises(Conflict):
            await resume_entitlement(entitlement_id, COUNTY_OPERATOR, basis="x")
    async with county_session(COUNTY, read_only=True):
        log = await fetch("SELECT action, after FROM audit_entry WHERE subject = 'entitlement' ORDER BY id")
    assert [entry["action"].split(".")[1] for entry in log] == ["grant", "suspend", "resume", "end"]
    assert log[-1]["after"] == {"state": "ended", "stops_on": "2023-06-30", "basis": "死亡"}


async def test_one_living_entitlement_for_each_claim(province) -> None:
    recipient_id = await created_recipient()
    first = await granted_to(recipient_id)
    with pytest.raises(Conflict) as refused:
        await granted_to(recipient_id)
    assert refused.value.code == "entitlement.exists"
    async with county_session(COUNTY):
        await end_entitlement(first, COUNTY_OPERATOR, stops_on=date(2023, 5, 31), basis="迁出")
    assert await granted_to(recipient_id, starts_on=date(2023, 8, 1)) != first


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": " "},
        {"attributes": {}},
        {"attributes": {"category": "别的"}},
        {"stops_on": date(2023, 4, 30)},
        {"programme": "minimum_living", "attributes": LIVING},
    ],
)
async def test_wrong_input_grants_nothing(province, changes) -> None:
    recipient_id = await created_recipient()
    with pytest.raises(Invalid):
        await granted_to(recipient_id, **changes)
    async with county_session(COUNTY, read_only=True):
        assert await fetch("SELECT 1 FROM entitlement") == []


async def test_a_disabled_recipient_gets_nothing(province) -> None:
    recipient_id = await created_recipient()
    async with county_session(COUNTY):
        await switch_recipient(recipient_id, OPERATOR, enabled=False, reason="死亡")
    with pytest.raises(Conflict):
        await granted_to(recipient_id)


async def test_who_may_grant_and_see(province) -> None:
    recipient_id = await created_recipient()
    for by in (
        official("county_operator", COUNTY, programmes=("minimum_living",)),
        official("township_operator", "530423102000"),
        official("county_reviewer", COUNTY),
    ):
        with pytest.raises(NotAllowed):
            await granted_to(recipient_id, by=by)
    entitlement_id = await granted_to(recipient_id, by=OPERATOR)
    stranger = official("township_operator", "530423102000")
    async with county_session(COUNTY):
        for refused in (
            entitlement_detail(entitlement_id, stranger),
            suspend_entitlement(entitlement_id, stranger, basis="x"),
        ):
            with pytest.raises(NotAllowed):
                await refused
        with pytest.raises(NotFound):
            await entitlement_detail(entitlement_id + 1, OPERATOR)
        assert (await list_entitlements(stranger, PageRequest())).total == 0
        mine = await list_entitlements(OPERATOR, PageRequest(sort="-amount"), id_number=person_number(1))
        assert ([row.id for row in mine.rows], mine.sums) == ([entitlement_id], {"people": 1, "fen": 0})
        assert (await list_entitlements(OPERATOR, PageRequest(), state="ended")).total == 0
        assert (await list_entitlements(OPERATOR, PageRequest(), programme="minimum_living")).total == 0
        assert (await list_entitlements(OPERATOR, PageRequest(), name="大山")).total == 1

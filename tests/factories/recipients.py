"""Recipients in the database of a test county."""

from __future__ import annotations

from core.access import Official
from core.kernel.identity import id_number_check_digit
from core.recipients.confirm_account import confirm_account
from core.recipients.create_recipient import create_recipient
from core.recipients.propose_account import NewAccount, propose_account
from core.recipients.recipient import NewMember, NewRecipient, RosterPerson
from core.regions.directory import RegionDirectory
from core.regions.load_directory import load_directory
from tenants import county_session, platform_session
from tests.factories.officials import official

COUNTY = "530423"
TOWNSHIP = "530423101000"
VILLAGE = "530423101203"
OTHER_VILLAGE = "530423102201"
OPERATOR = official("township_operator", TOWNSHIP, id=11)
REVIEWER = official("township_reviewer", TOWNSHIP, id=12)
CREDIT_CODE = "N2530902MF00000059"


def person_number(sequence: int, *, born: str = "19500101", area: str = "530423") -> str:
    """A checksum-valid synthetic id number; 1,000 of them for each area and day of birth."""
    first17 = f"{area}{born}{sequence:03d}"
    return first17 + id_number_check_digit(first17)


def roster(
    count: int, *, start: int = 0, village: str = VILLAGE, phone: str | None = "13800000000"
) -> list[RosterPerson]:
    """People of a roster with numbers of their own."""
    people = []
    for place in range(start, start + count):
        number = person_number(place % 1000, born=f"{1930 + place // 1000}0101")
        people.append(RosterPerson(f"测试{place}", number, None, phone, village, "3组"))
    return people


async def county_directory(county: str = COUNTY) -> RegionDirectory:
    """The names of a county."""
    async with platform_session(read_only=True):
        return await load_directory(county)


async def created_recipient(
    sequence: int = 1,
    *,
    kind: str = "individual",
    name: str = "张大山",
    village: str = VILLAGE,
    members: tuple[NewMember, ...] = (),
    by: Official = OPERATOR,
) -> int:
    """A recipient without an account; returns its id."""
    number = CREDIT_CODE if kind == "collective" else person_number(sequence)
    directory = await county_directory()
    async with county_session(COUNTY):
        new = NewRecipient(kind, name, number, village, "3组", "13812345678", members=members)
        return await create_recipient(new, by, directory)


async def confirmed_account(recipient_id: int, account: str = "6210170000000000018", **changes) -> int:
    """An active account of a recipient; returns its id."""
    async with county_session(COUNTY):
        new = NewAccount(account, "YNRCC", "云南省农村信用社", **changes)
        account_id = await propose_account(recipient_id, new, OPERATOR, reason="登记")
        await confirm_account(account_id, REVIEWER)
        return account_id

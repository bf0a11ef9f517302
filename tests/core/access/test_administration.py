"""Accounts and posts: who may change what of whom, and that no way leads upward."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from core.access.authorise_programmes import authorise_programmes
from core.access.create_budget_unit import create_budget_unit
from core.access.create_official import create_official
from core.access.create_organisation import create_organisation
from core.access.delete_official import delete_official
from core.access.end_post import end_post
from core.access.fields import OfficialFields
from core.access.grant_post import grant_post
from core.access.list_officials import list_officials
from core.access.list_organisations import list_organisations
from core.access.load_official import load_official
from core.access.load_sign_in import load_sign_in
from core.access.official import Official
from core.access.official_detail import official_detail
from core.access.reset_password import reset_password
from core.access.set_official_enabled import set_official_enabled
from core.access.update_official import update_official
from core.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from core.kernel.paging import PageRequest
from tenants import platform_session
from tests.conftest import Province
from tests.factories.accounts import session_for, stored_official

PERSON = "530423198804120021"
TOWNSHIP, NEXT_TOWNSHIP = "530423001000", "530423002000"

pytestmark = pytest.mark.usefixtures("province")


async def in_platform(act: Callable[[], Awaitable[Any]]) -> Any:
    async with platform_session():
        return await act()


async def office_of(by: Official, region: str) -> int:
    return await in_platform(lambda: create_organisation(by, f"某机构{region}", "government", region))


async def fails(act: Callable[[], Awaitable[Any]]) -> str:
    """The code of the refusal that `act` ends in."""
    with pytest.raises((NotAllowed, NotFound, Invalid, Conflict)) as refused:
        await in_platform(act)
    return refused.value.code


async def test_an_account_is_made_filled_and_read_masked(province: Province) -> None:
    admin = await stored_official("county_admin", "530423")
    office = await office_of(admin, TOWNSHIP)
    fields = OfficialFields(
        name="李秀英",
        organisation_id=office,
        division="社会事务办",
        gender="女",
        phone="13888880001",
        id_number=PERSON,
    )
    made = await in_platform(lambda: create_official(admin, "li-xiuying", fields))
    await in_platform(lambda: grant_post(admin, made.id, "township_operator", TOWNSHIP))
    await in_platform(lambda: authorise_programmes(admin, made.id, ["elderly_service"]))
    view = await in_platform(lambda: official_detail(admin, made.id))
    assert (view.name, view.division, view.phone) == ("李秀英", "社会事务办", "138****0001")
    assert view.id_number == "530423**********21" and view.must_change_password
    who = await in_platform(lambda: load_official(made.id))
    assert [(g.role, g.region) for g in who.grants] == [("township_operator", TOWNSHIP)]
    assert who.programmes == {"elderly_service"}
    owner = await province.owner("main")
    try:
        kept = await owner.fetchval("SELECT string_agg(o::text, '') FROM platform.official o")
        logged = await owner.fetchval("SELECT string_agg(a::text, '') FROM platform.audit_entry a")
    finally:
        await owner.close()
    assert PERSON not in kept + logged and "13888880001" not in kept + logged
    assert made.initial_password not in kept + logged
    assert "official.create" in logged and "post.grant" in logged


async def test_posts_come_with_the_account_or_not_at_all() -> None:
    """角色 of the form of 新增用户: several at once, in the organisation's division; one that cannot be filled leaves nothing."""
    admin = await stored_official("county_admin", "530423")
    fields = OfficialFields(name="李秀英", organisation_id=await office_of(admin, TOWNSHIP))
    posts = ["township_operator", "township_reviewer", "township_operator"]
    made = await in_platform(lambda: create_official(admin, "li-xiuying", fields, roles=posts, enabled=False))
    view = await in_platform(lambda: official_detail(admin, made.id))
    assert sorted((post.role, post.region_code) for post in view.posts) == [
        ("township_operator", TOWNSHIP),
        ("township_reviewer", TOWNSHIP),
    ]
    assert not view.enabled
    climb = ["township_operator", "prefecture_admin"]
    assert await fails(lambda: create_official(admin, "wang-wu", fields, roles=climb)) != ""
    made = await in_platform(lambda: create_official(admin, "wang-wu", fields))
    assert (await in_platform(lambda: official_detail(admin, made.id))).posts == []


async def test_one_person_has_one_account() -> None:
    admin = await stored_official("county_admin", "530423")
    office = await office_of(admin, "530423000000")
    fields = OfficialFields(name="李秀英", organisation_id=office, id_number=PERSON)
    made = await in_platform(lambda: create_official(admin, "first", fields))
    assert await fails(lambda: create_official(admin, "second", fields)) == "access.person_registered"
    assert await fails(
        lambda: create_official(admin, "FIRST", OfficialFields(name="甲", organisation_id=office))
    ) == ("access.account_taken")
    await in_platform(lambda: delete_official(admin, made.id))
    await in_platform(lambda: create_official(admin, "second", fields))


@pytest.mark.parametrize("account", ["", "a", "有中文", "a b", "x" * 65, "drop'table"])
async def test_malformed_accounts_are_refused(account: str) -> None:
    admin = await stored_official("county_admin", "530423")
    office = await office_of(admin, "530423000000")
    assert (
        await fails(
            lambda: create_official(admin, account, OfficialFields(name="甲", organisation_id=office))
        )
        == "access.account"
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "名" * 51),
        ("gender", "其他"),
        ("email", "not-an-address"),
        ("phone", "12345"),
        ("id_number", "530423198804120029"),
        ("default_menu", "admin"),
        ("user_type", "root"),
    ],
)
def test_wrong_fields_are_named(field: str, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        OfficialFields(**{"name": "甲", "organisation_id": 1, field: value})
    assert refused.value.field == field


async def test_an_administrator_cannot_climb() -> None:
    """Own posts, posts beside and above, a second account, a stronger account's password: every way up is closed."""
    admin = await stored_official("county_admin", "530423")
    peer = await stored_official("county_admin", "530423")
    above = await stored_official("prefecture_admin", "5304", organisation_region="530423")
    clerk = await stored_official("township_operator", TOWNSHIP)
    foreign = await stored_official("township_operator", "530425001000")
    two_counties = await stored_official(("county_operator",), "530423")
    ways = {
        "own post": lambda: grant_post(admin, admin.id, "county_operator", "530423000000"),
        "own programmes": lambda: authorise_programmes(admin, admin.id, ["elderly_service"]),
        "own enabling": lambda: set_official_enabled(admin, admin.id, True),
        "own password": lambda: reset_password(admin, admin.id),
        "peer's password": lambda: reset_password(admin, peer.id),
        "peer's account": lambda: delete_official(admin, peer.id),
        "superior's password": lambda: reset_password(admin, above.id),
        "superior's fields": lambda: update_official(
            admin, above.id, 1, OfficialFields(name="甲", organisation_id=1)
        ),
        "own role to a clerk": lambda: grant_post(admin, clerk.id, "county_admin", "530423000000"),
        "higher role to a clerk": lambda: grant_post(admin, clerk.id, "prefecture_operator", "530400000000"),
        "elsewhere": lambda: grant_post(admin, clerk.id, "township_operator", "530425001000"),
        "auditor above": lambda: grant_post(admin, clerk.id, "auditor", "530400000000"),
        "somebody elsewhere": lambda: grant_post(admin, foreign.id, "township_operator", TOWNSHIP),
        "clerk as administrator": lambda: grant_post(clerk, foreign.id, "township_operator", TOWNSHIP),
        "clerk upon clerk": lambda: reset_password(clerk, two_counties.id),
    }
    for name, way in ways.items():
        assert (await fails(way)).startswith("access."), name
    for who in (admin, peer, above, clerk, foreign):
        assert await in_platform(lambda who=who: load_official(who.id)) == who


async def test_an_account_cannot_be_moved_out_of_the_own_region() -> None:
    admin = await stored_official("county_admin", "530423")
    other = await stored_official("county_admin", "530425")
    clerk = await stored_official("township_operator", TOWNSHIP)
    abroad = await office_of(other, "530425000000")
    fields = OfficialFields(name="甲", organisation_id=abroad)
    assert await fails(lambda: update_official(admin, clerk.id, 1, fields)) == "access.region"


async def test_who_holds_a_post_elsewhere_too_is_left_to_the_level_above() -> None:
    admin = await stored_official("county_admin", "530423")
    prefecture = await stored_official("prefecture_admin", "5304")
    clerk = await stored_official("county_operator", "530423")
    await in_platform(lambda: grant_post(prefecture, clerk.id, "county_operator", "530425000000"))
    assert await fails(lambda: reset_password(admin, clerk.id)) == "access.above"
    await in_platform(lambda: reset_password(prefecture, clerk.id))


async def test_a_township_administrator_fills_two_posts_of_the_own_township() -> None:
    admin = await stored_official("township_admin", TOWNSHIP)
    clerk = await stored_official((), TOWNSHIP)
    for role in ("township_operator", "township_reviewer"):
        await in_platform(lambda role=role: grant_post(admin, clerk.id, role, TOWNSHIP))
    assert (
        await fails(lambda: grant_post(admin, clerk.id, "township_admin", TOWNSHIP)) == "access.cannot_fill"
    )
    assert (
        await fails(lambda: grant_post(admin, clerk.id, "township_operator", NEXT_TOWNSHIP))
        == "access.cannot_fill"
    )


async def test_posts_are_granted_once_and_ended_once() -> None:
    admin = await stored_official("county_admin", "530423")
    clerk = await stored_official((), "530423")
    post_id = await in_platform(lambda: grant_post(admin, clerk.id, "county_operator", "530423000000"))
    assert (
        await fails(lambda: grant_post(admin, clerk.id, "county_operator", "530423000000"))
        == "access.post_held"
    )
    await in_platform(lambda: end_post(admin, clerk.id, post_id))
    assert await fails(lambda: end_post(admin, clerk.id, post_id)) == "access.unknown_post"
    assert (await in_platform(lambda: load_official(clerk.id))).grants == ()
    await in_platform(lambda: grant_post(admin, clerk.id, "county_operator", "530423000000"))


async def test_a_post_of_somebody_else_is_not_ended_through_an_account_that_one_manages() -> None:
    admin = await stored_official("county_admin", "530423")
    clerk = await stored_official("county_operator", "530423")
    above = await stored_official("province_admin", "53")
    view = await in_platform(lambda: official_detail(above, above.id))
    assert await fails(lambda: end_post(admin, clerk.id, view.posts[0].id)) == "access.unknown_post"
    assert (await in_platform(lambda: load_official(above.id))).grants == above.grants


async def test_budget_units_must_exist_in_the_county() -> None:
    admin = await stored_official("county_admin", "530423")
    clerk = await stored_official((), "530423")

    async def grant() -> int:
        return await grant_post(admin, clerk.id, "unit_finance_operator", "530423000000", "119009")

    assert await fails(grant) == "access.unknown_unit"
    await in_platform(lambda: create_budget_unit(admin, "530423", "119009", "通海县民政局"))
    await in_platform(grant)
    assert (
        await fails(lambda: create_budget_unit(admin, "530423", "119009", "另一个单位"))
        == "access.unit_taken"
    )
    assert (
        await fails(lambda: create_budget_unit(admin, "530425", "119010", "易门县民政局")) == "access.region"
    )


async def test_an_unknown_programme_changes_nothing() -> None:
    admin = await stored_official("county_admin", "530423")
    clerk = await stored_official("county_operator", "530423", programmes=("elderly_service",))
    assert (
        await fails(lambda: authorise_programmes(admin, clerk.id, ["minimum_living", "nonsense"]))
        == "access.unknown_programme"
    )
    assert (await in_platform(lambda: load_official(clerk.id))).programmes == {"elderly_service"}


async def test_disabling_ends_sessions_at_once_and_a_deleted_account_is_gone() -> None:
    admin = await stored_official("county_admin", "530423")
    clerk = await stored_official("county_operator", "530423")
    session = await session_for(clerk)
    await in_platform(lambda: set_official_enabled(admin, clerk.id, False))
    assert await load_sign_in(session.token) is None
    await in_platform(lambda: set_official_enabled(admin, clerk.id, True))
    assert await load_sign_in(session.token) is None, "a session that ended stays ended"
    await in_platform(lambda: delete_official(admin, clerk.id))
    assert await fails(lambda: official_detail(admin, clerk.id)) == "access.unknown_official"
    assert await fails(lambda: load_official(clerk.id)) == "access.unknown_official"


async def test_two_administrators_who_edit_at_once_do_not_overwrite_each_other() -> None:
    admin = await stored_official("county_admin", "530423")
    clerk = await stored_official("county_operator", "530423", phone="13888880002")
    seen = await in_platform(lambda: official_detail(admin, clerk.id))
    fields = OfficialFields(name="新名", organisation_id=seen.organisation_id)
    await in_platform(lambda: update_official(admin, clerk.id, seen.version, fields))
    assert (
        await fails(lambda: update_official(admin, clerk.id, seen.version, fields))
        == "access.changed_meanwhile"
    )
    now_seen = await in_platform(lambda: official_detail(admin, clerk.id))
    assert (now_seen.name, now_seen.phone) == ("新名", "138****0002"), (
        "a masked field that is left empty is kept"
    )


async def test_lists_show_the_own_region_filtered_sorted_and_paged() -> None:
    admin = await stored_official("county_admin", "530423", account="z-admin")
    for number in range(3):
        await stored_official("township_operator", TOWNSHIP, account=f"op-{number}", name=f"甲{number}")
    await stored_official("county_operator", "530423", account="co_1", name="乙%")
    stranger = await stored_official("county_operator", "530425", account="foreign")

    async def accounts(page: PageRequest | None = None, **filters: Any) -> list[str]:
        found = await in_platform(
            lambda: list_officials(admin, page or PageRequest(sort="account"), **filters)
        )
        return [row.account for row in found.rows]

    assert await accounts() == ["co_1", "op-0", "op-1", "op-2", "z-admin"]
    assert await accounts(role="township_operator") == ["op-0", "op-1", "op-2"]
    assert await accounts(region_code=TOWNSHIP) == ["op-0", "op-1", "op-2"]
    assert await accounts(keyword="%") == ["co_1"], "wildcards in a keyword are taken literally"
    assert await accounts(PageRequest(2, 2, "-account")) == ["op-1", "op-0"]
    assert await fails(lambda: official_detail(admin, stranger.id)) == "access.unknown_official"
    offices = await in_platform(lambda: list_organisations(admin, PageRequest()))
    assert {row.region_code[:6] for row in offices.rows} == {"530423"}


async def test_a_list_of_organisations_counts_what_it_finds() -> None:
    admin = await stored_official("county_admin", "530423")
    for name in ("通海县民政局", "通海县财政局"):
        await in_platform(lambda name=name: create_organisation(admin, name, "department", "530423000000"))
    page = await in_platform(lambda: list_organisations(admin, PageRequest(), keyword="民政"))
    assert ([row.name for row in page.rows], page.total) == (["通海县民政局"], 1)


async def test_organisations_lie_inside_the_own_region_and_below_their_parent() -> None:
    admin = await stored_official("county_admin", "530423")
    prefecture = await stored_official("prefecture_admin", "5304")
    parent = await office_of(prefecture, "530400000000")
    child = await in_platform(
        lambda: create_organisation(admin, "通海县民政局", "department", "530423000000", parent_id=parent)
    )
    assert child > 0
    assert (
        await fails(lambda: create_organisation(admin, "某局", "department", "530425000000"))
        == "access.region"
    )
    assert (
        await fails(lambda: create_organisation(admin, "通海县民政局", "department", "530423000000"))
        == "access.organisation_taken"
    )
    assert (
        await fails(
            lambda: create_organisation(prefecture, "市局", "department", "530400000000", parent_id=child)
        )
        == "access.organisation_parent"
    )

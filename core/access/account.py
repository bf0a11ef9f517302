"""One account as lists and details show it, and the step that all administration shares: fetch and authorise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from asyncpg import Record

from core.access import queries, queries_organisations, rules
from core.access.may import may
from core.access.official import Grant, Official
from core.database import current_session
from core.kernel.errors import Invalid, NotAllowed, NotFound
from core.kernel.masking import mask_id_number, mask_phone
from core.kernel.region import RegionCode


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A live post with its id, as shown."""

    id: int
    role: str
    region_code: str
    budget_unit: str | None
    granted_at: str

    @property
    def grant(self) -> Grant:
        """The post as decisions use it."""
        return Grant(self.role, RegionCode(self.region_code), self.budget_unit)


@dataclass(frozen=True, slots=True)
class AccountView:
    """All fields of row 18; phone and id number masked."""

    id: int
    account: str
    name: str
    avatar: str | None
    organisation_id: int
    organisation_name: str
    organisation_region: str
    division: str | None
    default_menu: str
    user_type: str
    gender: str | None
    birthday: date | None
    email: str | None
    phone: str | None
    id_number: str | None
    remark: str | None
    enabled: bool
    must_change_password: bool
    locked_until: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    posts: list[HeldPost]
    programmes: list[str]


def account_view(row: Record) -> AccountView:
    """Show a row of `queries.official_shown` or `queries.find_officials`."""
    values: dict[str, Any] = dict(row)
    cipher = current_session().cipher
    phone, id_number = values.pop("phone_cipher"), values.pop("id_number_cipher")
    values["phone"] = mask_phone(cipher.open(phone, "official", "phone_cipher", row["id"])) if phone else None
    values["id_number"] = (
        mask_id_number(cipher.open(id_number, "official", "id_number_cipher", row["id"]))
        if id_number
        else None
    )
    values["posts"] = [HeldPost(**post) for post in values["posts"]]
    return AccountView(**values)


async def organisation_to_manage(
    by: Official, organisation_id: int, permission: str = "official:manage"
) -> dict[str, Any]:
    """An organisation inside the region of `by`, in use to the end of the transaction; raises `NotFound`, `NotAllowed`, `Invalid`."""
    organisation = await queries_organisations.hold_organisation(organisation_id)
    if organisation is None:
        raise NotFound("access.unknown_organisation", "没有这个机构，请重新选择", field="organisation_id")
    may(by, permission, region=organisation["region_code"])
    if organisation["disabled_at"] is not None:
        raise Invalid(
            "access.organisation_disabled",
            f"机构“{organisation['name']}”已停用，请另选机构",
            field="organisation_id",
        )
    return dict(organisation)


async def account_to_manage(
    by: Official, official_id: int, permission: str = "official:manage"
) -> AccountView:
    """An account that `by` may change, locked until the end of the transaction.

    Raises `NotFound` for one that is unknown or outside what `by` may read, `NotAllowed` for the own one and for
    holders of posts that `by` could not give.
    """
    row = await queries.official_shown(official_id, lock=True)
    if row is None:
        raise NotFound("access.unknown_official", "没有这个用户")
    view = account_view(row)
    may(by, permission, region=view.organisation_region)
    if not rules.may_manage(by, view.id, view.organisation_region, [post.grant for post in view.posts]):
        if view.id == by.id:
            raise NotAllowed("access.own_account", "不能管理自己的账号、岗位和项目授权，请由上级管理员办理")
        raise NotAllowed("access.above", "该用户的岗位不在您的管理权限内，请由上级管理员办理")
    return view

"""Administration of officials: accounts, posts, 项目授权, organisations, budget units."""

from __future__ import annotations

from typing import Any

from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from core.access.account import AccountView
from core.access.authorise_programmes import authorise_programmes
from core.access.create_budget_unit import create_budget_unit
from core.access.create_official import create_official
from core.access.create_organisation import create_organisation
from core.access.delete_official import delete_official
from core.access.end_post import end_post
from core.access.grant_post import grant_post
from core.access.list_budget_units import list_budget_units
from core.access.list_officials import list_officials
from core.access.list_organisations import OrganisationView, list_organisations
from core.access.official_detail import official_detail
from core.access.reset_password import reset_password
from core.access.roles import ROLES
from core.access.set_official_enabled import set_official_enabled
from core.access.set_organisation_enabled import set_organisation_enabled
from core.access.update_official import update_official
from core.access.update_organisation import update_organisation
from tenants import platform_session
from web.answers import Created, Rows, rows_of
from web.api.officials_bodies import (
    BudgetUnitBody,
    BudgetUnitCreated,
    ChangeOrganisationBody,
    CreateOfficialBody,
    GrantPostBody,
    InitialPassword,
    OrganisationBody,
    OrganisationStateBody,
    ProgrammesBody,
    RoleRow,
    UpdateOfficialBody,
)
from web.deps import CountyCode, Paging, SignedIn

_ZONES = ["outer", "inner"]
_READ = {"permission": "official:read", "zone": _ZONES}
_MANAGE = {"permission": "official:manage", "zone": _ZONES}
_GRANT = {"permission": "grant:manage", "zone": _ZONES}


class OfficialsController(Controller):
    """用户管理：账号、岗位、项目授权."""

    path = "/api/v1/officials"
    tags = ["用户管理"]

    @get(
        "/",
        operation_id="listOfficials",
        summary="用户列表",
        opt={**_READ, "sorts": ("account", "name", "created_at", "organisation")},
    )
    async def list_officials(
        self,
        official: SignedIn,
        paging: Paging,
        keyword: FromQuery[str | None] = None,
        organisation_id: FromQuery[int | None] = None,
        region_code: FromQuery[str | None] = None,
        role: FromQuery[str | None] = None,
        enabled: FromQuery[bool | None] = None,
    ) -> Rows[AccountView]:
        """Accounts inside the own region."""
        async with platform_session(read_only=True):
            page = await list_officials(
                official,
                paging,
                keyword=keyword,
                organisation_id=organisation_id,
                region_code=region_code,
                role=role,
                enabled=enabled,
            )
        return rows_of(page, page.rows)

    @post("/", operation_id="createOfficial", summary="新增用户", opt=_MANAGE)
    async def create_official(
        self, data: JSONBody[CreateOfficialBody], official: SignedIn
    ) -> InitialPassword:
        """Open an account; its first password is shown this once."""
        async with platform_session():
            made = await create_official(
                official, data.account, data.fields(), roles=data.roles, enabled=data.enabled
            )
        return InitialPassword(id=made.id, initial_password=made.initial_password)

    @get("/{official_id:int}", operation_id="getOfficial", summary="用户详情", opt=_READ)
    async def official_detail(self, official_id: FromPath[int], official: SignedIn) -> AccountView:
        """One account with all fields, personal data masked."""
        async with platform_session(read_only=True):
            return await official_detail(official, official_id)

    @put(
        "/{official_id:int}", operation_id="updateOfficial", summary="编辑用户", status_code=204, opt=_MANAGE
    )
    async def update_official(
        self, official_id: FromPath[int], data: JSONBody[UpdateOfficialBody], official: SignedIn
    ) -> None:
        """Replace the fields of an account."""
        async with platform_session():
            await update_official(official, official_id, data.version, data.fields())

    @delete("/{official_id:int}", operation_id="deleteOfficial", summary="删除用户", opt=_MANAGE)
    async def delete_official(self, official_id: FromPath[int], official: SignedIn) -> None:
        """Delete an account; what it did stays attributed to it."""
        async with platform_session():
            await delete_official(official, official_id)

    @post(
        "/{official_id:int}/enable",
        operation_id="enableOfficial",
        summary="启用用户",
        status_code=204,
        opt=_MANAGE,
    )
    async def enable_official(self, official_id: FromPath[int], official: SignedIn) -> None:
        """Let an account log in again."""
        async with platform_session():
            await set_official_enabled(official, official_id, True)

    @post(
        "/{official_id:int}/disable",
        operation_id="disableOfficial",
        summary="禁用用户",
        status_code=204,
        opt=_MANAGE,
    )
    async def disable_official(self, official_id: FromPath[int], official: SignedIn) -> None:
        """Refuse an account from now on; its sessions end at once."""
        async with platform_session():
            await set_official_enabled(official, official_id, False)

    @post(
        "/{official_id:int}/reset-password",
        operation_id="resetPassword",
        summary="重置密码",
        status_code=200,
        opt=_MANAGE,
    )
    async def reset_password(self, official_id: FromPath[int], official: SignedIn) -> InitialPassword:
        """Give a new first password and lift a lock."""
        async with platform_session():
            password = await reset_password(official, official_id)
        return InitialPassword(id=official_id, initial_password=password)

    @post("/{official_id:int}/posts", operation_id="grantPost", summary="授予岗位", opt=_GRANT)
    async def grant_post(
        self, official_id: FromPath[int], data: JSONBody[GrantPostBody], official: SignedIn
    ) -> Created:
        """Grant a post below one of the own posts."""
        async with platform_session():
            post_id = await grant_post(official, official_id, data.role, data.region_code, data.budget_unit)
        return Created(id=post_id)

    @delete("/{official_id:int}/posts/{post_id:int}", operation_id="endPost", summary="撤销岗位", opt=_GRANT)
    async def end_post(self, official_id: FromPath[int], post_id: FromPath[int], official: SignedIn) -> None:
        """End a post; it stops working with the next request."""
        async with platform_session():
            await end_post(official, official_id, post_id)

    @put("/{official_id:int}/programmes", operation_id="authoriseProgrammes", summary="项目授权", opt=_GRANT)
    async def authorise_programmes(
        self, official_id: FromPath[int], data: JSONBody[ProgrammesBody], official: SignedIn
    ) -> ProgrammesBody:
        """Say which programmes the official works on."""
        async with platform_session():
            codes = await authorise_programmes(official, official_id, data.programmes)
        return ProgrammesBody(programmes=codes)


class OrganisationsController(Controller):
    """机构、预算单位、岗位类别."""

    path = "/api/v1"
    tags = ["用户管理"]

    @get("/roles", operation_id="listRoles", summary="岗位类别", opt=_READ)
    async def list_roles(self) -> list[RoleRow]:
        """All kinds of posts."""
        return [
            RoleRow(
                role=role.code,
                title=role.title,
                levels=sorted(int(level) for level in role.levels),
                of_unit=role.of_unit,
                fills=sorted(role.fills),
            )
            for role in ROLES.values()
        ]

    @get("/organisations", operation_id="listOrganisations", summary="机构列表", opt=_READ)
    async def list_organisations(
        self,
        official: SignedIn,
        paging: Paging,
        keyword: FromQuery[str | None] = None,
        kind: FromQuery[str | None] = None,
        enabled: FromQuery[bool | None] = None,
    ) -> Rows[OrganisationView]:
        """Organisations inside the own region."""
        async with platform_session(read_only=True):
            page = await list_organisations(official, paging, keyword=keyword, kind=kind, enabled=enabled)
        return rows_of(page, page.rows)

    @post("/organisations", operation_id="createOrganisation", summary="新增机构", opt=_MANAGE)
    async def create_organisation(self, data: JSONBody[OrganisationBody], official: SignedIn) -> Created:
        """Register an organisation inside the own region."""
        async with platform_session():
            organisation_id = await create_organisation(
                official,
                data.name,
                data.kind,
                data.region_code,
                parent_id=data.parent_id,
                department_code=data.department_code,
            )
        return Created(id=organisation_id)

    @put(
        "/organisations/{organisation_id:int}",
        operation_id="updateOrganisation",
        summary="编辑机构",
        status_code=204,
        opt=_MANAGE,
    )
    async def update_organisation(
        self, organisation_id: FromPath[int], data: JSONBody[ChangeOrganisationBody], official: SignedIn
    ) -> None:
        """Rename an organisation, correct its kind, or move it while nobody is in it."""
        async with platform_session():
            await update_organisation(official, organisation_id, data.name, data.kind, data.region_code)

    @post(
        "/organisations/{organisation_id:int}/state",
        operation_id="setOrganisationState",
        summary="停用或启用机构",
        status_code=204,
        opt=_MANAGE,
    )
    async def set_organisation_state(
        self, organisation_id: FromPath[int], data: JSONBody[OrganisationStateBody], official: SignedIn
    ) -> None:
        """Take an organisation that nobody is in out of use, or back into it."""
        async with platform_session():
            await set_organisation_enabled(official, organisation_id, data.enabled)

    @get(
        "/counties/{county:str}/budget-units",
        operation_id="listBudgetUnits",
        summary="预算单位列表",
        opt=_READ,
    )
    async def list_budget_units(self, county: CountyCode, official: SignedIn) -> list[dict[str, Any]]:
        """The budget units of a county."""
        async with platform_session(read_only=True):
            return await list_budget_units(official, county)

    @post(
        "/counties/{county:str}/budget-units",
        operation_id="createBudgetUnit",
        summary="新增预算单位",
        opt=_MANAGE,
    )
    async def create_budget_unit(
        self, county: CountyCode, data: JSONBody[BudgetUnitBody], official: SignedIn
    ) -> BudgetUnitCreated:
        """Register a budget unit of a county."""
        async with platform_session():
            await create_budget_unit(
                official, county, data.code, data.name, organisation_id=data.organisation_id
            )
        return BudgetUnitCreated(code=data.code)

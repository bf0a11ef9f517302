"""Standing entitlements of a county."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Controller, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.entitlements.change_entitlement import change_entitlement
from core.entitlements.end_entitlement import end_entitlement
from core.entitlements.entitlement import Entitlement
from core.entitlements.entitlement_detail import entitlement_detail
from core.entitlements.grant_entitlement import grant_entitlement
from core.entitlements.list_entitlements import list_entitlements
from core.entitlements.resume_entitlement import resume_entitlement
from core.entitlements.suspend_entitlement import suspend_entitlement
from core.regions.load_directory import load_directory
from tenants import county_session, platform_session
from web.answers import Created, Rows, rows_of
from web.deps import CountyCode, Paging, SignedIn

_ZONES = ["outer", "inner"]
_READ = {"permission": "entitlement:read", "zone": _ZONES}
_EDIT = {"permission": "entitlement:edit", "zone": _ZONES}
_Basis = Annotated[str, msgspec.Meta(min_length=1, max_length=200, examples=["2023年5月入户核查"])]


class ChangeBody(msgspec.Struct, kw_only=True):
    """Fields of the programme's form, class and basis."""

    attributes: dict[str, Any]
    basis: _Basis
    class_name: Annotated[str, msgspec.Meta(max_length=40)] = ""


class GrantBody(ChangeBody, kw_only=True):
    """A new entitlement of one recipient."""

    programme: str
    recipient_id: int
    starts_on: date
    stops_on: date | None = None


class BasisBody(msgspec.Struct, kw_only=True):
    """On what it rests."""

    basis: _Basis


class EndBody(BasisBody, kw_only=True):
    """The last day on which it is due."""

    stops_on: date


class EntitlementsController(Controller):
    """资格管理."""

    path = "/api/v1/counties/{county:str}/entitlements"
    tags = ["资格"]

    @get(
        "/",
        operation_id="listEntitlements",
        summary="资格列表",
        opt={**_READ, "sorts": ("name", "village", "starts_on", "amount")},
    )
    async def list_entitlements(
        self,
        county: CountyCode,
        official: SignedIn,
        reading: Paging,
        programme: FromQuery[str | None] = None,
        entitlement_state: Annotated[
            str | None, QueryParameter(name="state", description="live、suspended 或 ended")
        ] = None,
        region: FromQuery[str | None] = None,
        name: FromQuery[str | None] = None,
    ) -> Rows[Entitlement]:
        """Entitlements in the own villages and programmes."""
        async with county_session(county, read_only=True):
            page = await list_entitlements(
                official, reading, programme=programme, state=entitlement_state, region=region, name=name
            )
        return rows_of(page, page.rows)

    @post("/", operation_id="grantEntitlement", summary="认定资格", opt=_EDIT)
    async def grant(self, county: CountyCode, data: JSONBody[GrantBody], official: SignedIn) -> Created:
        """Grant a standing entitlement to one recipient."""
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        async with county_session(county):
            entitlement_id = await grant_entitlement(
                data.programme,
                data.recipient_id,
                official,
                directory,
                starts_on=data.starts_on,
                stops_on=data.stops_on,
                basis=data.basis,
                attributes=data.attributes,
                class_name=data.class_name,
            )
        return Created(id=entitlement_id)

    @get("/{entitlement_id:int}", operation_id="getEntitlement", summary="资格详情", opt=_READ)
    async def get_entitlement(
        self, county: CountyCode, entitlement_id: FromPath[int], official: SignedIn
    ) -> Entitlement:
        """One entitlement."""
        async with county_session(county, read_only=True):
            return await entitlement_detail(entitlement_id, official)

    @put(
        "/{entitlement_id:int}",
        operation_id="changeEntitlement",
        summary="变更资格",
        status_code=204,
        opt=_EDIT,
    )
    async def change(
        self,
        county: CountyCode,
        entitlement_id: FromPath[int],
        data: JSONBody[ChangeBody],
        official: SignedIn,
    ) -> None:
        """Change form fields, class and basis, with effect from the next batch."""
        async with platform_session(read_only=True):
            directory = await load_directory(county)
        async with county_session(county):
            await change_entitlement(
                entitlement_id,
                official,
                directory,
                attributes=data.attributes,
                basis=data.basis,
                class_name=data.class_name,
            )

    @post(
        "/{entitlement_id:int}/suspend",
        operation_id="suspendEntitlement",
        summary="暂停资格",
        status_code=204,
        opt=_EDIT,
    )
    async def suspend(
        self, county: CountyCode, entitlement_id: FromPath[int], data: JSONBody[BasisBody], official: SignedIn
    ) -> None:
        """Due in no period until it resumes."""
        async with county_session(county):
            await suspend_entitlement(entitlement_id, official, basis=data.basis)

    @post(
        "/{entitlement_id:int}/resume",
        operation_id="resumeEntitlement",
        summary="恢复资格",
        status_code=204,
        opt=_EDIT,
    )
    async def resume(
        self, county: CountyCode, entitlement_id: FromPath[int], data: JSONBody[BasisBody], official: SignedIn
    ) -> None:
        """Due again from the next batch on."""
        async with county_session(county):
            await resume_entitlement(entitlement_id, official, basis=data.basis)

    @post(
        "/{entitlement_id:int}/end",
        operation_id="endEntitlement",
        summary="终止资格",
        status_code=204,
        opt=_EDIT,
    )
    async def end(
        self, county: CountyCode, entitlement_id: FromPath[int], data: JSONBody[EndBody], official: SignedIn
    ) -> None:
        """End it with its last day."""
        async with county_session(county):
            await end_entitlement(entitlement_id, official, stops_on=data.stops_on, basis=data.basis)

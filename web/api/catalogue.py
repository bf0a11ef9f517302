"""The catalogue: departments, programmes, county settings, standards."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from core.catalogue.check_settings import check_settings
from core.catalogue.configure_programme import configure_programme
from core.catalogue.enable_programme import enable_programme
from core.catalogue.find_programme import find_programme
from core.catalogue.list_county_programmes import list_county_programmes
from core.catalogue.list_departments import list_departments
from core.catalogue.list_programmes import list_programmes
from core.catalogue.list_rates import list_rates
from core.catalogue.list_standards import list_standards
from core.catalogue.programme import PROVINCE, CountyProgramme, Department, Programme
from core.catalogue.programme_settings import programme_settings
from core.catalogue.set_province_standard import set_province_standard
from core.catalogue.set_standard import set_standard
from core.catalogue.standard import Rate, StandardRecord
from core.catalogue.update_programme import update_programme
from tenants import platform_session
from web.answers import Created
from web.api.catalogue_bodies import (
    ChainStepAnswer,
    ConfigureProgrammeBody,
    EnableProgrammeBody,
    ProvinceStandardAnswer,
    SetProvinceStandardBody,
    SetStandardBody,
    SettingsAnswer,
    UpdateProgrammeBody,
    chain_steps,
    settings_answer,
)
from web.deps import CountyCode, SignedIn

_ZONES = ["outer", "inner"]
_PUBLIC = {"permission": "public", "zone": ["public", "outer", "inner"]}
_READ = {"permission": "programme:read", "zone": _ZONES}
_MANAGE = {"permission": "programme:manage", "zone": _ZONES}
_COUNTY = {"permission": "county_programme:manage", "zone": _ZONES}
_STANDARD_READ = {"permission": "standard:read", "zone": _ZONES}
_STANDARD_SET = {"permission": "standard:set", "zone": _ZONES}
_BOUNDS = {"permission": "standard:set_bounds", "zone": _ZONES}


class PublicProgrammesController(Controller):
    """政策清单：项目与主管部门."""

    path = "/api/v1/public"
    tags = ["公开查询"]

    @get("/programmes", operation_id="listPublicProgrammes", summary="公开的补贴项目清单", opt=_PUBLIC)
    async def list_public_programmes(self, county: FromQuery[str | None] = None) -> list[Programme]:
        """All programmes that are paid, or those that a county (six digits) runs."""
        async with platform_session(read_only=True):
            return [programme for programme in await list_programmes(county) if programme.enabled]

    @get("/departments", operation_id="listDepartments", summary="主管部门", opt=_PUBLIC)
    async def list_departments(self) -> list[Department]:
        """Departments in charge, in the order of the official lists."""
        async with platform_session(read_only=True):
            return await list_departments()


class ProgrammesController(Controller):
    """补贴项目与省级标准."""

    path = "/api/v1/programmes"
    tags = ["补贴目录"]

    @get("/", operation_id="listProgrammes", summary="补贴项目列表", opt=_READ)
    async def list_programmes(self, county: FromQuery[str | None] = None) -> list[Programme]:
        """All programmes, or those that a county (six digits) runs."""
        async with platform_session(read_only=True):
            return await list_programmes(county)

    @get("/{code:str}", operation_id="getProgramme", summary="补贴项目详情", opt=_READ)
    async def get_programme(self, code: FromPath[str]) -> Programme:
        """One programme."""
        async with platform_session(read_only=True):
            return await find_programme(code)

    @put("/{code:str}", operation_id="updateProgramme", summary="维护补贴项目", status_code=204, opt=_MANAGE)
    async def update_programme(
        self, code: FromPath[str], data: JSONBody[UpdateProgrammeBody], official: SignedIn
    ) -> None:
        """Policy basis, and whether it runs."""
        async with platform_session():
            await update_programme(code, official, policy_basis=data.policy_basis, enabled=data.enabled)

    @get("/{code:str}/standards", operation_id="listStandards", summary="补贴标准", opt=_STANDARD_READ)
    async def list_standards(
        self,
        code: FromPath[str],
        region: Annotated[str, QueryParameter(description="12 位区划代码")] = PROVINCE,
    ) -> list[StandardRecord]:
        """Dated standards of a region and those above it."""
        async with platform_session(read_only=True):
            return await list_standards(code, region)

    @post(
        "/{code:str}/standards", operation_id="setProvinceStandard", summary="制定省级标准和范围", opt=_BOUNDS
    )
    async def set_province_standard(
        self, code: FromPath[str], data: JSONBody[SetProvinceStandardBody], official: SignedIn
    ) -> ProvinceStandardAnswer:
        """A new standard of the province with the bounds for counties, from a day on."""
        async with platform_session():
            standard_id, outside = await set_province_standard(
                code,
                official,
                effective_from=data.effective_from,
                rates_fen=data.rates_fen,
                bounds_fen=data.bounds_fen,
                document_no=data.document_no,
            )
        return ProvinceStandardAnswer(id=standard_id, regions_outside=outside)


class CountyProgrammesController(Controller):
    """区县开办的项目、流程、公示与标准."""

    path = "/api/v1/counties/{county:str}/programmes"
    tags = ["补贴目录"]

    @get("/", operation_id="listCountyProgrammes", summary="单位项目列表", opt=_READ)
    async def list_county_programmes(
        self, county: CountyCode, enabled: FromQuery[bool | None] = None
    ) -> list[CountyProgramme]:
        """Every programme of the province as the county runs it, or does not."""
        async with platform_session(read_only=True):
            return await list_county_programmes(county, enabled=enabled)

    @get("/{code:str}/rates", operation_id="listRates", summary="补贴标准与省级范围", opt=_STANDARD_READ)
    async def list_rates(self, county: CountyCode, code: FromPath[str]) -> list[Rate]:
        """Each rate as the county pays it today, the province's bounds, and what is set for later."""
        async with platform_session(read_only=True):
            return await list_rates(code, county)

    @get("/{code:str}/settings", operation_id="getProgrammeSettings", summary="区县项目设置", opt=_READ)
    async def get_settings(self, county: CountyCode, code: FromPath[str]) -> SettingsAnswer:
        """Chain and publicity as they are in force in the county."""
        async with platform_session(read_only=True):
            return settings_answer(await programme_settings(county, code))

    @post(
        "/{code:str}/enable",
        operation_id="enableProgramme",
        summary="开办或停办项目",
        status_code=204,
        opt=_COUNTY,
    )
    async def enable_programme(
        self, county: CountyCode, code: FromPath[str], data: JSONBody[EnableProgrammeBody], official: SignedIn
    ) -> None:
        """Make the county run a programme, or stop it."""
        async with platform_session():
            await enable_programme(
                county, code, official, bank_channel=data.bank_channel, enabled=data.enabled
            )

    @put(
        "/{code:str}/settings",
        operation_id="configureProgramme",
        summary="设置区县流程和公示",
        status_code=204,
        opt=_COUNTY,
    )
    async def configure_programme(
        self,
        county: CountyCode,
        code: FromPath[str],
        data: JSONBody[ConfigureProgrammeBody],
        official: SignedIn,
    ) -> None:
        """The county's own chain and publicity, validated before they are saved."""
        rounds = (
            None if data.publicity is None else [msgspec.to_builtins(posting) for posting in data.publicity]
        )
        async with platform_session():
            await configure_programme(
                county, code, official, chains=data.chains, publicity=rounds, reason=data.reason
            )

    @post(
        "/{code:str}/settings/check",
        operation_id="checkProgrammeSettings",
        summary="检查区县流程和公示设置",
        status_code=200,
        opt=_COUNTY,
    )
    async def check_settings(
        self,
        county: CountyCode,
        code: FromPath[str],
        data: JSONBody[ConfigureProgrammeBody],
        official: SignedIn,
    ) -> list[ChainStepAnswer]:
        """The steps of the chains as they would be saved, each with where a return goes; nothing is stored."""
        rounds = (
            None if data.publicity is None else [msgspec.to_builtins(posting) for posting in data.publicity]
        )
        async with platform_session(read_only=True):
            overrides = await check_settings(county, code, official, chains=data.chains, publicity=rounds)
            programme = await find_programme(code)
        return chain_steps({**programme.chain, **overrides["chains"]})

    @get("/{code:str}/chain", operation_id="listChainSteps", summary="区县办理流程", opt=_READ)
    async def list_chain_steps(self, county: CountyCode, code: FromPath[str]) -> list[ChainStepAnswer]:
        """The chains in force, step by step, each with where a return goes."""
        async with platform_session(read_only=True):
            return chain_steps((await programme_settings(county, code)).chains)

    @post("/{code:str}/standards", operation_id="setStandard", summary="维护区县补贴标准", opt=_STANDARD_SET)
    async def set_standard(
        self, county: CountyCode, code: FromPath[str], data: JSONBody[SetStandardBody], official: SignedIn
    ) -> Created:
        """The county's own standard within the province's bounds, from a day on."""
        async with platform_session():
            standard_id = await set_standard(
                code,
                f"{county}000000",
                official,
                effective_from=data.effective_from,
                rates_fen=data.rates_fen,
                document_no=data.document_no,
            )
        return Created(id=standard_id)

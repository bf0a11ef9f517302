"""Programmes and batches in the databases of a test."""

from __future__ import annotations

from core.access import Official
from core.catalogue.batch import Batch
from core.catalogue.enable_programme import enable_programme
from core.catalogue.open_batch import open_batch
from core.catalogue.programme import ProgrammeSettings
from core.catalogue.programme_settings import programme_settings
from core.kernel.clock import now
from tenants import county_session, platform_session
from tests.factories.officials import official

BANK = "rural_credit"
"""The bank channel of the tests' counties."""


async def enabled_programme(county: str = "530423", programme: str = "elderly_service") -> ProgrammeSettings:
    """Settings of a programme that the county runs from now on."""
    async with platform_session():
        administrator = official("county_admin", county, id=77)
        await enable_programme(county, programme, administrator, bank_channel=BANK)
        return await programme_settings(county, programme)


async def disabled_programme(county: str = "530423", programme: str = "elderly_service") -> None:
    """Make a county stop running a programme."""
    async with platform_session():
        administrator = official("county_admin", county, id=77)
        await enable_programme(county, programme, administrator, bank_channel=BANK, enabled=False)


async def opened_batch(
    county: str = "530423",
    programme: str = "elderly_service",
    period: str = "202305",
    *,
    by: Official | None = None,
) -> Batch:
    """A batch of a programme that the county runs from now on."""
    settings = await enabled_programme(county, programme)
    async with county_session(county):
        return await open_batch(settings, period, by or official("county_operator", county, id=70))


async def stored_official(province, *, account: str = "setter", id: int = 900) -> int:
    """A row in `platform.official`, for tables of the platform that refer to one; returns its id."""
    owner = await province.owner("main")
    try:
        await owner.execute("SET search_path TO platform")
        organisation = await owner.fetchval(
            "INSERT INTO organisation (name, kind, region_code, created_at) VALUES ($1, 'government', '530000000000', $2)"
            " ON CONFLICT (region_code, name) DO UPDATE SET name = excluded.name RETURNING id",
            "测试机关",
            now(),
        )
        await owner.execute(
            "INSERT INTO official (id, account, name, organisation_id, default_menu, user_type, enabled, password_hash,"
            " must_change_password, failed_attempts, created_at, updated_at, version)"
            " VALUES ($1, $2, '测试员', $3, 'business', 'staff', true, 'none', false, 0, $4, $4, 1)"
            " ON CONFLICT (id) DO NOTHING",
            id,
            account,
            organisation,
            now(),
        )
    finally:
        await owner.close()
    return id

"""What the demonstration starts with: divisions, programmes, two counties that run them, an account for every post."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.access.list_budget_units import list_budget_units
from core.access.official import Official
from core.catalogue.enable_programme import enable_programme
from core.catalogue.programme_settings import programme_settings
from core.catalogue.sync_programmes import sync_programmes
from core.holidays.load_schedules import load_schedules
from core.kernel.errors import NotFound
from core.plugin_host import subsidies
from core.regions.find_region import find_region
from core.regions.load_directory import load_directory
from core.regions.load_divisions import load_divisions
from core.regions.region import Region
from migrations.run import MigrationFailed, MigrationReport
from ops.platform.accounts import DemoAccounts, create_demo_accounts, load_demo_official
from ops.platform.payer_accounts import prepare_payer_accounts
from tenants import platform_session
from tenants.onboarding.provision import migrate_all, provision_county, provision_platform

DEMO_COUNTIES = ("530423", "530425")
"""通海县, where the demonstration plays, and 易门县 beside it."""
BANK_CHANNEL = "rural_credit"


async def prepare_province(var: Path, counties: Sequence[str] = DEMO_COUNTIES) -> DemoAccounts:
    """Migrate everything and add what is missing; repeating it changes nothing. Opens sessions of its own.

    `counties` (six digits each) are opened, with an account for every post. Raises `NotFound` for a code without a county, `MigrationFailed` for a schema that cannot be brought up to date, `DemoRefused` for lost accounts.
    """
    await provision_platform()
    async with platform_session():
        await load_divisions()
        await load_schedules()
    async with platform_session():
        await sync_programmes()
    for county in counties:
        await provision_county(county)
    failed: list[MigrationReport] = []
    await migrate_all(lambda report: failed.append(report) if report.error else None)
    if failed:
        raise MigrationFailed("; ".join(report.error for report in failed))
    async with platform_session():
        accounts = await create_demo_accounts(var, await _regions(counties))
        for county in counties:
            administrator = await load_demo_official(accounts.at("county_admin", county))
            await _enable_programmes(county, administrator)
    for county in counties:
        await _payer_accounts(var, county, accounts)
    return accounts


async def _payer_accounts(var: Path, county: str, accounts: DemoAccounts) -> None:
    async with platform_session(read_only=True):
        administrator = await load_demo_official(accounts.at("county_admin", county))
        entry = await load_demo_official(accounts.at("county_finance_entry", county))
        reviewer = await load_demo_official(accounts.at("county_finance_reviewer", county))
        units = await list_budget_units(administrator, county)
    await prepare_payer_accounts(
        var, county, [(unit["code"], unit["name"]) for unit in units], entry, reviewer
    )


async def _regions(counties: Sequence[str]) -> list[Region]:
    """The demo counties with their townships and everything above them, each once."""
    found: dict[str, Region] = {}
    for county in counties:
        directory = await load_directory(county)
        for code in (f"{county[:2]}0000000000", f"{county[:4]}00000000"):
            found[code] = await find_region(code)
        found |= {region.code: region for region in (directory.county, *directory.townships())}
    return list(found.values())


async def _enable_programmes(county: str, by: Official) -> None:
    for programme in subsidies():
        try:
            await programme_settings(county, programme)
        except NotFound:
            await enable_programme(county, programme, by, bank_channel=BANK_CHANNEL)

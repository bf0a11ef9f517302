"""The catalogue mirrors the plugins and keeps what officials decided."""

import pytest

from core import plugin_host
from core.catalogue.find_programme import find_programme
from core.catalogue.list_departments import list_departments
from core.catalogue.list_programmes import list_programmes
from core.catalogue.list_standards import list_standards
from core.catalogue.sync_programmes import sync_programmes
from core.catalogue.update_programme import update_programme
from core.database import fetch_value
from core.kernel.errors import Invalid, NotAllowed, NotFound
from tenants import platform_session
from tests.factories.catalogue import disabled_programme
from tests.factories.officials import official

ADMIN = official("province_admin", "53")


async def test_every_plugin_is_a_programme(province) -> None:
    async with platform_session(read_only=True):
        known = {programme.code: programme for programme in await list_programmes()}
    assert set(known) == set(plugin_host.subsidies())
    living = known["minimum_living"]
    assert (living.official_number, living.short_name, living.department_name) == ("17-2", "低保补助", "民政")
    assert living.needs_calculation is False
    assert "calculation" not in living.chain["township"]["stages"]
    assert [posting["stage"] for posting in living.publicity] == ["township_publicity"]


async def test_a_household_programme_is_posted_whichever_way_it_enters(province) -> None:
    async with platform_session(read_only=True):
        chain = (await find_programme("minimum_living")).chain
    assert "township_publicity" in chain["township"]["stages"]
    assert "township_publicity" in chain["county"]["stages"]


async def test_every_posting_of_a_chain_has_its_days(province) -> None:
    async with platform_session(read_only=True):
        for programme in await list_programmes():
            days = {posting["stage"]: posting["days"] for posting in programme.publicity}
            for chain in programme.chain.values():
                for stage in chain["stages"]:
                    if stage.endswith(("publicity", "repost")):
                        assert days[stage] >= 1, (programme.code, stage)


async def test_syncing_again_changes_nothing(province) -> None:
    async with platform_session():
        entries = await fetch_value("SELECT count(*) FROM audit_entry")
        assert await sync_programmes() == []
        assert await fetch_value("SELECT count(*) FROM standard WHERE set_by IS NULL") > 40
    async with platform_session(read_only=True):
        assert await fetch_value("SELECT count(*) FROM audit_entry") == entries


async def test_syncing_mends_what_belongs_to_the_plugin_only(province) -> None:
    async with platform_session():
        await update_programme(
            "elderly_service",
            ADMIN,
            policy_basis="云民发〔2026〕1号",
            enabled=False,
        )
    owner = await province.owner("main")
    await owner.execute(
        "UPDATE platform.programme SET short_name = '旧的名字' WHERE code = 'elderly_service'"
    )
    await owner.close()
    async with platform_session():
        assert await sync_programmes() == ["elderly_service"]
        programme = await find_programme("elderly_service")
    assert programme.short_name == "老年服务"
    assert (programme.policy_basis, programme.enabled) == ("云民发〔2026〕1号", False)


async def test_real_county_figures_are_imported(province) -> None:
    async with platform_session(read_only=True):
        own = (await list_standards("elderly_allowance", "530111000000"))[0]
        assert own.region_code == "530111000000"
        assert own.rates_fen == {"age_80_89": 11000, "age_90_99": 20000, "age_100_plus": 60000}


async def test_only_the_province_changes_a_programme(province) -> None:
    async with platform_session():
        with pytest.raises(NotAllowed):
            await update_programme(
                "elderly_service",
                official("county_admin", "530423"),
                policy_basis="x",
                enabled=True,
            )
        with pytest.raises(Invalid):
            await update_programme("elderly_service", ADMIN, policy_basis=" ", enabled=True)
        with pytest.raises(NotFound):
            await update_programme("none", ADMIN, policy_basis="x", enabled=True)


async def test_departments_and_the_programmes_of_a_county(province) -> None:
    await disabled_programme("530423", "minimum_living")
    async with platform_session(read_only=True):
        assert "民政" in [department.name for department in await list_departments()]
        assert "minimum_living" not in [programme.code for programme in await list_programmes("530423")]
        assert "minimum_living" in [programme.code for programme in await list_programmes("530425")]

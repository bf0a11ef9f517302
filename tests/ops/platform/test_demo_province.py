"""The demonstration's province: complete, the same when prepared again, refused where real people are administered."""

from __future__ import annotations

import json
import os
import secrets
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

import migrations.run
from core.access.roles import ROLES
from core.access.sign_in import sign_in
from core.catalogue.programme_settings import programme_settings
from core.database import fetch_value
from core.database.engine import ENGINE
from core.kernel.keys import create_key_file
from core.kernel.paging import PageRequest
from core.payments.list_payer_accounts import list_payer_accounts
from core.plugin_host import subsidies
from migrations.run import MigrationFailed
from ops.platform.accounts import FILE_NAME, DemoRefused, load_demo_official, read_accounts
from ops.platform.demo_province import DEMO_COUNTIES, prepare_province
from tenants import county_session, platform_session
from tests.conftest import forget_settings
from tests.servers import DATABASE_PREFIX, database_url, drop_database, on


@pytest.fixture
async def empty(servers: dict[str, str], tmp_path: Path, own_process: None) -> AsyncIterator[Path]:
    """Settings of a demonstration on a new empty database; gives the folder of its files."""
    name = f"{DATABASE_PREFIX}demo_{secrets.token_hex(4)}"
    await on(servers["main"], f"CREATE DATABASE {name}")
    create_key_file(tmp_path / "keys.json", demo=True)
    places = {
        "main": {
            "owner_url": database_url(servers["main"], name),
            "app_url": database_url(servers["main"], name, application=True),
        }
    }
    os.environ |= {
        "YKT_ENVIRONMENT": "demo",
        "YKT_SERVERS": json.dumps(places),
        "YKT_KEY_FILE": str(tmp_path / "keys.json"),
        "YKT_VAR": str(tmp_path),
    }
    forget_settings()
    yield tmp_path
    await ENGINE.close_pools()
    await drop_database(servers["main"], name)


async def _owner() -> asyncpg.Connection:
    return await asyncpg.connect(json.loads(os.environ["YKT_SERVERS"])["main"]["owner_url"])


async def test_every_post_has_an_account_and_every_programme_runs(empty: Path) -> None:
    accounts = await prepare_province(empty)
    assert {account.role for account in accounts.accounts} == set(ROLES)
    async with platform_session():
        townships = await fetch_value("SELECT count(*) FROM region WHERE parent = '530423000000'")
        for county in DEMO_COUNTIES:
            for programme in subsidies():
                assert (await programme_settings(county, programme)).bank_channel == "rural_credit"
    for role in ("township_operator", "township_reviewer"):
        held = [a for a in accounts.accounts if a.role == role and a.region.startswith("530423")]
        assert len({account.region for account in held}) == townships == 9
    async with platform_session():
        for role in ROLES:
            account = next(a for a in accounts.accounts if a.role == role)
            official = await load_demo_official(account)
            assert [(g.role, g.region, g.budget_unit) for g in official.grants] == [
                (role, account.region, account.budget_unit)
            ]
            assert role == "province_admin" or official.programmes == set(subsidies())
    finance = accounts.at("unit_finance_operator", "530423")
    assert finance.budget_unit == accounts.at("unit_finance_reviewer", "530423").budget_unit == "119001"


async def test_prepared_again_nothing_changes_and_the_password_is_good(empty: Path) -> None:
    first = await prepare_province(empty)
    async with platform_session():
        entries = await fetch_value("SELECT count(*) FROM audit_entry")
    assert await prepare_province(empty) == first
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM audit_entry") == entries
    assert stat.S_IMODE((empty / FILE_NAME).stat().st_mode) == 0o600
    operator = first.at("county_operator", "530423")
    signed = await sign_in(
        operator.account,
        first.password,
        address="127.0.0.1",
        user_agent="",
        captcha_id=None,
        captcha_answer="",
    )
    assert not signed.must_change_password


async def test_a_post_that_is_missing_is_added(empty: Path) -> None:
    first = await prepare_province(empty)
    owner = await _owner()
    await owner.execute("DELETE FROM platform.official_programme")
    await owner.execute("DELETE FROM platform.post WHERE role = 'auditor'")
    await owner.execute("DELETE FROM platform.official WHERE account LIKE 'auditor.%'")
    await owner.close()
    again = await prepare_province(empty)
    assert again == first
    async with platform_session():
        official = await load_demo_official(again.at("auditor", "530425"))
    assert official.programmes == set(subsidies())


@pytest.mark.parametrize("environment", ["production", "rehearsal"])
async def test_demo_accounts_are_refused_where_real_people_are_administered(
    empty: Path, environment: str
) -> None:
    (empty / "keys.json").unlink()
    create_key_file(empty / "keys.json", demo=False)
    os.environ["YKT_ENVIRONMENT"] = environment
    forget_settings()
    with pytest.raises(DemoRefused, match="演示或测试环境"):
        await prepare_province(empty)
    async with platform_session():
        assert await fetch_value("SELECT count(*) FROM official") == 0
    assert not (empty / FILE_NAME).exists()


async def test_lost_or_readable_accounts_are_not_replaced(empty: Path) -> None:
    await prepare_province(empty)
    file = empty / FILE_NAME
    file.chmod(0o644)
    with pytest.raises(DemoRefused, match="chmod 600"):
        read_accounts(empty)
    file.unlink()
    with pytest.raises(DemoRefused, match="--fresh"):
        await prepare_province(empty)
    assert not file.exists()


async def test_an_older_database_is_migrated(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files_of = migrations.run.files_of
    newer = tmp_path / "9999_of_a_later_version.sql"
    newer.write_text("CREATE TABLE of_a_later_version (id bigint NOT NULL);", encoding="utf-8")

    async def is_newest(county: str) -> bool:
        async with county_session(county):
            return await fetch_value("SELECT to_regclass('of_a_later_version') IS NOT NULL")

    await prepare_province(empty)
    assert [await is_newest(county) for county in DEMO_COUNTIES] == [False, False]
    monkeypatch.setattr(
        migrations.run,
        "files_of",
        lambda kind: [*files_of(kind), newer] if kind == "county" else files_of(kind),
    )
    await prepare_province(empty)
    assert [await is_newest(county) for county in DEMO_COUNTIES] == [True, True]


async def test_every_budget_unit_has_an_account_that_the_bank_knows(empty: Path) -> None:
    accounts = await prepare_province(empty)
    await prepare_province(empty)
    for county in DEMO_COUNTIES:
        async with platform_session(read_only=True):
            auditor = await load_demo_official(accounts.at("auditor", county))
        async with county_session(county, read_only=True):
            (shown,) = (await list_payer_accounts(auditor, PageRequest())).rows
        (line,) = (empty / "simulators" / f"payers-{county}.csv").read_text(encoding="utf-8").splitlines()[1:]
        number, name = line.split(",")
        assert (shown["state"], shown["account_name"], shown["account"][-4:]) == (
            "confirmed",
            name,
            number[-4:],
        )
        assert shown["decided_by"] != shown["proposed_by"]


@pytest.mark.parametrize("schema", ["platform", "c530425"])
async def test_a_migration_that_was_changed_afterwards_is_refused(empty: Path, schema: str) -> None:
    await prepare_province(empty)
    owner = await _owner()
    await owner.execute(f"UPDATE {schema}.migration SET sha256 = 'other' WHERE name LIKE '0001%'")
    await owner.close()
    with pytest.raises(MigrationFailed, match=f"{schema}: 0001.* was changed after it ran"):
        await prepare_province(empty)

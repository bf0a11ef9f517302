"""A province on three PostgreSQL servers: the platform on `main`, 通海县 on `east`, 易门县 on `west`.

The servers are started and migrated once for each test process. Every test that asks for `province` gets fresh copies of
the databases, because sessions commit for real. With `YKT_DATABASE_URL` one server of that address stands for all three.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

import core.audit  # noqa: F401 - installs the audit writer
from core.catalogue.enable_programme import enable_programme
from core.catalogue.sync_programmes import sync_programmes
from core.database import remembered
from core.database.engine import ENGINE
from core.features import load_features
from core.holidays.load_schedules import load_schedules
from core.kernel.keys import create_key_file, keys
from core.kernel.settings import settings
from core.regions.load_divisions import load_divisions
from tenants import forget_placements, platform_session
from tenants.onboarding.provision import provision_county, provision_platform
from tests.copies import drop_untouched, fresh_copy, give_back
from tests.factories.officials import official
from tests.remembered_reads import looking
from tests.servers import (
    DATABASE_PREFIX,
    SERVERS,
    database_url,
    drop_database,
    embedded_servers,
    named_server,
    on,
    one_at_a_time,
)

load_features()

pytest_plugins = ["tests.web.called"]
NAMED_DATABASE = os.environ.get("YKT_DATABASE_URL")
"""The server that takes the place of the embedded ones; its role may create roles and databases."""
NAMED_BROKER = os.environ.get("YKT_BROKER_URL")
"""The broker that the journeys use in the place of a folder."""
EAST_COUNTY = "530423"
"""通海县, on the server `east`."""
WEST_COUNTY = "530425"
"""易门县, on the server `west`."""
_PROCESS = secrets.token_hex(4)
_numbers = itertools.count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--full` adds the runs at the size of a whole county."""
    parser.addoption("--full", action="store_true", help="also run the volume tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the volume tests out of an ordinary run (left out, not skipped)."""
    if not config.getoption("--full"):
        items[:] = [item for item in items if item.get_closest_marker("volume") is None]


@dataclass(frozen=True)
class Province:
    """The databases of one test: `urls` of the owning role by server, and the folder of its files."""

    urls: dict[str, str]
    var: Path

    async def owner(self, server: str) -> asyncpg.Connection:
        """A connection of the owning role, to look behind the application's back and to plant corruption."""
        return await asyncpg.connect(self.urls[server], statement_cache_size=0)


@dataclass(frozen=True)
class Templates:
    """What every test gets a copy of: `databases` by server, and the keys that their contents are encrypted with."""

    databases: dict[str, str]
    key_file: Path


def _database_names(part: str) -> dict[str, str]:
    return {server: f"{DATABASE_PREFIX}{_PROCESS}_{part}_{server}" for server in SERVERS}


def _use(var: Path, servers: dict[str, str], databases: dict[str, str]) -> dict[str, str]:
    owners = {server: database_url(servers[server], databases[server]) for server in SERVERS}
    places = {
        server: {
            "app_url": database_url(servers[server], databases[server], application=True),
            "owner_url": owners[server],
        }
        for server in SERVERS
    }
    # What a platform of another test left in this process must not be mixed with these settings.
    for name in [name for name in os.environ if name.startswith("YKT_")]:
        del os.environ[name]
    os.environ |= {
        "YKT_ENVIRONMENT": "test",
        "YKT_SERVERS": json.dumps(places),
        "YKT_KEY_FILE": str(var / "keys.json"),
        "YKT_VAR": str(var),
        "YKT_POOL_SIZE": "8",
    }
    forget_settings()
    return owners


def forget_settings() -> None:
    """Read the environment anew on next use (after a test changed it)."""
    settings.cache_clear()
    keys.cache_clear()
    forget_placements()


@pytest.fixture(scope="session", autouse=True)
def nothing_named() -> Iterator[None]:
    """Keep the named server and broker from platforms that tests start for themselves."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("YKT_DATABASE_URL", raising=False)
        environment.delenv("YKT_BROKER_URL", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def remembered_reads_are_noted() -> Iterator[None]:
    """Fail wherever a list is remembered that reads a table whose changes nobody asks for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembered, "_run", looking(remembered._run))
        yield


@pytest_asyncio.fixture(scope="session")
async def servers(nothing_named: None) -> AsyncIterator[dict[str, str]]:
    """Addresses of the PostgreSQL servers main, east and west, for the role that creates databases."""
    if NAMED_DATABASE:
        async with named_server(NAMED_DATABASE) as urls:
            yield urls
    else:
        with embedded_servers() as urls:
            yield urls


@pytest_asyncio.fixture(scope="session")
async def templates(
    servers: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Templates]:
    """Migrated template databases with divisions, programmes and two counties."""
    var = tmp_path_factory.mktemp("var")
    create_key_file(var / "keys.json", demo=True)
    databases = _database_names("template")
    for server, url in servers.items():
        await on(url, f"CREATE DATABASE {databases[server]}")
    try:
        _use(var, servers, databases)
        async with one_at_a_time(servers["main"]):
            await _fill_templates()
        yield Templates(databases, var / "keys.json")
    finally:
        await ENGINE.close_pools()
        await drop_untouched()
        for server, url in servers.items():
            await drop_database(url, databases[server])


async def _fill_templates() -> None:
    await provision_platform()
    async with platform_session():
        await load_divisions()
        await sync_programmes()
        await load_schedules()
    await provision_county(EAST_COUNTY, server="east")
    await provision_county(WEST_COUNTY, server="west")
    administrator = official("province_admin", "53", id=1)
    async with platform_session():
        for county in (EAST_COUNTY, WEST_COUNTY):
            for programme in ("elderly_service", "minimum_living", "elderly_allowance"):
                await enable_programme(county, programme, administrator, bank_channel="rural_credit")
    await ENGINE.close_pools()


@pytest_asyncio.fixture
async def province(servers: dict[str, str], templates: Templates, tmp_path: Path) -> AsyncIterator[Province]:
    """Fresh copies of the three databases; settings, keys and placements point at them."""
    names = _database_names(str(next(_numbers)))
    copies = await asyncio.gather(
        *(fresh_copy(servers[server], templates.databases[server], names[server]) for server in SERVERS)
    )
    databases = {server: copy.database for server, copy in zip(SERVERS, copies, strict=True)}
    shutil.copy2(templates.key_file, tmp_path / "keys.json")
    try:
        yield Province(_use(tmp_path, servers, databases), tmp_path)
    finally:
        await ENGINE.close_pools()
        forget_placements()
        await asyncio.gather(*(give_back(copy) for copy in copies))

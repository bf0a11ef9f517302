"""The stand of a measurement: an embedded PostgreSQL with production settings, the demo province, and the outside parties.

Each state that is measured is kept as a database; every repetition works on a fresh copy of it, so that the second run
finds what the first one found.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from core.features import load_features
from core.kernel.clock import OffsetFileClock, install_clock
from ops.commands.running import run
from ops.embedded.postgres import start_cluster
from ops.platform.accounts import DemoAccounts
from ops.platform.demo_province import prepare_province
from ops.platform.environment import Environment, prepare_environment
from ops.platform.processes import ROOT
from ops.platform.remove import remove_data
from ops.platform.start import uninterrupted
from ops.simulators.launch import start_simulators

_FIRST = "bench"


class SubjectFailed(RuntimeError):
    """The measured work did not end well; the text holds what it said."""


@dataclass(slots=True)
class Stand:
    """A province to measure on. `database` is the one that sessions of this process and subjects use now."""

    var: Path
    superuser_url: str
    environment: Environment
    clock: OffsetFileClock
    accounts: DemoAccounts | None = None
    database: str = _FIRST

    def use(self, database: str) -> None:
        """Let sessions and subjects go to `database` from now on."""
        servers = {
            name: {key: with_database(url, database) for key, url in urls.items()}
            for name, urls in json.loads(self.environment.variables["YKT_SERVERS"]).items()
        }
        variables = {**self.environment.variables, "YKT_SERVERS": json.dumps(servers)}
        self.environment = replace(self.environment, variables=variables)
        self.environment.activate()
        self.database = database

    def copy(self, source: str, target: str) -> None:
        """Make `target` the same as `source`, to which nobody may be connected."""
        self.on_server(f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY file_copy')

    def drop(self, database: str) -> None:
        """Remove a database and everybody who is connected to it."""
        self.on_server(f'DROP DATABASE "{database}" WITH (FORCE)')

    def on_server(self, statement: str) -> None:
        """Run one statement outside every database of the province."""

        async def work() -> None:
            connection = await asyncpg.connect(self.superuser_url)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        asyncio.run(work())

    @contextlib.asynccontextmanager
    async def owner(self) -> AsyncIterator[asyncpg.Connection]:
        """A bare connection of the owning role to the current database, for floors and upkeep."""
        connection = await asyncpg.connect(with_database(self.superuser_url, self.database))
        try:
            yield connection
        finally:
            await connection.close()

    def tidy(self) -> None:
        """What autovacuum does within a minute: dead rows go, the planner knows the tables."""

        async def work() -> None:
            async with self.owner() as connection:
                await connection.execute("VACUUM (ANALYZE)")

        asyncio.run(work())

    def subject(self, *arguments: str) -> dict[str, Any]:
        """Run `ops.bench.subject` in a process of its own; raises `SubjectFailed` unless its work is done."""
        ended = subprocess.run(
            [sys.executable, "-m", "ops.bench.subject", *arguments],
            cwd=ROOT,
            env={**os.environ, **self.environment.variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode != 0:
            raise SubjectFailed(ended.stderr[-3000:])
        said: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
        if said["state"] != "done":
            raise SubjectFailed(f"{' '.join(arguments)}: {said['state']}\n{ended.stderr[-3000:]}")
        return said


@contextlib.contextmanager
def open_stand() -> Iterator[Stand]:
    """A stand with an empty county 通海县, its programmes and an account for every post; removed however the block ends."""
    with tempfile.TemporaryDirectory(prefix="ykt-bench-", ignore_cleanup_errors=True) as folder:
        var = Path(folder) / "var"
        try:
            cluster = start_cluster(var / "postgres")
            owner_url = with_database(cluster.superuser_url, _FIRST)
            environment = prepare_environment(var, "http://127.0.0.1", {"YKT_DATABASE_URL": owner_url})
            clock_file = Path(environment.variables["YKT_CLOCK_FILE"])
            data = var / "simulators"
            data.mkdir(mode=0o700)
            with start_simulators(data, clock_file=clock_file) as simulators:
                simulators.write_outside_file(Path(environment.variables["YKT_OUTSIDE_FILE"]))
                stand = Stand(var, cluster.superuser_url, environment, OffsetFileClock(clock_file))
                stand.on_server(f'CREATE DATABASE "{_FIRST}"')
                stand.use(_FIRST)
                install_clock(stand.clock)
                load_features()
                stand.accounts = run(prepare_province(var))
                yield stand
        finally:
            with uninterrupted():
                remove_data(var)


def with_database(url: str, database: str) -> str:
    """The same address with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))

"""Where the databases of the tests lie: on three embedded servers, or on the one that `YKT_DATABASE_URL` names.

The role of `YKT_DATABASE_URL` may create roles and databases; it need not be a superuser. Databases of the tests are called
`ykt_test_…`. The application's role `ykt_app` gets a password of the test run, so that no running installation may use the
server.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from ops.embedded.postgres import Cluster, start_cluster, stop_cluster

SERVERS = ("main", "east", "west")
DATABASE_PREFIX = "ykt_test_"
# Processes of one run share the role of the application, and so its password.
_APPLICATION_PASSWORD = os.environ.get("PYTEST_XDIST_TESTRUNUID") or secrets.token_hex(16)
_LOCK = 0x796B74


def database_url(server_url: str, database: str, *, application: bool = False) -> str:
    """The address of a database of the server at `server_url`, for the owning role or for the application's."""
    parts = urlsplit(server_url)
    account, _, place = parts.netloc.rpartition("@")
    if application:
        account = f"ykt_app:{_APPLICATION_PASSWORD}"
    return urlunsplit((parts.scheme, f"{account}@{place}", f"/{database}", parts.query, ""))


async def on(server_url: str, *statements: str) -> None:
    """Run statements outside the databases of the tests."""
    connection = await asyncpg.connect(server_url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def drop_database(server_url: str, name: str) -> None:
    """Remove a database and whoever is still connected to it.

    A role without superuser may not end the sessions of another: those of the application are then ended as the application,
    and PostgreSQL itself sends its own upkeep away.
    """
    try:
        await on(server_url, f"DROP DATABASE {name} WITH (FORCE)")
    except asyncpg.InsufficientPrivilegeError:
        with suppress(asyncpg.InvalidAuthorizationSpecificationError):
            await on(
                database_url(server_url, name, application=True),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()",
            )
        await on(server_url, f"DROP DATABASE {name}")


@contextmanager
def embedded_servers() -> Iterator[dict[str, str]]:
    """Three servers of this process's own; gives their addresses by name."""
    folder = Path(tempfile.mkdtemp(prefix="ykt-tests-", dir=_fast_folder()))
    folder.chmod(0o711)
    started: dict[str, Cluster] = {}
    try:
        for server in SERVERS:
            started[server] = start_cluster(folder / server, fast_and_unsafe=True)
        yield {server: cluster.superuser_url for server, cluster in started.items()}
    finally:
        for cluster in started.values():
            stop_cluster(cluster.data_dir)
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def named_server(url: str) -> AsyncIterator[dict[str, str]]:
    """The server at `url` in the place of all three; afterwards its roles go, as soon as no database needs them.

    Raises `RuntimeError` when an installation is connected to it.
    """
    connection = await asyncpg.connect(url)
    try:
        foreign = await connection.fetchval(
            "SELECT datname FROM pg_stat_activity WHERE usename = 'ykt_app' AND NOT starts_with(datname, $1) LIMIT 1",
            DATABASE_PREFIX,
        )
    finally:
        await connection.close()
    if foreign is not None:
        raise RuntimeError(
            f"the server of YKT_DATABASE_URL serves a running installation in database {foreign}"
        )
    try:
        yield dict.fromkeys(SERVERS, url)
    finally:
        await _drop_roles(url)


@asynccontextmanager
async def one_at_a_time(server_url: str) -> AsyncIterator[None]:
    """Keep other processes of the tests from changing the roles of this server while the block runs."""
    connection = await asyncpg.connect(server_url)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        yield
    finally:
        await connection.close()


async def _drop_roles(url: str) -> None:
    """Drop the roles of platform and counties, and then the application's, unless another process still uses one."""
    async with one_at_a_time(url):
        connection = await asyncpg.connect(url)
        try:
            roles = await connection.fetch(
                "SELECT granted.rolname AS name FROM pg_auth_members m JOIN pg_roles granted ON granted.oid = m.roleid"
                " JOIN pg_roles member ON member.oid = m.member WHERE member.rolname = 'ykt_app'"
            )
            async with connection.transaction():
                for row in roles:
                    await connection.execute(f'DROP ROLE "{row["name"]}"')
                await connection.execute("DROP ROLE IF EXISTS ykt_app")
        except asyncpg.DependentObjectsStillExistError:
            return
        finally:
            await connection.close()


def _fast_folder() -> str | None:
    """Memory-backed storage where there is enough of it: copying a database takes a tenth of the time there."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30:
        return str(memory)
    return None

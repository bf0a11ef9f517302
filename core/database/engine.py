"""The one Piccolo engine of a process. It routes every session to the server that holds its schema (分库).

Piccolo's own transaction code loses its connection when the task is cancelled during BEGIN or COMMIT, and leaves the
task in autocommit when COMMIT fails; `SessionTransaction` mends both. The overrides touch Piccolo's internals, so its
version is pinned and tests/core/database proves them.
"""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any

import asyncpg
import msgspec
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from core.kernel.errors import Unavailable
from core.kernel.settings import settings

NO_SCHEMA = "outside_any_session"
"""The search path of an idle connection: no such schema exists, so a query outside a session fails."""


_AWAY = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)
"""A server that cannot be reached, is just starting or stopping, or has no connection left."""


class SessionTransaction(PostgresTransaction):
    """One transaction on one server. Never nests; always gives its connection back."""

    engine: RoutingEngine

    def __init__(self, engine: RoutingEngine, server: str) -> None:
        super().__init__(engine, allow_nested=False)
        self._server = server

    async def get_connection(self) -> Any:
        """A pooled connection to the placement of this session."""
        pool = await self.engine.pool_of(self._server)
        try:
            return await pool.acquire(timeout=30)
        except _AWAY as error:
            raise Unavailable(
                "database.unreachable", "数据库暂时无法连接，请稍后重试；如持续出现请联系系统管理员"
            ) from error

    async def __aenter__(self) -> SessionTransaction:
        """Begin; a cancellation in between returns the connection."""
        self.connection = await self.get_connection()
        try:
            self.transaction = self.connection.transaction()
            await self.begin()  # type: ignore[no-untyped-call]
        except BaseException:
            await self._give_back()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Commit or roll back; whatever happens, the task is out of the transaction afterwards.

        An error of PostgreSQL leaves without its detail, which quotes the row: names and digests would get into logs.
        """
        if isinstance(error, asyncpg.PostgresError):
            error.detail = None
        try:
            if kind is not None:
                if not self._rolled_back:
                    await self.rollback()  # type: ignore[no-untyped-call]
            elif not self._committed and not self._rolled_back:
                await self.commit()  # type: ignore[no-untyped-call]
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
        return False

    async def _give_back(self) -> None:
        pool = await self.engine.pool_of(self._server)
        await asyncio.shield(pool.release(self.connection))


class RoutingEngine(PostgresEngine):
    """Engine of all tables. Queries run inside `open_session` only; anything else is refused."""

    __slots__ = ("_pools",)

    def __init__(self) -> None:
        super().__init__(config={"database": "yikatong"})
        self._pools: dict[str, tuple[asyncio.AbstractEventLoop, asyncio.Future[asyncpg.Pool]]] = {}

    async def check_version(self) -> None:
        """Piccolo would connect at import; the version is checked by `ykt migrate` instead."""

    async def pool_of(self, server: str) -> asyncpg.Pool:
        """The pool of one server for the running event loop, made on first use."""
        loop = asyncio.get_running_loop()
        known = self._pools.get(server)
        if known is None or known[0] is not loop:
            place = settings().servers.get(server)
            if place is None:
                raise Unavailable(
                    "database.unknown_server", f"没有配置名为“{server}”的数据库服务器，请联系系统管理员"
                )
            # The future goes into the table before the pool exists: tasks that come at once share one pool.
            known = (loop, asyncio.ensure_future(_new_pool(place.app_url)))
            self._pools[server] = known
        try:
            return await asyncio.shield(known[1])
        except Unavailable:
            self._pools.pop(server, None)
            raise

    def session_transaction(self, server: str) -> SessionTransaction:
        """A transaction on the server named `server`; `open_session` is its only caller."""
        return SessionTransaction(self, server)

    async def close_pools(self) -> None:
        """Close the pools that the running loop made."""
        loop = asyncio.get_running_loop()
        for server, (owner, pool) in list(self._pools.items()):
            del self._pools[server]
            if owner is loop:
                await (await pool).close()

    async def _run_in_pool(self, query: str, args: Sequence[Any] | None = None) -> Any:
        raise RuntimeError(f"query outside a session: {query[:80]}")

    async def _run_in_new_connection(self, query: str, args: Sequence[Any] | None = None) -> Any:
        raise RuntimeError(f"query outside a session: {query[:80]}")

    async def get_new_connection(self) -> Any:
        """Refused: a connection of its own would have neither county nor role."""
        raise RuntimeError("connections come from the pool of a session only")


async def _new_pool(url: str) -> asyncpg.Pool:
    try:
        return await asyncpg.create_pool(
            url,
            min_size=0,
            max_size=settings().pool_size,
            max_inactive_connection_lifetime=300,
            max_queries=20_000,
            statement_cache_size=0,
            server_settings={"search_path": NO_SCHEMA, "jit": "off", "application_name": "yikatong"},
            init=_prepare_connection,
        )
    except (OSError, TimeoutError, asyncpg.PostgresConnectionError) as error:
        raise Unavailable(
            "database.unreachable", "数据库暂时无法连接，请稍后重试；如持续出现请联系系统管理员"
        ) from error


_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@functools.lru_cache(maxsize=256)
def _moment_to_wire(moment: datetime) -> tuple[int]:
    """Microseconds since 2000 in UTC, as PostgreSQL sends them. Remembered: a job writes one moment into a hundred thousand rows."""
    return ((moment - _EPOCH) // _MICROSECOND,)


def _moment_from_wire(sent: tuple[int]) -> datetime:
    return _EPOCH + timedelta(microseconds=sent[0])


async def _prepare_connection(connection: asyncpg.Connection) -> None:
    """Read and write jsonb as Python objects, in COPY too, and moments (aware ones only) in a tenth of asyncpg's time.

    For jsonb a `str` is taken as JSON text already.
    """
    decode = msgspec.json.Decoder().decode
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: (
            b"\x01" + (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).encode()
        ),
        decoder=lambda data: decode(memoryview(data)[1:]),
        format="binary",
    )
    await connection.set_type_codec(
        "timestamptz",
        schema="pg_catalog",
        encoder=_moment_to_wire,
        decoder=_moment_from_wire,
        format="tuple",
    )


ENGINE = RoutingEngine()

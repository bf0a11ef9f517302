"""Count the statements that a request sends to the databases, so that no list asks once for each of its rows (L12)."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from unittest.mock import patch

from asyncpg.connection import LoggedQuery

from core.database import remembered
from core.database.engine import SessionTransaction

_FURNITURE = (
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SELECT set_config",
    "SELECT pg_advisory_unlock_all",
    "UPDATE sign_in",
)
"""Sessions begin, end and are reset; the time of last use of a log-in is written at most once a minute."""


@contextlib.contextmanager
def logged_queries() -> Iterator[list[str]]:
    """The statements of all sessions that are opened inside the block, in order, without those that frame a session.

    COPY is not seen: asyncpg does not log it.
    """
    statements: list[str] = []
    acquire = SessionTransaction.get_connection

    def note(logged: LoggedQuery) -> None:
        if listening and not logged.query.lstrip().startswith(_FURNITURE):
            statements.append(logged.query)

    async def get_connection(self: SessionTransaction) -> Any:
        connection = await acquire(self)
        connection.add_query_logger(note)
        return connection

    listening = True
    with patch.object(SessionTransaction, "get_connection", get_connection):
        try:
            yield statements
        finally:
            # Connections go back to the pool with their logger; it hears nothing from now on.
            listening = False


async def assert_same_queries(
    ask: Callable[[], Awaitable[int]], grow: Callable[[], Awaitable[object]]
) -> None:
    """`ask` (it answers how many rows it got) sends as many statements after `grow` added rows as before.

    Nothing is remembered meanwhile: an answer that needs no query would prove nothing.
    """
    with patch.object(remembered, "_kept", remembered.Memory(0)):
        await ask()
        with logged_queries() as few_statements:
            few = await ask()
        await grow()
        with logged_queries() as many_statements:
            many = await ask()
    assert many > few > 0, f"{few} rows, then {many}: the list did not grow"
    assert few_statements, "the request sent no statement: is the logger still attached?"
    assert len(many_statements) == len(few_statements), "\n".join(many_statements)

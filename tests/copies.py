"""Copies of the template databases. What a test has only looked at, or not even that, is fresh for the next one."""

from __future__ import annotations

from dataclasses import dataclass

import asyncpg

from tests.servers import drop_database

_UNCHANGED = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
"""The transaction that the server will number next: whatever is written, by nextval() after a checkpoint too, takes a number.
Making the copy ends with a checkpoint. On a server that holds more than one copy the numbers of the others count as well."""
_NOBODY = "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = $1)"


@dataclass(frozen=True, slots=True)
class Copy:
    """A database of the server at `server_url`, and the next transaction there when it was made."""

    server_url: str
    template: str
    database: str
    next_transaction: str


_untouched: dict[tuple[str, str], Copy] = {}


async def fresh_copy(server_url: str, template: str, name: str) -> Copy:
    """A database that is as `template` is: called `name`, or one that was given back untouched."""
    if kept := _untouched.pop((server_url, template), None):
        return kept
    connection = await asyncpg.connect(server_url)
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return Copy(server_url, template, name, await connection.fetchval(_UNCHANGED))
    finally:
        await connection.close()


async def give_back(copy: Copy) -> None:
    """Keep a copy that nobody wrote to and nobody uses any more; remove any other."""
    connection = await asyncpg.connect(copy.server_url)
    try:
        untouched = await connection.fetchval(_UNCHANGED) == copy.next_transaction
        untouched = untouched and await connection.fetchval(_NOBODY, copy.database)
    finally:
        await connection.close()
    if untouched:
        _untouched[copy.server_url, copy.template] = copy
    else:
        await drop_database(copy.server_url, copy.database)


async def drop_untouched() -> None:
    """Remove what is kept, at the end of a run."""
    while _untouched:
        _, copy = _untouched.popitem()
        await drop_database(copy.server_url, copy.database)

"""Stop a job at a place that is too short to hit: a trigger waits there for a lock that the test holds."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg

from tests.conftest import Province

_keys = itertools.count(7000)


@dataclass(frozen=True)
class Hold:
    """One place where jobs wait."""

    owner: asyncpg.Connection
    key: int

    async def reached(self) -> bool:
        """Whether somebody waits there."""
        return bool(
            await self.owner.fetchval(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                self.key,
            )
        )


@asynccontextmanager
async def held_at(
    province: Province, server: str, table: str, event: str, *, when: str = ""
) -> AsyncIterator[Hold]:
    """Whoever does `event` (`INSERT`, `UPDATE OF step` …) on `table` (with schema) waits there while the block runs.

    `when` is a condition on NEW; without it whole statements wait. The transaction of who waits stays open.
    """
    key, schema = next(_keys), table.split(".", maxsplit=1)[0]
    each, condition = ("FOR EACH ROW", f"WHEN ({when})") if when else ("FOR EACH STATEMENT", "")
    answer = "NEW" if when else "NULL"
    owner = await province.owner(server)
    try:
        await owner.execute(
            f"CREATE FUNCTION {schema}.wait_{key}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN PERFORM pg_advisory_xact_lock({key}); RETURN {answer}; END $$;"
            f" CREATE TRIGGER wait_{key} BEFORE {event} ON {table} {each} {condition}"
            f" EXECUTE FUNCTION {schema}.wait_{key}();"
            f" SELECT pg_advisory_lock({key})"
        )
        yield Hold(owner, key)
    finally:
        await owner.close()

"""Somebody who changes something all the time, so that nothing that is remembered of a list stays true for long (ADR 0022)."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import asyncpg

_STATEMENTS = (
    "SELECT CASE WHEN t.tgtype & 16 > 0 THEN format('UPDATE %s SET %I = %2$I WHERE false', t.tgrelid::regclass, a.attname)"
    " ELSE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM %1$s WHERE false', t.tgrelid::regclass) END"
    " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid AND p.proname = 'note_list_change'"
    " JOIN LATERAL (SELECT attname FROM pg_attribute WHERE attrelid = t.tgrelid AND attnum > 0 AND NOT attisdropped"
    " AND attgenerated = '' AND attidentity = '' ORDER BY attnum LIMIT 1) a ON true ORDER BY 1"
)
"""A statement for each table whose changes are noted: it finds no row, but the triggers of a statement run all the same."""
_TOUCH = (
    "UPDATE {schema}.line SET flagged = flagged WHERE id = (SELECT id FROM {schema}.line WHERE batch_id ="
    " (SELECT max(id) FROM {schema}.batch WHERE state = 'open') ORDER BY id LIMIT 1)"
)
"""The newest batch is worked on: what is remembered of a batch by itself goes by the lines that a statement finds."""


@contextlib.contextmanager
def constant_changes(owner_url: str, county: str, pace: float) -> Iterator[None]:
    """Every `pace` seconds until the block ends, let every table whose changes are noted note one, and touch a line of the newest batch.

    No row gets another value. Raises what went wrong with it when the block ends, `LookupError` where nothing is noted.
    """
    over = threading.Event()
    with ThreadPoolExecutor(1, "changes") as threads:
        changing = threads.submit(asyncio.run, _change(owner_url, county, pace, over))
        try:
            yield
        finally:
            over.set()
    changing.result()


async def _change(owner_url: str, county: str, pace: float, over: threading.Event) -> None:
    connection = await asyncpg.connect(owner_url)
    try:
        statements = [row[0] for row in await connection.fetch(_STATEMENTS)]
        if not statements:
            raise LookupError("no table notes its changes")
        statements.append(_TOUCH.format(schema=f'"c{county}"'))
        while not await asyncio.to_thread(over.wait, pace):
            for statement in statements:
                await connection.execute(statement)
    finally:
        await connection.close()

"""Stop the jobs of a county in the middle, or let them fail, so that a page can be looked at while that is really so."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import threading
from collections.abc import Iterator

import asyncpg

from ops.platform.start import RunningPlatform

_keys = itertools.count(9000)


@contextlib.contextmanager
def jobs_held(platform: RunningPlatform, county: str) -> Iterator[None]:
    """Every job that begins meanwhile waits at its first word of progress until the block ends; it can be cancelled there."""
    with _at_progress(platform, county, "PERFORM pg_advisory_xact_lock({key})"):
        yield


@contextlib.contextmanager
def jobs_failing(platform: RunningPlatform, county: str) -> Iterator[None]:
    """Every job that begins meanwhile fails at its first word of progress, as by a defect of the database."""
    with _at_progress(platform, county, "RAISE EXCEPTION 'planted by a test'"):
        yield


@contextlib.contextmanager
def _at_progress(platform: RunningPlatform, county: str, does: str) -> Iterator[None]:
    """Let `does` (PL/pgSQL) run at every word of progress of the county's jobs until the block ends.

    The connection lives in a thread of its own: the browser's event loop already runs in this one.
    """
    held, over = threading.Event(), threading.Event()
    servers = json.loads(platform.environment.variables["YKT_SERVERS"])
    failures: list[BaseException] = []

    def work() -> None:
        try:
            asyncio.run(_hold(servers["main"]["owner_url"], f"c{county}", does, held, over))
        except BaseException as error:  # noqa: BLE001 - raised again in the test's own thread
            failures.append(error)
            held.set()

    keeper = threading.Thread(target=work)
    keeper.start()
    held.wait()
    try:
        if not failures:
            yield
    finally:
        over.set()
        keeper.join()
    if failures:
        raise failures[0]


async def _hold(url: str, schema: str, does: str, held: threading.Event, over: threading.Event) -> None:
    key = next(_keys)
    name = f"{schema}.wait_{key}"
    owner = await asyncpg.connect(url, statement_cache_size=0)
    try:
        await owner.execute(
            f"SELECT pg_advisory_lock({key});"
            f" CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN {does.format(key=key)}; RETURN NULL; END $$;"
            f" CREATE TRIGGER wait_{key} BEFORE UPDATE OF step ON {schema}.job FOR EACH STATEMENT"
            f" EXECUTE FUNCTION {name}()"
        )
        held.set()
        await asyncio.to_thread(over.wait)
        await owner.execute(f"SELECT pg_advisory_unlock({key})")
        await owner.execute(f"DROP TRIGGER wait_{key} ON {schema}.job; DROP FUNCTION {name}()")
    finally:
        await owner.close()

"""Remembered results are exact: whoever asks sees every change that was committed before, and nothing that was not."""

from __future__ import annotations

from typing import Any

import pytest

from core.database import execute, fetch_remembered, fetch_value
from core.database.remembered import NOTED, Memory
from tenants import county_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY
from tests.factories.query_count import logged_queries
from tests.factories.sessions import apart
from tests.factories.workflow import make_batch

PROGRAMME = "elderly_allowance"
_COUNT = "SELECT count(*) AS batches FROM batch WHERE programme_code = $1"


async def counted(county: str = EAST_COUNTY) -> int:
    async with county_session(county, read_only=True):
        [row] = await fetch_remembered(("batch",), _COUNT, PROGRAMME)
        return int(row["batches"])


async def test_what_did_not_change_is_not_counted_again(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        await make_batch(PROGRAMME)
    assert await counted() == 1
    with logged_queries() as statements:
        assert await counted() == 1
    assert _COUNT not in statements
    async with county_session(EAST_COUNTY):
        await execute("UPDATE line SET name = name WHERE false")
    with logged_queries() as statements:
        assert await counted() == 1
    assert _COUNT not in statements, "a change of another table does not matter"


async def test_a_committed_change_is_seen_at_once(province: Any) -> None:
    assert await counted() == 0
    for number in (1, 2, 3):
        async with county_session(EAST_COUNTY):
            await make_batch(PROGRAMME, number=number)
        assert await counted() == number
    async with county_session(EAST_COUNTY):
        await execute("UPDATE batch SET programme_code = 'elderly_service' WHERE number = 1")
    assert await counted() == 2
    assert await counted(WEST_COUNTY) == 0, "counties share nothing"


async def test_what_is_not_committed_is_seen_by_nobody_else(province: Any) -> None:
    assert await counted() == 0
    with pytest.raises(RuntimeError, match="changed my mind"):
        async with county_session(EAST_COUNTY):
            await make_batch(PROGRAMME)
            [own] = await fetch_remembered(("batch",), _COUNT, PROGRAMME)
            assert own["batches"] == 1, "the own change"
            assert await apart(counted()) == 0
            raise RuntimeError("changed my mind")
    assert await counted() == 0
    async with county_session(EAST_COUNTY):
        await make_batch(PROGRAMME)
    assert await counted() == 1


async def test_changes_do_not_pile_up_and_none_is_lost(province: Any) -> None:
    for _ in range(3):
        async with county_session(EAST_COUNTY):
            for _ in range(200):
                await execute("UPDATE batch SET name = name WHERE false")
    async with county_session(EAST_COUNTY):
        assert await fetch_value("SELECT count(*) FROM list_change") < 500
        await make_batch(PROGRAMME)
    assert await counted() == 1


async def test_every_table_that_may_be_remembered_is_watched(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        watched = await fetch_value(
            "SELECT array_agg(DISTINCT c.relname::text) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgfoid = 'note_list_change'::regproc AND c.relnamespace = current_schema()::regnamespace"
        )
        assert set(watched) == NOTED
        with pytest.raises(ValueError, match="message"):
            await fetch_remembered(("message",), "SELECT count(*) FROM message")


def test_memory_is_bounded_by_rows_and_keeps_what_is_used() -> None:
    memory = Memory(5)
    long, short, none = ([object()] * size for size in (3, 2, 0))
    memory.put(("long",), long)  # type: ignore[arg-type]
    memory.put(("short",), short)  # type: ignore[arg-type]
    assert memory.get(("long",)) is long
    memory.put(("none",), none)  # type: ignore[arg-type]
    assert memory.get(("short",)) is None, "unused for longest"
    assert (memory.get(("long",)), memory.get(("none",))) == (long, none)
    memory.put(("long",), short)  # type: ignore[arg-type]
    memory.put(("short",), short)  # type: ignore[arg-type]
    assert memory.get(("long",)) is short, "the smaller result made room"
    memory.put(("huge",), long + long)  # type: ignore[arg-type]
    assert memory.get(("huge",)) is None, "what is larger than the memory is not kept"

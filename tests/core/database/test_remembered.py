"""Remembered results are exact: whoever asks sees every change that was committed before, and nothing that was not."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from core.database import (
    execute,
    fetch,
    fetch_of_batch,
    fetch_of_batches,
    fetch_remembered,
    fetch_row,
    fetch_value,
    remembered,
)
from core.database.remembered import NOTED, Memory
from tenants import county_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY
from tests.factories.query_count import logged_queries
from tests.factories.sessions import apart
from tests.factories.workflow import make_batch, make_lines

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


_FOUND = (
    "SELECT l.batch_id, count(*) AS lines, count(f.line_id) AS findings, min(b.name) AS name FROM line l"
    " JOIN batch b ON b.id = l.batch_id LEFT JOIN finding f ON f.line_id = l.id"
    " WHERE l.batch_id = ANY($1::bigint[]) AND l.flagged = $2 GROUP BY l.batch_id"
)
_FINDING = (
    "INSERT INTO finding (line_id, check_name, rule_code, outcome, column_title, reason, remedy, source, overridable, resolution,"
    " found_at)"
    " SELECT id, 'alert', 'alert.death', 'failed', '', '已去世', '核实', '民政', true, 'open', now() FROM line WHERE batch_id = $1"
)


async def found(*batches: int) -> tuple[dict[int, tuple[int, int]], list[int]]:
    """By batch its lines and their findings, and the batches that were counted for it."""
    counted_now: list[int] = []
    run = remembered._run

    async def noted(key: Any, sql: str, values: Any) -> Any:
        counted_now.extend(values[0])
        return await run(key, sql, values)

    with patch.object(remembered, "_run", noted):
        async with county_session(EAST_COUNTY, read_only=True):
            answer = await fetch_of_batches(batches, _FOUND, False)
    return {batch: _told(rows) for batch, rows in answer.items()}, counted_now


def _told(rows: list[Any]) -> tuple[int, int]:
    return (rows[0]["lines"], rows[0]["findings"]) if rows else (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE line SET flagged = true WHERE batch_id = $1",
        _FINDING,
        "UPDATE finding SET resolution = 'superseded' WHERE line_id IN (SELECT id FROM line WHERE batch_id = $1)",
        "DELETE FROM finding WHERE line_id IN (SELECT id FROM line WHERE batch_id = $1)",
        "UPDATE batch SET name = name || '（补）' WHERE id = $1",
    ],
)
async def test_only_the_batch_that_was_changed_is_counted_again(province: Any, change: str) -> None:
    async with county_session(EAST_COUNTY):
        first, second, empty = [await make_batch(PROGRAMME, number=number) for number in (1, 2, 3)]
        for batch in (first, second):
            await make_lines(batch, 2)
            await execute(_FINDING, batch)
    assert await found(first, second, empty) == (
        {first: (2, 2), second: (2, 2), empty: (0, 0)},
        [first, second, empty],
    )
    assert (await found(empty, second, first))[1] == []
    async with county_session(EAST_COUNTY):
        await execute(change, second)
    after, again = await found(first, second, empty)
    assert again == [second]
    async with county_session(EAST_COUNTY):
        assert after == {first: (2, 2), second: _told(await fetch(_FOUND, [second], False)), empty: (0, 0)}


async def test_new_lines_and_lines_that_move_count_for_every_batch_they_touch(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        first, second, third = [await make_batch(PROGRAMME, number=number) for number in (1, 2, 3)]
        moving, _ = await make_lines(first, 2)
    await found(first, second, third)
    async with county_session(EAST_COUNTY):
        await make_lines(third, 1)
    assert await found(first, second, third) == ({first: (2, 0), second: (0, 0), third: (1, 0)}, [third])
    async with county_session(EAST_COUNTY):
        await execute("UPDATE line SET batch_id = $2, intake_file_id = NULL WHERE id = $1", moving, second)
    assert await found(first, second, third) == (
        {first: (1, 0), second: (1, 0), third: (1, 0)},
        [first, second],
    )


async def test_marks_are_added_up_and_none_is_lost(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        quiet, busy = [await make_batch(PROGRAMME, number=number) for number in (1, 2)]
        await make_lines(busy, 1)
    await found(quiet, busy)
    states = []
    async with county_session(EAST_COUNTY):
        for _ in range(70):
            await execute("UPDATE line SET flagged = flagged WHERE batch_id = $1", busy)
            states.append(
                await fetch_row("SELECT sum(mark), count(*) FROM batch_change WHERE batch_id = $1", busy)
            )
        await execute("UPDATE line SET flagged = flagged WHERE false")
    stamps, rows = zip(*states, strict=True)
    assert sorted(set(stamps)) == list(stamps), "every change makes another stamp, rows that are added up too"
    assert max(rows) < 40
    assert await found(quiet, busy) == ({quiet: (0, 0), busy: (1, 0)}, [busy])


async def test_a_query_of_one_batch_is_run_again_when_this_batch_was_changed(province: Any) -> None:
    async with county_session(EAST_COUNTY):
        first, second = [await make_batch(PROGRAMME, number=number) for number in (1, 2)]
        await make_lines(first, 2)
        await make_lines(second, 1)
    lines = "SELECT count(*) AS lines FROM line WHERE batch_id = $1 AND flagged = $2"

    async def known() -> tuple[int, bool]:
        with logged_queries() as statements:
            async with county_session(EAST_COUNTY, read_only=True):
                [row] = await fetch_of_batch(first, lines, first, False)
        return row["lines"], lines in statements

    assert await known() == (2, True)
    async with county_session(EAST_COUNTY):
        await execute("UPDATE line SET flagged = true WHERE batch_id = $1", second)
    assert await known() == (2, False)
    async with county_session(EAST_COUNTY):
        await execute("UPDATE line SET flagged = true WHERE batch_id = $1", first)
    assert await known() == (0, True)


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

"""SQL inside the current session. `queries.py` of each feature is the only place that calls these."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

from asyncpg import Record, UniqueViolationError

from core.database.session import current_session


async def fetch(sql: str, *values: Any) -> list[Record]:
    """All rows of a query; `$1`, `$2` … take `values`."""
    return await current_session().connection.fetch(sql, *values)


async def fetch_row(sql: str, *values: Any) -> Record | None:
    """The first row of a query, or None."""
    return await current_session().connection.fetchrow(sql, *values)


async def fetch_value(sql: str, *values: Any) -> Any:
    """The first column of the first row, or None."""
    return await current_session().connection.fetchval(sql, *values)


async def execute(sql: str, *values: Any) -> int:
    """Run a statement; returns the number of rows that it changed."""
    status = await current_session().connection.execute(sql, *values)
    tail = status.rsplit(" ", 1)[-1]
    return int(tail) if tail.isdecimal() else 0


def unguessed(condition: str) -> str:
    """`condition` as an expression whose share of the rows PostgreSQL takes as one half instead of multiplying guesses.

    For statements that find rows by key and only make sure of their state. Of a table that was just filled the planner
    knows nothing, takes two such states for one row in forty thousand, and then walks the keys anew for every row
    (L37; tests/core/checks/test_plans.py).
    """
    return f"CASE WHEN {condition} THEN true ELSE false END"


async def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """COPY rows into a table of the current schema (or a temporary table); returns how many."""
    status = await current_session().connection.copy_records_to_table(
        table, records=rows, columns=list(columns)
    )
    return int(status.rsplit(" ", 1)[-1])


async def copy_unless_taken(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bool:
    """COPY rows into a table, all or none; False when a unique index refuses one, and then the transaction goes on."""
    try:
        async with current_session().connection.transaction():
            await copy_rows(table, columns, rows)
    except UniqueViolationError:
        return False
    return True


async def reserve_ids(table: str, count: int) -> list[int]:
    """Take `count` values of the identity of `table.id`, so that sealed fields can name their row before it exists.

    Values of a transaction that rolls back are lost; gaps are harmless.
    """
    # Materialized, so that the sequence is looked up once and not for every id; one array is read faster than rows.
    ids: list[int] | None = await fetch_value(
        "WITH sequence AS MATERIALIZED (SELECT pg_get_serial_sequence($1, 'id')::regclass AS name)"
        " SELECT array_agg(nextval(sequence.name)) FROM sequence, generate_series(1, $2)",
        table,
        count,
    )
    return ids or []


async def stream(sql: str, *values: Any, rows_at_once: int = 2000) -> AsyncIterator[Record]:
    """Rows of a large result one by one, `rows_at_once` in memory, within the current transaction."""
    async for row in current_session().connection.cursor(sql, *values, prefetch=rows_at_once):
        yield row

"""Results of reading queries that are kept until one of their tables changes: exact totals that are not counted for every page.

The stamp of some tables is made of the rows that changes leave in `list_change` (migrations county/0018 and 0021, platform/0014). It is read before
the query: what is kept under it is never older than it, so nobody is shown less than what was committed when the request came.
Batches have stamps of their own in `batch_change` (county/0026 and 0027): what is counted batch by batch stays known for all but the changed
one.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from asyncpg import Record

from core.database.session import current_session
from core.database.sql import fetch


class Memory:
    """Results by key within a number of rows, the longest unused given up first. An empty result counts as a row."""

    def __init__(self, most_rows: int) -> None:
        self._most_rows = most_rows
        self._rows = 0
        self._results: OrderedDict[tuple[Any, ...], list[Record]] = OrderedDict()

    def get(self, key: tuple[Any, ...]) -> list[Record] | None:
        """The result under `key`, which is now the last one used; None when there is none."""
        if key in self._results:
            self._results.move_to_end(key)
        return self._results.get(key)

    def put(self, key: tuple[Any, ...], rows: list[Record]) -> None:
        """Keep a result in place of the one under `key`."""
        self._rows -= _weight(self._results.pop(key, None))
        self._results[key] = rows
        self._rows += _weight(rows)
        while self._rows > self._most_rows:
            _, given_up = self._results.popitem(last=False)
            self._rows -= _weight(given_up)


def _weight(rows: list[Record] | None) -> int:
    return 0 if rows is None else max(1, len(rows))


_kept = Memory(20_000)
"""What one process keeps: a row of a line is about 2 KB, so 40 MB at worst."""
_asked: dict[tuple[Any, ...], asyncio.Future[list[Record]]] = {}


async def fetch_remembered(tables: Sequence[str], sql: str, *values: Any) -> list[Record]:
    """All rows of a query that reads nothing but `tables` of the session's scope, counted anew only when one of them was changed.

    Raises `ValueError` for a table whose changes are not noted.
    """
    if unknown := set(tables) - NOTED:
        raise ValueError(f"changes of {', '.join(sorted(unknown))} are not noted")
    [stamp] = await fetch(
        "SELECT count(*) AS changes, sum(mark) AS marks FROM list_change WHERE name = ANY($1::text[])",
        list(tables),
    )
    key = (current_session().scope, tuple(tables), sql, repr(values), stamp["changes"], stamp["marks"])
    if (known := _kept.get(key)) is not None:
        return known
    rows = await _run_once(key, sql, values)
    _kept.put(key, rows)
    return rows


async def fetch_of_batch(batch: int, sql: str, *values: Any) -> list[Record]:
    """All rows of a query over lines, findings and payments of one batch, counted anew only when something changed in it.

    `values` must hold the batch: `sql` itself narrows what it reads to it.
    """
    stamps = await _stamps([batch])
    key = (current_session().scope, BATCH_NOTED, sql, repr(values), batch, stamps.get(batch))
    if (known := _kept.get(key)) is not None:
        return known
    rows = await _run_once(key, sql, values)
    _kept.put(key, rows)
    return rows


async def fetch_of_batches(batches: Sequence[int], sql: str, *values: Any) -> dict[int, list[Record]]:
    """By batch the rows of a query over lines, findings, payments and batches; counted anew only for batches in which something changed.

    `sql` takes the batches that it has to count as `$1`, `values` from `$2` on, and says in `batch_id` whose row each is. What it
    says of one batch must not depend on others.
    """
    stamps = await _stamps(batches)
    common = (current_session().scope, BATCH_NOTED, sql, repr(values))
    keys = {batch: (*common, batch, stamps.get(batch)) for batch in batches}
    known = {batch: rows for batch, key in keys.items() if (rows := _kept.get(key)) is not None}
    if missing := [batch for batch in batches if batch not in known]:
        counted: dict[int, list[Record]] = {batch: [] for batch in missing}
        key = (*common, *(keys[batch][-2:] for batch in missing))
        for row in await _run_once(key, sql, (missing, *values)):
            counted[row["batch_id"]].append(row)
        for batch, rows in counted.items():
            _kept.put(keys[batch], rows)
        known |= counted
    return known


async def _stamps(batches: Sequence[int]) -> dict[int, Any]:
    """By batch the sum of its marks; a batch that does not exist has none."""
    found = await fetch(
        "SELECT batch_id, sum(mark) AS marks FROM batch_change WHERE batch_id = ANY($1::bigint[]) GROUP BY batch_id",
        list(batches),
    )
    return {row["batch_id"]: row["marks"] for row in found}


async def _run_once(key: tuple[Any, ...], sql: str, values: Sequence[Any]) -> list[Record]:
    """The rows of the query: of somebody who read the same stamps and runs it just now, or run here if there is nobody or he fails."""
    if (asked := _asked.get(key)) is not None:
        await asyncio.wait([asked])
        if not asked.cancelled():
            return asked.result()
    return await _run(key, sql, values)


async def _run(key: tuple[Any, ...], sql: str, values: Sequence[Any]) -> list[Record]:
    """Run the query and let those wait who want the same."""
    _asked[key] = answer = asyncio.get_running_loop().create_future()
    try:
        rows = await fetch(sql, *values)
        answer.set_result(rows)
        return rows
    finally:
        if not answer.done():
            answer.cancel()
        if _asked.get(key) is answer:
            del _asked[key]


NOTED = frozenset(
    {
        "audit_entry",
        "bank_account",
        "batch",
        "dossier",
        "dossier_indicator",
        "entitlement",
        "finding",
        "household_member",
        "indicator",
        "line",
        "payee_correction",
        "payment",
        "payment_check",
        "publicity",
        "recipient",
    }
)
"""Tables with a trigger that notes every change."""
BATCH_NOTED = ("line", "finding", "payment", "batch")
"""Tables of whose changes each batch has a stamp."""

"""Results of reading queries that are kept until one of their tables changes: exact totals that are not counted for every page.

The stamp of some tables is made of the rows that changes leave in `list_change` (migrations county/0018 and 0020, platform/0014). It is read before
the query: what is kept under it is never older than it, so nobody is shown less than what was committed when the request came.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from asyncpg import Record

from core.database.session import current_session
from core.database.sql import fetch

_MOST = 512
"""So many results are kept by one process; a page has at most 200 rows, so this is some tens of megabytes at worst."""
_kept: OrderedDict[tuple[Any, ...], list[Record]] = OrderedDict()
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
    key = (current_session().scope, sql, repr(values), stamp["changes"], stamp["marks"])
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    if (asked := _asked.get(key)) is not None:
        # Somebody who read the same stamp runs it just now; if that fails, it is run here.
        await asyncio.wait([asked])
        if not asked.cancelled():
            return asked.result()
    rows = await _run(key, sql, values)
    _kept[key] = rows
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return rows


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

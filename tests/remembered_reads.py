"""Every query that is remembered in a test reads tables whose changes are noted under it, views looked through (ADR 0022)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from unittest.mock import patch

from asyncpg import Record

from core.database import current_session, fetch_value

NEVER_CHANGED = frozenset({"seal", "payment_request", "voucher", "payment_tally", "voucher_tally"})
"""Read beside noted tables, for what does not change under a list: seals and requests are never changed, vouchers give their
number and what they are for, and tallies say in less rows what the noted payments say."""
_known: set[tuple[Any, ...]] = set()
Run = Callable[[tuple[Any, ...], str, Sequence[Any]], Awaitable[list[Record]]]


def looking(run: Run) -> Run:
    """`run` of `core.database.remembered`, with a look at the plan of each query that comes for the first time."""

    async def looked_at(key: tuple[Any, ...], sql: str, values: Sequence[Any]) -> list[Record]:
        """Run the query; raises `AssertionError` when it reads what nobody notes."""
        _, tables, *_ = key
        if (tables, sql) not in _known:
            # Tests that count the statements of a list do not mean this one.
            with patch.object(current_session().connection._con, "_query_loggers", set()):
                plan = await fetch_value(f"EXPLAIN (FORMAT JSON) {sql}", *values)
            [explained] = plan if isinstance(plan, list) else json.loads(plan)
            unnoted = _relations(explained["Plan"]) - set(tables) - NEVER_CHANGED
            assert not unnoted, f"remembered, but changes of {sorted(unnoted)} are not asked for: {sql[:300]}"
            _known.add((tables, sql))
        return await run(key, sql, values)

    return looked_at


def _relations(plan: dict[str, Any]) -> set[str]:
    below = (_relations(part) for part in plan.get("Plans", ()))
    return {plan["Relation Name"]}.union(*below) if "Relation Name" in plan else set().union(*below)

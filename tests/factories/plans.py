"""What a statement makes PostgreSQL do, for tests that a plan stays in proportion to what is asked."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from unittest.mock import patch

from core.database import fetch_value


async def explained(sql: str, *values: object) -> dict[str, Any]:
    """The plan of a statement that is run in the current session, with the rows that its steps met."""
    plan = await fetch_value(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", *values)
    top: dict[str, Any] = (plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]
    return top


def rows_met(plan: dict[str, Any]) -> int:
    """Rows that a plan handed on or threw away, over all its steps and their repetitions."""
    thrown = plan.get("Rows Removed by Join Filter", 0) + plan.get("Rows Removed by Filter", 0)
    return (plan["Actual Rows"] + thrown) * plan["Actual Loops"] + sum(map(rows_met, plan.get("Plans", ())))


@contextlib.contextmanager
def plans_of(queries: ModuleType, call: str, beginning: str = "") -> Iterator[list[dict[str, Any]]]:
    """The plans of what the module sends by `call` (fetch, execute) inside the block, of statements with that beginning.

    They are run all the same, but answer nothing.
    """
    plans: list[dict[str, Any]] = []

    async def explain(sql: str, *values: object) -> list[Any]:
        """Explain one statement in place of sending it."""
        if sql.startswith(beginning):
            plans.append(await explained(sql, *values))
        return []

    with patch.object(queries, call, explain):
        yield plans

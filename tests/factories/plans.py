"""What a statement makes PostgreSQL do, for tests that a plan stays in proportion to what is asked."""

from __future__ import annotations

import json
from typing import Any

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

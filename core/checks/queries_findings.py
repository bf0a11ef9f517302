"""SQL of findings: why lines do not pass, one row for each rule."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from core.checks.verdict import RuleFinding
from core.database import copy_rows, execute

_COLUMNS = (
    "line_id",
    "check_name",
    "rule_code",
    "outcome",
    "column_title",
    "reason",
    "remedy",
    "source",
    "as_of",
    "overridable",
    "resolution",
    "found_at",
)


async def replace_findings(
    check: str,
    line_ids: Sequence[int],
    findings: Sequence[tuple[int, RuleFinding]],
    at: datetime,
    *,
    rules: Collection[str] | None = None,
) -> int:
    """Close the earlier findings of a check for the lines (of `rules` only, when given) and store the new ones."""
    await execute(
        "UPDATE finding SET resolution = 'superseded' WHERE line_id = ANY($1::bigint[]) AND check_name = $2"
        " AND resolution IN ('open', 'flagged') AND ($3::text[] IS NULL OR rule_code = ANY($3))",
        list(line_ids),
        check,
        list(rules) if rules is not None else None,
    )
    rows = (
        (
            line_id,
            check,
            found.rule_code,
            found.outcome.value,
            found.column_title,
            found.reason,
            found.remedy,
            found.source,
            found.as_of,
            found.may_be_overridden,
            "open" if found.blocks else "flagged",
            at,
        )
        for line_id, found in findings
    )
    return await copy_rows("finding", _COLUMNS, rows) if findings else 0

"""SQL of facts: what registries answered, by keyed digest of the person as asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asyncpg import Record

from core.database import copy_rows, copy_unless_taken, execute, fetch

COLUMNS = (
    "id",
    "subject_digest",
    "name",
    "state",
    "value_cipher",
    "value",
    "source",
    "as_of",
    "note",
    "asked_at",
)
_KEY = ("subject_digest", "name")


async def answers_about(names: Sequence[str], subjects: Sequence[bytes], since: datetime) -> list[Record]:
    """Stored answers about people; those given at or after `since` are `young` and bring their content.

    LATERAL with OFFSET 0 looks each one up in the index: the planner knows nothing about answers that came just now.
    """
    return await fetch(
        "SELECT f.subject_digest, f.name, y.young, CASE WHEN y.young THEN f.id END AS id,"
        " CASE WHEN y.young THEN f.value_cipher END AS value_cipher, CASE WHEN y.young THEN f.value END AS value,"
        " CASE WHEN y.young THEN f.source END AS source, CASE WHEN y.young THEN f.as_of END AS as_of"
        " FROM unnest($2::bytea[]) AS s (subject_digest) CROSS JOIN LATERAL"
        " (SELECT * FROM fact WHERE subject_digest = s.subject_digest OFFSET 0) f"
        " CROSS JOIN LATERAL (SELECT f.state = 'known' AND f.asked_at >= $3 AS young) y WHERE f.name = ANY($1::text[])",
        list(names),
        list(subjects),
        since,
    )


async def add_answers(rows: Sequence[Sequence[object]]) -> bool:
    """Store answers, as `COLUMNS` names them (value as JSON text), with one COPY; False, and none, when one lies there."""
    return await copy_unless_taken("fact", COLUMNS, rows)


async def replace_answers(rows: Sequence[Sequence[object]]) -> int:
    """Store answers of people of whom older ones may lie there."""
    await execute("CREATE TEMPORARY TABLE IF NOT EXISTS new_fact (LIKE fact) ON COMMIT DROP")
    await execute("TRUNCATE new_fact")
    await copy_rows("new_fact", COLUMNS, rows)
    columns = ", ".join(COLUMNS)
    changes = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS if column not in _KEY)
    return await execute(
        f"INSERT INTO fact ({columns}) SELECT {columns} FROM new_fact ORDER BY {', '.join(_KEY)}"
        f" ON CONFLICT ({', '.join(_KEY)}) DO UPDATE SET {changes}"
    )

"""SQL of the public's feedback."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asyncpg import Record

from core.access.scope import Scope
from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.paging import PageRequest

_COLUMNS = (
    "f.id, f.publicity_id, p.title, f.row_number, f.name_cipher, f.phone_cipher, f.content, f.state, f.answer,"
    " f.objection_id, f.received_at, f.handled_at, d.township_code, p.programme_code"
)
_JOINED = " FROM feedback f JOIN publicity p ON p.id = f.publicity_id JOIN published_dossier d ON d.id = p.dossier_id"
_FOUND = (
    f"{_JOINED} WHERE d.township_code LIKE ANY($1::text[]) AND p.programme_code = ANY($2::text[])"
    " AND ($3::text IS NULL OR f.state = $3) AND ($4::bigint IS NULL OR f.publicity_id = $4)"
)


async def insert(values: dict[str, Any]) -> None:
    """Store feedback under an id that was reserved for it. `values` by column, state open."""
    names = ", ".join(values)
    places = ", ".join(f"${place}" for place in range(1, len(values) + 1))
    await execute(f"INSERT INTO feedback ({names}, state) VALUES ({places}, 'open')", *values.values())


async def received_since(since: datetime, *, publicity_id: int, source_digest: bytes) -> tuple[int, int]:
    """How much came since a moment from one address, and about one posting."""
    row = await fetch_row(
        "SELECT (SELECT count(*) FROM feedback WHERE source_digest = $1 AND received_at > $3) AS source,"
        " (SELECT count(*) FROM feedback WHERE publicity_id = $2 AND received_at > $3) AS posting",
        source_digest,
        publicity_id,
        since,
    )
    assert row is not None  # a SELECT without FROM always has a row
    return row["source"], row["posting"]


async def page_of(
    scope: Scope, *, state: str | None, publicity_id: int | None, page: PageRequest
) -> tuple[list[Record], int]:
    """One page, the newest first, and how many there are."""
    values = (scope.region_patterns, scope.programmes, state, publicity_id)
    rows = await fetch(
        f"SELECT {_COLUMNS}{_FOUND} ORDER BY f.id DESC LIMIT $5 OFFSET $6", *values, page.size, page.offset
    )
    return rows, await fetch_value(f"SELECT count(*){_FOUND}", *values)


async def lock(feedback_id: int) -> Record | None:
    """One feedback with its place and programme, held until the transaction ends."""
    return await fetch_row(f"SELECT {_COLUMNS}{_JOINED} WHERE f.id = $1 FOR UPDATE OF f", feedback_id)


async def publicity_of(feedback_id: int) -> int | None:
    """The posting that feedback is about."""
    return await fetch_value("SELECT publicity_id FROM feedback WHERE id = $1", feedback_id)


async def handle(
    feedback_id: int, *, state: str, answer: str, objection_id: int | None, by: int, at: datetime
) -> bool:
    """Write what became of open feedback; False when somebody else was faster."""
    return bool(
        await execute(
            "UPDATE feedback SET state = $2, answer = $3, objection_id = $4, handled_by = $5, handled_at = $6"
            " WHERE id = $1 AND state = 'open'",
            feedback_id, state, answer, objection_id, by, at,
        )
    )  # fmt: skip


async def by_receipt(digest: bytes) -> Record | None:
    """Feedback by the digest of its receipt code."""
    return await fetch_row(
        "SELECT p.title, f.state, f.answer, f.received_at, f.handled_at FROM feedback f"
        " JOIN publicity p ON p.id = f.publicity_id WHERE f.receipt_digest = $1",
        digest,
    )

"""SQL of objections, and of the lines that they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asyncpg import Record

from core.access.scope import Scope
from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.paging import PageRequest
from core.workflow.lock_dossiers import lock_dossiers

_JOINED = (
    " FROM objection o JOIN publicity p ON p.id = o.publicity_id JOIN published_dossier d ON d.id = p.dossier_id"
    " LEFT JOIN line l ON l.id = o.line_id"
)
_OBJECTION = (
    "SELECT o.id, o.publicity_id, o.line_id, o.row_number, o.channel, o.contact_cipher, o.content, o.state, o.effect,"
    " o.verdict, o.received_at, o.received_by, o.decided_at, p.title, p.stage, p.dossier_id, p.programme_code,"
    f" d.township_code, l.name, l.status AS line_status, l.dossier_id AS line_dossier_id{_JOINED}"
)


async def insert(
    *,
    objection_id: int,
    publicity_id: int,
    line_id: int | None,
    row_number: int | None,
    channel: str,
    contact_cipher: bytes | None,
    source_digest: bytes | None,
    content: str,
    received_at: datetime,
    received_by: int | None,
) -> None:
    """Store an objection under an id that was reserved for it."""
    await execute(
        "INSERT INTO objection (id, publicity_id, line_id, row_number, channel, contact_cipher, source_digest, content,"
        " state, received_at, received_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10)",
        objection_id,
        publicity_id,
        line_id,
        row_number,
        channel,
        contact_cipher,
        source_digest,
        content,
        received_at,
        received_by,
    )


async def received_since(since: datetime, *, publicity_id: int, source_digest: bytes) -> tuple[int, int]:
    """Online objections since `since`: (from this source, to any posting of the county), (to this posting)."""
    row = await fetch_row(
        "SELECT count(*) FILTER (WHERE source_digest = $3) AS from_source,"
        " count(*) FILTER (WHERE publicity_id = $2) AS to_posting"
        " FROM objection WHERE channel = 'online' AND received_at >= $1",
        since,
        publicity_id,
        source_digest,
    )
    return (row["from_source"], row["to_posting"]) if row else (0, 0)


async def lock(objection_id: int) -> Record | None:
    """Lock one objection after its dossier and its line."""
    dossier_id = await fetch_value(
        "SELECT p.dossier_id FROM objection o JOIN publicity p ON p.id = o.publicity_id WHERE o.id = $1",
        objection_id,
    )
    if dossier_id is not None:
        await lock_dossiers([dossier_id])
    await execute("SELECT 1 FROM objection WHERE id = $1 FOR UPDATE", objection_id)
    return await fetch_row(f"{_OBJECTION} WHERE o.id = $1", objection_id)


async def decide(objection_id: int, *, state: str, effect: str, verdict: str, by: int, at: datetime) -> int:
    """Write the verdict of an open objection; returns 0 when somebody was faster."""
    return await execute(
        "UPDATE objection SET state = $2, effect = $3, verdict = $4, decided_by = $5, decided_at = $6"
        " WHERE id = $1 AND state = 'open'",
        objection_id,
        state,
        effect,
        verdict,
        by,
        at,
    )


async def settle_others(line_id: int, *, effect: str, verdict: str, by: int, at: datetime) -> list[int]:
    """Uphold the other open objections to a line that leaves; returns their ids."""
    rows = await fetch(
        "UPDATE objection SET state = 'upheld', effect = $2, verdict = $3, decided_by = $4, decided_at = $5"
        " WHERE line_id = $1 AND state = 'open' AND received_by IS DISTINCT FROM $4 RETURNING id",
        line_id,
        effect,
        verdict,
        by,
        at,
    )
    return sorted(row["id"] for row in rows)


async def open_in(publicity_ids: Sequence[int]) -> list[Record]:
    """(publicity_id, title, objections) with open objections in the same village of the dossier, in any round."""
    return await fetch(
        "SELECT p.id AS publicity_id, p.title, count(*) AS objections FROM publicity p"
        " JOIN publicity q ON q.dossier_id = p.dossier_id AND q.village_code = p.village_code"
        " JOIN objection o ON o.publicity_id = q.id AND o.state = 'open'"
        " WHERE p.id = ANY($1::bigint[]) GROUP BY p.id ORDER BY p.id",
        list(publicity_ids),
    )


async def open_on_line(line_id: int) -> int:
    """How many open objections hold a line."""
    return int(
        await fetch_value("SELECT count(*) FROM objection WHERE line_id = $1 AND state = 'open'", line_id)
    )


async def list_objections(
    scope: Scope, *, state: str | None, publicity_id: int | None, page: PageRequest
) -> tuple[list[Record], int]:
    """One page of objections, newest first, and how many there are on all pages."""
    chosen = (
        " WHERE d.township_code LIKE ANY($1::text[]) AND p.programme_code = ANY($2::text[])"
        " AND ($3::text IS NULL OR o.state = $3) AND ($4::bigint IS NULL OR o.publicity_id = $4)"
    )
    values = (scope.region_patterns, scope.programmes, state, publicity_id)
    rows = await fetch(
        f"{_OBJECTION}{chosen} ORDER BY o.id DESC LIMIT $5 OFFSET $6", *values, page.size, page.offset
    )
    return rows, await fetch_value(f"SELECT count(*){_JOINED}{chosen}", *values)

"""SQL of entitlements, in a session of a county. Recipients are read through their published view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch, fetch_remembered, fetch_row, fetch_value
from core.entitlements.entitlement import Entitlement

_COLUMNS = (
    "e.id, e.programme_code, e.recipient_id, r.name AS recipient_name, r.village_code, e.claim_item, e.starts_on,"
    " e.stops_on, e.class AS class_name, e.basis, e.amount_fen, e.attributes, e.state, e.suspended_on,"
    " e.source_line_id, e.updated_at, e.version"
)
_LISTED = ("entitlement", "recipient")
_FROM = "FROM entitlement e JOIN recipient_listing r ON r.id = e.recipient_id"
SORTS = {
    "name": "r.name",
    "village": "r.village_code",
    "starts_on": "e.starts_on",
    "amount": "e.amount_fen",
}
"""Fields by which the list of entitlements may be sorted."""
_NEW = (
    "id",
    "programme_code",
    "recipient_id",
    "claim_item",
    "starts_on",
    "stops_on",
    "class",
    "basis",
    "amount_fen",
    "attributes",
    "secrets_cipher",
    "state",
    "granted_by",
    "source_line_id",
    "created_at",
    "updated_at",
    "version",
)


async def entitlement(entitlement_id: int, *, lock: bool = False) -> Entitlement | None:
    """One entitlement, locked for a change when asked."""
    if lock:
        await fetch_value("SELECT id FROM entitlement WHERE id = $1 FOR UPDATE", entitlement_id)
    row = await fetch_row(f"SELECT {_COLUMNS} {_FROM} WHERE e.id = $1", entitlement_id)
    return Entitlement(**dict(row)) if row else None


async def merge_entitlements(rows: Sequence[Sequence[Any]]) -> tuple[int, int]:
    """Insert entitlements (columns of `_NEW`); those that live already follow the newer line.

    A living one takes over amount, attributes and secrets when they differ and its source is older; a suspended one
    stays as it is. Returns how many were inserted and how many updated.
    """
    await execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS granted (id bigint, programme_code text, recipient_id bigint,"
        " claim_item text, starts_on date, stops_on date, class text, basis text, amount_fen bigint, attributes jsonb,"
        " secrets_cipher bytea, state text, granted_by bigint, source_line_id bigint, created_at timestamptz,"
        " updated_at timestamptz, version integer) ON COMMIT DROP"
    )
    await execute("TRUNCATE granted")
    await copy_rows("granted", _NEW, rows)
    updated = await execute(
        "UPDATE entitlement e SET amount_fen = g.amount_fen, attributes = g.attributes, basis = g.basis,"
        " source_line_id = g.source_line_id, updated_at = g.updated_at, version = e.version + 1"
        " FROM granted g WHERE g.programme_code = e.programme_code AND g.recipient_id = e.recipient_id"
        " AND g.claim_item = e.claim_item AND e.state = 'live' AND g.starts_on >= e.starts_on"
        " AND coalesce(e.source_line_id, 0) < g.source_line_id"
        " AND (e.amount_fen, e.attributes) IS DISTINCT FROM (g.amount_fen, g.attributes)"
    )
    columns = ", ".join(_NEW)
    inserted = await execute(
        f"INSERT INTO entitlement ({columns}) SELECT {columns} FROM granted"
        " ON CONFLICT (programme_code, recipient_id, claim_item) WHERE state <> 'ended' DO NOTHING"
    )
    return inserted, updated


async def change_entitlement(entitlement_id: int, values: Mapping[str, Any], at: datetime) -> None:
    """Set columns of one entitlement and count its version up."""
    changes = ", ".join(f"{name} = ${place}" for place, name in enumerate(values, start=3))
    await execute(
        f"UPDATE entitlement SET {changes}, updated_at = $2, version = version + 1 WHERE id = $1",
        entitlement_id,
        at,
        *values.values(),
    )


async def living(programme: str, recipient_id: int, claim_item: str) -> int | None:
    """The entitlement of a recipient to a claim item that has not ended."""
    return await fetch_value(
        "SELECT id FROM entitlement WHERE programme_code = $1 AND recipient_id = $2 AND claim_item = $3"
        " AND state <> 'ended'",
        programme,
        recipient_id,
        claim_item,
    )


async def secrets_of(entitlement_id: int) -> bytes | None:
    """The sealed sensitive fields of an entitlement."""
    return await fetch_value("SELECT secrets_cipher FROM entitlement WHERE id = $1", entitlement_id)


async def page_of(
    patterns: Sequence[str],
    programmes: Sequence[str],
    filters: Mapping[str, Any],
    order: str,
    limit: int,
    offset: int,
    after_id: int | None,
) -> tuple[list[Entitlement], int, int]:
    """One page (behind `after_id`), how many there are in all, and the sum of their fixed amounts in fen.

    `filters`: state, village (LIKE pattern), name (LIKE pattern), id_digest, due_on; None leaves one out.
    """
    condition = (
        "r.village_code LIKE ANY($1::text[]) AND e.programme_code = ANY($2::text[])"
        " AND ($3::text IS NULL OR e.state = $3) AND ($4::text IS NULL OR r.village_code LIKE $4)"
        " AND ($5::text IS NULL OR r.name LIKE $5) AND ($6::bytea IS NULL OR r.id_digest = $6)"
    )
    values = [
        list(patterns),
        list(programmes),
        *(filters.get(key) for key in ("state", "village", "name", "id_digest")),
    ]
    rows = await fetch_remembered(
        _LISTED,
        # Found by their keys first: what a row shows is not carried through the sort of all of them.
        f"SELECT {_COLUMNS} {_FROM} WHERE e.id = ANY(ARRAY(SELECT e.id {_FROM} WHERE {condition}"
        f" AND ($7::bigint IS NULL OR e.id > $7) ORDER BY {order} LIMIT $8 OFFSET $9)) ORDER BY {order}",
        *values,
        after_id,
        limit,
        offset,
    )
    [sums] = await fetch_remembered(
        _LISTED,
        f"SELECT count(*) AS people, coalesce(sum(e.amount_fen), 0)::bigint AS fen {_FROM} WHERE {condition}",
        *values,
    )
    return [Entitlement(**dict(row)) for row in rows], sums["people"], sums["fen"]


async def lock_generation(batch_id: int) -> None:
    """Let a second generation of the same batch wait until this transaction ends."""
    await fetch_value(
        "SELECT pg_advisory_xact_lock(hashtextextended($1 || current_schema(), 0)) IS NULL",
        f"generate|{batch_id}|",
    )


async def due(programme: str, start: date, end: date, batch_id: int, patterns: Sequence[str]) -> list[Record]:
    """Entitlements that are due in a period, in the order of their villages; `present` when the batch has the claim.

    One row for each recipient and claim item; of an ended one and its successor in the same period the successor.
    """
    return await fetch(
        "SELECT d.*, EXISTS (SELECT 1 FROM line l WHERE l.batch_id = $4 AND l.id_digest = d.id_digest"
        " AND l.claim_item = d.claim_item AND l.claim_kind = 'regular'"
        " AND l.status NOT IN ('void', 'deleted')) AS present"
        " FROM (SELECT DISTINCT ON (e.recipient_id, e.claim_item) e.id, e.recipient_id, e.claim_item, e.attributes,"
        " e.secrets_cipher, r.village_code, r.id_digest FROM entitlement e"
        " JOIN recipient_listing r ON r.id = e.recipient_id"
        " WHERE e.programme_code = $1 AND e.starts_on <= $3 AND (e.stops_on IS NULL OR e.stops_on >= $2)"
        " AND (e.state = 'live' OR e.state = 'ended' AND e.suspended_on IS NULL)"
        " AND r.village_code LIKE ANY($5::text[])"
        " ORDER BY e.recipient_id, e.claim_item, e.starts_on DESC, e.id DESC) d"
        " ORDER BY d.village_code, d.recipient_id, d.claim_item",
        programme,
        start,
        end,
        batch_id,
        list(patterns),
    )

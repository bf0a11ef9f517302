"""SQL of recipients, household members and the edit history, in a session of a county."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from asyncpg import Record

from core.database import (
    copy_rows,
    copy_unless_taken,
    execute,
    fetch,
    fetch_remembered,
    fetch_row,
    fetch_value,
)

_COLUMNS = (
    "id, kind, name, id_cipher, id_digest, birth_date, gender, phone_cipher, village_code, village_group,"
    " guardian_name, guardian_id_cipher, attributes, enabled, created_at, updated_at, version"
)
_NEW = (
    "id",
    "kind",
    "name",
    "id_cipher",
    "id_digest",
    "birth_date",
    "gender",
    "phone_cipher",
    "village_code",
    "village_group",
    "attributes",
    "enabled",
    "created_at",
    "updated_at",
    "version",
)
SORTS = {"name": "name", "village": "village_code", "updated_at": "updated_at", "birth_date": "birth_date"}
"""Fields by which the list of recipients may be sorted."""


async def recipient(recipient_id: int, *, lock: bool = False) -> Record | None:
    """One recipient, locked for a change when asked."""
    return await fetch_row(
        f"SELECT {_COLUMNS} FROM recipient WHERE id = $1{' FOR UPDATE' if lock else ''}", recipient_id
    )


async def enabled_recipients(recipient_ids: Sequence[int]) -> list[Record]:
    """Those of a set that are enabled."""
    return await fetch(
        f"SELECT {_COLUMNS} FROM recipient WHERE id = ANY($1::bigint[]) AND enabled", list(recipient_ids)
    )


async def wait_for_registrars() -> bool:
    """Be the only one who registers people of a roster until this transaction ends; returns whether that took waiting.

    A roster comes in slices, each in an order of its own: two that name the same people would lock each other.
    """
    key = "hashtextextended(current_schema() || '.recipient.roster', 0)"
    if await fetch_value(f"SELECT pg_try_advisory_xact_lock({key})"):
        return False
    await execute(f"SELECT pg_advisory_xact_lock({key})")
    return True


async def add_recipients(rows: Sequence[Sequence[Any]]) -> dict[bytes, int]:
    """Insert recipients that do not exist yet (columns of `_NEW`); returns digest → id of those inserted.

    Another writer's row of the same identity wins. That is rare, as rosters wait for each other: only then do the rows go
    through a table of their own, to be inserted with ON CONFLICT DO NOTHING.
    """
    if await copy_unless_taken("recipient", _NEW, rows):
        return {row[_NEW.index("id_digest")]: row[_NEW.index("id")] for row in rows}
    await execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS new_recipient (id bigint, kind text, name text, id_cipher bytea,"
        " id_digest bytea, birth_date date, gender text, phone_cipher bytea, village_code text, village_group text,"
        " attributes jsonb, enabled boolean, created_at timestamptz, updated_at timestamptz, version integer)"
        " ON COMMIT DROP"
    )
    await execute("TRUNCATE new_recipient")
    await copy_rows("new_recipient", _NEW, rows)
    listed = ", ".join(_NEW)
    added = await fetch(
        f"INSERT INTO recipient ({listed}) SELECT {listed} FROM new_recipient"
        " ON CONFLICT (kind, id_digest) DO NOTHING RETURNING id, id_digest"
    )
    return {row["id_digest"]: row["id"] for row in added}


async def known_recipients(kind: str, id_digests: Sequence[bytes]) -> dict[bytes, int]:
    """Digest → id of those identities that exist.

    LATERAL with OFFSET 0 looks each one up in the index: while a roster comes in, the planner knows nothing about the
    rows before, and would read the whole table for every slice.
    """
    rows = await fetch(
        "SELECT r.id, r.id_digest FROM unnest($2::bytea[]) AS wanted (id_digest) CROSS JOIN LATERAL"
        " (SELECT id, id_digest FROM recipient WHERE kind = $1 AND id_digest = wanted.id_digest OFFSET 0) r",
        kind,
        list(id_digests),
    )
    return {row["id_digest"]: row["id"] for row in rows}


async def change_recipient(recipient_id: int, values: Mapping[str, Any], at: datetime) -> None:
    """Set columns of one recipient and count its version up."""
    names = list(values)
    changes = ", ".join(f"{name} = ${place}" for place, name in enumerate(names, start=3))
    await execute(
        f"UPDATE recipient SET {changes}, updated_at = $2, version = version + 1 WHERE id = $1",
        recipient_id,
        at,
        *(values[name] for name in names),
    )


async def touch_recipient(recipient_id: int, at: datetime) -> None:
    """Count the version up when something that belongs to the recipient changed (members, accounts)."""
    await execute(
        "UPDATE recipient SET updated_at = $2, version = version + 1 WHERE id = $1", recipient_id, at
    )


async def add_change(
    recipient_id: int, changed_by: int, at: datetime, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Write the edit history of the version that the recipient has now."""
    await execute(
        "INSERT INTO recipient_change (recipient_id, version, changed_by, changed_at, before, after)"
        " SELECT id, version, $2, $3, $4, $5 FROM recipient WHERE id = $1",
        recipient_id,
        changed_by,
        at,
        dict(before),
        dict(after),
    )


async def changes_of(recipient_id: int) -> list[Record]:
    """The edit history, newest first."""
    return await fetch(
        "SELECT id, version, changed_by, changed_at, before, after FROM recipient_change WHERE recipient_id = $1"
        " ORDER BY id DESC",
        recipient_id,
    )


async def recipients_page(
    patterns: Sequence[str],
    filters: Mapping[str, Any],
    order: str,
    limit: int,
    offset: int,
    after_id: int | None,
) -> tuple[list[Record], int]:
    """One page of recipients in the villages that `patterns` cover (behind `after_id`), and how many there are in all.

    `filters`: kind, village (LIKE pattern), name (LIKE pattern), id_digest, enabled; None leaves one out.
    """
    condition = (
        "village_code LIKE ANY($1::text[]) AND ($2::text IS NULL OR kind = $2)"
        " AND ($3::text IS NULL OR village_code LIKE $3) AND ($4::text IS NULL OR name LIKE $4)"
        " AND ($5::bytea IS NULL OR id_digest = $5) AND ($6::boolean IS NULL OR enabled = $6)"
    )
    values = [
        list(patterns),
        *(filters.get(name) for name in ("kind", "village", "name", "id_digest", "enabled")),
    ]
    rows = await fetch_remembered(
        ("recipient",),
        f"SELECT {_COLUMNS} FROM recipient WHERE {condition} AND ($7::bigint IS NULL OR id > $7)"
        f" ORDER BY {order} LIMIT $8 OFFSET $9",
        *values,
        after_id,
        limit,
        offset,
    )
    [found] = await fetch_remembered(
        ("recipient",), f"SELECT count(*) AS total FROM recipient WHERE {condition}", *values
    )
    return rows, found["total"]


async def members_of(household_ids: Sequence[int], *, living_only: bool = False) -> list[Record]:
    """Members of households in the order in which they joined; those who left too unless `living_only`."""
    return await fetch(
        "SELECT id, household_id, name, id_cipher, id_digest, relation, joined_on, left_on FROM household_member"
        " WHERE household_id = ANY($1::bigint[]) AND (left_on IS NULL OR NOT $2) ORDER BY household_id, id",
        list(household_ids),
        living_only,
    )


async def copy_members(rows: Iterable[Sequence[Any]]) -> int:
    """COPY members: id, household_id, name, id_cipher, id_digest, relation, joined_on."""
    return await copy_rows(
        "household_member",
        ("id", "household_id", "name", "id_cipher", "id_digest", "relation", "joined_on"),
        rows,
    )


async def households_with_members(household_ids: Sequence[int]) -> set[int]:
    """Which of these households have members on record, living or not."""
    rows = await fetch(
        "SELECT DISTINCT household_id FROM household_member WHERE household_id = ANY($1::bigint[])",
        list(household_ids),
    )
    return {row["household_id"] for row in rows}


async def member_joined(member_id: int, household_id: int) -> date | None:
    """When a living member joined the household; None when there is no such member."""
    return await fetch_value(
        "SELECT joined_on FROM household_member WHERE id = $1 AND household_id = $2 AND left_on IS NULL",
        member_id,
        household_id,
    )


async def member_left(member_id: int, left_on: date) -> None:
    """Record that a member left the household, which is locked."""
    await execute("UPDATE household_member SET left_on = $2 WHERE id = $1", member_id, left_on)

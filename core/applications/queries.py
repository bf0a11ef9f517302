"""SQL of uploaded lists and of storing lines. Every function runs in the session of one county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import copy_rows, execute, fetch, fetch_row, fetch_value

LINE_COLUMNS = (
    "id", "batch_id", "programme_code", "entry", "channel", "entered_by", "intake_file_id", "row_number",
    "township_code", "village_code", "village_group", "recipient_id", "name", "id_cipher", "id_digest", "birth_date",
    "phone_cipher", "attributes", "raw_cipher", "member_count", "claim_item", "claim_kind", "declared_fen", "amount_fen",
    "payee_name", "payee_id_cipher", "payee_id_digest", "payee_relation", "account_cipher", "account_digest", "bank_code",
    "bank_name", "intake_status", "card_status", "alert_status", "flagged", "status", "pay_status", "hash_version",
    "created_at", "updated_at", "version",
)  # fmt: skip
"""Columns of a new line, in the order in which rows are copied."""

MEMBER_COLUMNS = ("line_id", "ordinal", "name", "id_cipher", "id_digest", "relation")
FINDING_COLUMNS = (
    "line_id", "check_name", "rule_code", "outcome", "column_title", "reason", "remedy", "source", "overridable",
    "resolution", "found_at",
)  # fmt: skip

_LIVING = "status NOT IN ('void', 'deleted')"


async def wait_for_writers(batch_id: int) -> None:
    """Be the only one who adds lines to the batch until this transaction ends."""
    await execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.line.' || $1::bigint::text, 0))",
        batch_id,
    )


async def add_file(
    *,
    batch_id: int,
    entry: str,
    file_name: str,
    sha256: bytes,
    size_bytes: int,
    place: str,
    region: str,
    by: int,
    at: datetime,
    source_system: str | None,
    source_list: str | None,
) -> tuple[int, str, bool]:
    """Register an uploaded or fetched list; returns id, state and whether it is new. The same content for a batch is the same file."""
    new_id = await fetch_value(
        "INSERT INTO intake_file (batch_id, entry, file_name, sha256, bytes, stored_path, region_code, state, rows,"
        " valid_rows, uploaded_by, uploaded_at, source_system, source_list)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, 0, $8, $9, $10, $11)"
        " ON CONFLICT (batch_id, sha256) WHERE state <> 'refused' DO NOTHING RETURNING id",
        batch_id, entry, file_name, sha256, size_bytes, place, region, by, at, source_system, source_list,
    )  # fmt: skip
    if new_id is not None:
        return new_id, "waiting", True
    row = await fetch_row(
        "SELECT id, state FROM intake_file WHERE batch_id = $1 AND sha256 = $2 AND state <> 'refused'",
        batch_id,
        sha256,
    )
    assert row is not None
    return row["id"], row["state"], False


async def file(file_id: int, *, lock: bool = False) -> Record | None:
    """An uploaded list with all columns."""
    return await fetch_row(
        "SELECT * FROM intake_file WHERE id = $1" + (" FOR UPDATE" if lock else ""), file_id
    )


async def files(batch_id: int, region_patterns: list[str], entry: str | None, limit: int) -> list[Record]:
    """The newest uploads of a batch within a scope, of one channel or (None) of both."""
    return await fetch(
        "SELECT id, entry, file_name, bytes, region_code, state, problem, rows, valid_rows, uploaded_by, uploaded_at,"
        " source_system FROM intake_file WHERE batch_id = $1 AND region_code LIKE ANY($2::text[])"
        " AND ($3::text IS NULL OR entry = $3) ORDER BY id DESC LIMIT $4",
        batch_id, region_patterns, entry, limit,
    )  # fmt: skip


async def fetched_lists(batch_id: int) -> list[Record]:
    """The last fetching of each list of a business system for a batch."""
    return await fetch(
        "SELECT DISTINCT ON (source_system, source_list) source_system, source_list, state, uploaded_at FROM intake_file"
        " WHERE batch_id = $1 AND source_system IS NOT NULL ORDER BY source_system, source_list, id DESC",
        batch_id,
    )


async def registered_places(places: Sequence[str]) -> set[str]:
    """Those of `places` at which a registered list lies."""
    rows = await fetch(
        "SELECT stored_path FROM intake_file WHERE stored_path = ANY($1::text[])", list(places)
    )
    return {row["stored_path"] for row in rows}


async def settle_file(
    file_id: int, state: str, *, problem: str | None = None, rows: int = 0, valid_rows: int = 0
) -> bool:
    """Say what became of a waiting list; False when somebody else said so before."""
    changed = await execute(
        "UPDATE intake_file SET state = $2, problem = $3, rows = $4, valid_rows = $5 WHERE id = $1 AND state = 'waiting'",
        file_id, state, problem, rows, valid_rows,
    )  # fmt: skip
    return changed == 1


async def has_living_claims(batch_id: int) -> bool:
    """Whether anybody has a valid, living line in the batch already."""
    return bool(
        await fetch_value(
            "SELECT EXISTS (SELECT 1 FROM line WHERE batch_id = $1 AND id_digest IS NOT NULL"
            f" AND intake_status = 'valid' AND {_LIVING})",
            batch_id,
        )
    )


async def living_claims(batch_id: int, id_digests: Sequence[bytes]) -> list[Record]:
    """Which of these claimants have a valid, living line in the batch already (row number and file name with it).

    LATERAL with OFFSET 0 looks each one up in the index, whatever the planner believes of a table that is being filled.
    """
    return await fetch(
        "SELECT l.id, l.id_digest, l.claim_item, l.row_number, f.file_name"
        " FROM unnest($2::bytea[]) AS wanted (id_digest) CROSS JOIN LATERAL"
        " (SELECT id, id_digest, claim_item, row_number, intake_file_id FROM line WHERE batch_id = $1"
        " AND id_digest = wanted.id_digest AND claim_kind = 'regular' AND intake_status = 'valid'"
        f" AND {_LIVING} OFFSET 0) l LEFT JOIN intake_file f ON f.id = l.intake_file_id",
        batch_id, list(id_digests),
    )  # fmt: skip


async def replace_abnormal(
    batch_id: int, line_ids: Sequence[int], region_patterns: list[str], at: datetime
) -> list[int]:
    """Take off abnormal lines that mended rows stand in for; only open ones of the batch and scope. Returns which."""
    rows = await fetch(
        "WITH mended AS (SELECT id FROM line WHERE id = ANY($2::bigint[]) AND batch_id = $1 AND status = 'open'"
        " AND dossier_id IS NULL AND (intake_status = 'abnormal' OR card_status IN ('abnormal', 'unverified')"
        " OR alert_status IN ('abnormal', 'unverified')) AND township_code LIKE ANY($3::text[]) ORDER BY id FOR UPDATE)"
        " UPDATE line l SET status = 'deleted', updated_at = $4, version = version + 1 FROM mended m WHERE m.id = l.id"
        " RETURNING l.id",
        batch_id, line_ids, region_patterns, at,
    )  # fmt: skip
    ids = [row["id"] for row in rows]
    await execute(
        "UPDATE finding SET resolution = 'superseded' WHERE line_id = ANY($1::bigint[]) AND resolution = 'open'",
        ids,
    )
    return ids


async def copy_lines(rows: Iterable[Sequence[Any]]) -> int:
    """COPY new lines; the unique index refuses the whole batch of rows if one claim were doubled."""
    return await copy_rows("line", LINE_COLUMNS, rows)


async def copy_members(rows: Iterable[Sequence[Any]]) -> int:
    """COPY members of households."""
    return await copy_rows("line_member", MEMBER_COLUMNS, rows)


async def copy_findings(rows: Iterable[Sequence[Any]]) -> int:
    """COPY findings of intake."""
    return await copy_rows("finding", FINDING_COLUMNS, rows)

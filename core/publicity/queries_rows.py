"""SQL of the posted lists and of their printed documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asyncpg import Record

from core.database import execute, fetch, fetch_row

_SEALED = (
    "SELECT r.number, l.id AS line_id, l.name, l.id_cipher, l.village_group, l.member_count, l.status,"
    " NULLIF(r.amount_fen, 0) AS amount_fen FROM publicity_row r"
    " JOIN publicity_line l ON l.id = r.line_id AND l.dossier_id = r.dossier_id"
    " WHERE r.seal_id = $1 AND r.village_code = $2"
)


async def sealed_rows(
    seal_id: int, village_code: str, *, limit: int | None = None, offset: int = 0
) -> list[Record]:
    """The published list of a village: lines that still stand, under the numbers they were published with."""
    return await fetch(
        f"{_SEALED} ORDER BY r.number LIMIT $3 OFFSET $4", seal_id, village_code, limit, offset
    )


async def draft_rows(
    dossier_id: int, village_code: str, *, limit: int | None = None, offset: int = 0
) -> list[Record]:
    """The list of a village as it would be published now."""
    return await fetch(
        "SELECT row_number() OVER (ORDER BY l.id) AS number, l.id AS line_id, l.name, l.id_cipher, l.village_group,"
        " l.member_count, l.status, l.amount_fen FROM publicity_line l"
        " WHERE l.dossier_id = $1 AND l.village_code = $2 ORDER BY l.id LIMIT $3 OFFSET $4",
        dossier_id,
        village_code,
        limit,
        offset,
    )


async def sealed_count(seal_id: int, village_code: str) -> int:
    """How many lines of the published list still stand."""
    row = await fetch_row(f"SELECT count(*) AS n FROM ({_SEALED}) AS listed", seal_id, village_code)
    return int(row["n"]) if row else 0


async def line_of_row(seal_id: int, village_code: str, number: int) -> Record | None:
    """(line_id, status) of the line under `number` of the published list, None when it left or never was."""
    return await fetch_row(
        "SELECT l.id AS line_id, l.status FROM publicity_row r"
        " JOIN publicity_line l ON l.id = r.line_id AND l.dossier_id = r.dossier_id"
        " WHERE r.seal_id = $1 AND r.village_code = $2 AND r.number = $3",
        seal_id,
        village_code,
        number,
    )


async def save_documents(
    publicity_id: int, parts: Sequence[tuple[int, int, int, str, str, bytes, int]], *, at: datetime
) -> list[str]:
    """Put a printed notice in place: (part, parts, rows, missing glyphs, path, sha256, bytes) of each part.

    `at` is when its contents were read: a notice whose contents are newer stays, whichever was finished first. Returns the
    paths that nothing names any more.
    """
    await execute("SELECT 1 FROM publicity WHERE id = $1 FOR NO KEY UPDATE", publicity_id)
    if await fetch_row(
        "SELECT 1 FROM publicity_document WHERE publicity_id = $1 AND made_at > $2", publicity_id, at
    ):
        return [path for _, _, _, _, path, _, _ in parts]
    replaced = await fetch(
        "DELETE FROM publicity_document WHERE publicity_id = $1 RETURNING stored_path", publicity_id
    )
    await execute(
        "INSERT INTO publicity_document (publicity_id, part, parts, rows, missing_glyphs, stored_path, sha256, bytes, made_at)"
        " SELECT $1, n.*, $9 FROM unnest($2::smallint[], $3::smallint[], $4::integer[], $5::text[], $6::text[],"
        " $7::bytea[], $8::bigint[]) AS n",
        publicity_id,
        *([part[place] for part in parts] for place in range(7)),
        at,
    )
    return [row["stored_path"] for row in replaced]


async def recorded_paths(paths: Sequence[str]) -> set[str]:
    """Those of `paths` that a printed notice names."""
    rows = await fetch(
        "SELECT stored_path FROM publicity_document WHERE stored_path = ANY($1::text[])", list(paths)
    )
    return {row["stored_path"] for row in rows}


async def documents_of(publicity_id: int) -> list[Record]:
    """The printed notice of a publicity, part by part."""
    return await fetch(
        "SELECT publicity_id, part, parts, rows, missing_glyphs, stored_path, bytes, sha256, made_at FROM publicity_document"
        " WHERE publicity_id = $1 ORDER BY part",
        publicity_id,
    )

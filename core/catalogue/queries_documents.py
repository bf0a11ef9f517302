"""SQL of policy documents, in a session of the platform."""

from __future__ import annotations

from datetime import date, datetime

from asyncpg import Record

from core.catalogue.policy_document import PolicyDocument
from core.database import execute, fetch, fetch_row, fetch_value

_COLUMNS = "id, programme_code, title, document_no, issued_on, file_path IS NOT NULL AS has_file, published, created_at"


def _document(row: Record) -> PolicyDocument:
    return PolicyDocument(**dict(row))


async def add_document(
    programme: str | None,
    title: str,
    document_no: str,
    issued_on: date,
    file: tuple[str, bytes] | None,
    created_by: int,
    at: datetime,
) -> int:
    """Store a document that is not published yet; `file` is its stored name and SHA-256. Returns its id."""
    return await fetch_value(
        "INSERT INTO policy_document (programme_code, title, document_no, issued_on, file_path, file_sha256, published,"
        " created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, false, $7, $8) RETURNING id",
        programme,
        title,
        document_no,
        issued_on,
        file[0] if file else None,
        file[1] if file else None,
        created_by,
        at,
    )


async def document_by_id(document_id: int, *, lock: bool = False) -> PolicyDocument | None:
    """One document."""
    row = await fetch_row(
        f"SELECT {_COLUMNS} FROM policy_document WHERE id = $1{' FOR UPDATE' if lock else ''}", document_id
    )
    return _document(row) if row else None


async def file_of(document_id: int) -> str | None:
    """Stored name of a document's file."""
    return await fetch_value("SELECT file_path FROM policy_document WHERE id = $1", document_id)


async def mark_published(document_id: int, published: bool) -> None:
    """Show a document to the public, or withdraw it."""
    await execute("UPDATE policy_document SET published = $2 WHERE id = $1", document_id, published)


async def documents(
    programme: str | None, *, published_only: bool, limit: int, offset: int
) -> tuple[list[PolicyDocument], int]:
    """One page of documents of a programme (or of all), the newest first, and how many there are."""
    condition = "($1::text IS NULL OR programme_code = $1) AND (published OR NOT $2)"
    rows = await fetch(
        f"SELECT {_COLUMNS} FROM policy_document WHERE {condition} ORDER BY issued_on DESC, id DESC LIMIT $3 OFFSET $4",
        programme,
        published_only,
        limit,
        offset,
    )
    total = await fetch_value(
        f"SELECT count(*) FROM policy_document WHERE {condition}", programme, published_only
    )
    return [_document(row) for row in rows], total

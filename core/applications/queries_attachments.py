"""SQL of attachments. Every function runs in the session of one county."""

from __future__ import annotations

from datetime import datetime

from asyncpg import Record

from core.database import execute, fetch, fetch_row, fetch_value

_PLACES = {
    "line": "SELECT township_code AS region, programme_code AS programme FROM line WHERE id = $1",
    "dossier": "SELECT township_code AS region, programme_code AS programme FROM published_dossier WHERE id = $1",
    "batch": "SELECT ''::text AS region, programme_code AS programme FROM published_batch WHERE id = $1",
    "publicity": "SELECT d.township_code AS region, d.programme_code AS programme FROM published_publicity p"
    " JOIN published_dossier d ON d.id = p.dossier_id WHERE p.id = $1",
    "recipient": "SELECT village_code AS region, NULL::text AS programme FROM recipient_listing WHERE id = $1",
}
_SHOWN = "id, subject, subject_id, file_name, media_type, bytes, scan_result, uploaded_by, uploaded_at"


async def place_of_subject(subject: str, subject_id: int) -> Record | None:
    """Division (empty: the county) and programme of what something is attached to."""
    return await fetch_row(_PLACES[subject], subject_id)


async def count_of(subject: str, subject_id: int) -> int:
    """How many attachments a subject has."""
    return await fetch_value(
        "SELECT count(*) FROM attachment WHERE subject = $1 AND subject_id = $2 AND removed_at IS NULL",
        subject,
        subject_id,
    )


async def add(
    subject: str, subject_id: int, *, file_name: str, media_type: str, size_bytes: int, sha256: bytes, place: str,
    scan_result: str, by: int, at: datetime,
) -> int:  # fmt: skip
    """Register an attachment; returns its id."""
    return await fetch_value(
        "INSERT INTO attachment (subject, subject_id, file_name, media_type, bytes, sha256, stored_path, scan_result,"
        " uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        subject, subject_id, file_name, media_type, size_bytes, sha256, place, scan_result, by, at,
    )  # fmt: skip


async def attachments_of(subject: str, subject_id: int) -> list[Record]:
    """The attachments of a subject, oldest first."""
    return await fetch(
        f"SELECT {_SHOWN} FROM attachment WHERE subject = $1 AND subject_id = $2 AND removed_at IS NULL ORDER BY id",
        subject,
        subject_id,
    )


async def attachment(attachment_id: int, *, lock: bool = False) -> Record | None:
    """One attachment that has not been removed."""
    return await fetch_row(
        "SELECT * FROM attachment WHERE id = $1 AND removed_at IS NULL" + (" FOR UPDATE" if lock else ""),
        attachment_id,
    )


async def remove(attachment_id: int, at: datetime) -> None:
    """Mark an attachment as removed; the file stays for the record."""
    await execute("UPDATE attachment SET removed_at = $2 WHERE id = $1", attachment_id, at)

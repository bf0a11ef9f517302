"""SQL of the notices, in a session of the platform."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from asyncpg import Record

from core.database import execute, fetch, fetch_row, fetch_value
from core.notices.notice import NoticeText

Reach = tuple[list[str], list[str]]
"""Divisions of the reader's posts, and the audience level of each."""

_COLUMNS = (
    "n.id, n.title, n.body, n.region_code, n.audience, n.pinned, n.shown_from, n.shown_to, n.state, n.created_by,"
    " n.created_at, n.version, (SELECT r.at FROM notice_read r WHERE r.notice_id = n.id AND r.official_id = $1)"
    " AS read_at, coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'file_name', f.file_name, 'bytes', f.bytes)"
    " ORDER BY f.id) FROM notice_file f WHERE f.notice_id = n.id), '[]'::jsonb) AS files"
)
_SHOWN = (
    " FROM notice n WHERE n.state = 'published' AND n.shown_from <= $4 AND (n.shown_to IS NULL OR n.shown_to >= $4)"
    " AND EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS p (place, level)"
    " WHERE p.place LIKE n.prefix || '%' AND n.audience IN ('all', p.level))"
)
_WRITTEN = " FROM notice n WHERE n.region_code LIKE ANY($2::text[])"
_MARK = "(SELECT FROM notice_read r WHERE r.notice_id = n.id AND r.official_id = $1)"


async def shown(official_id: int, reach: Reach, today: date, limit: int, offset: int) -> list[Record]:
    """One page of what the reader is shown: pinned ones first, then the newest."""
    return await fetch(
        f"SELECT {_COLUMNS}{_SHOWN} ORDER BY n.pinned DESC, n.shown_from DESC, n.id DESC LIMIT $5 OFFSET $6",
        official_id, *reach, today, limit, offset,
    )  # fmt: skip


async def count_shown(official_id: int, reach: Reach, today: date) -> Record:
    """How many notices the reader is shown, and how many of them are unread."""
    row = await fetch_row(
        f"SELECT count(*) AS total, count(*) FILTER (WHERE NOT EXISTS {_MARK}) AS unread{_SHOWN}",
        official_id,
        *reach,
        today,
    )
    assert row is not None  # an aggregate without GROUP BY always has a row
    return row


async def written(
    official_id: int, patterns: Sequence[str], limit: int, offset: int
) -> tuple[list[Record], int]:
    """One page of the notices of divisions in any state, the newest first, and how many there are."""
    rows = await fetch(
        f"SELECT {_COLUMNS}{_WRITTEN} ORDER BY n.id DESC LIMIT $3 OFFSET $4",
        official_id,
        patterns,
        limit,
        offset,
    )
    total = await fetch_value(
        "SELECT count(*) FROM notice n WHERE n.region_code LIKE ANY($1::text[])", patterns
    )
    return rows, total


async def shown_one(official_id: int, reach: Reach, today: date, notice_id: int) -> Record | None:
    """One notice that the reader is shown."""
    return await fetch_row(f"SELECT {_COLUMNS}{_SHOWN} AND n.id = $5", official_id, *reach, today, notice_id)


async def lock(notice_id: int) -> Record | None:
    """Division, state, version and text of a notice, held until the transaction ends."""
    return await fetch_row(
        "SELECT id, region_code, state, title, body, version FROM notice WHERE id = $1 FOR UPDATE", notice_id
    )


async def division_of(notice_id: int) -> str | None:
    """The division of a notice."""
    return await fetch_value("SELECT region_code FROM notice WHERE id = $1", notice_id)


async def insert(text: NoticeText, prefix: str, by: int, at: datetime) -> int:
    """Store a draft; returns its id."""
    return await fetch_value(
        "INSERT INTO notice (title, body, region_code, prefix, audience, pinned, shown_from, shown_to, state,"
        " created_by, created_at, updated_at, version)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, $10, 1) RETURNING id",
        text.title.strip(), text.body.strip(), text.region, prefix, text.audience, text.pinned, text.shown_from,
        text.shown_to, by, at,
    )  # fmt: skip


async def replace_text(notice_id: int, text: NoticeText, prefix: str, at: datetime) -> None:
    """Store another text."""
    await execute(
        "UPDATE notice SET title = $2, body = $3, region_code = $4, prefix = $5, audience = $6, pinned = $7,"
        " shown_from = $8, shown_to = $9, updated_at = $10, version = version + 1 WHERE id = $1",
        notice_id, text.title.strip(), text.body.strip(), text.region, prefix, text.audience, text.pinned,
        text.shown_from, text.shown_to, at,
    )  # fmt: skip


async def set_state(notice_id: int, state: str, at: datetime) -> None:
    """Write the state of a notice."""
    await execute(
        "UPDATE notice SET state = $2, updated_at = $3, version = version + 1 WHERE id = $1",
        notice_id,
        state,
        at,
    )


async def add_file(
    notice_id: int, name: str, stored: tuple[str, bytes], size: int, by: int, at: datetime
) -> int:
    """Store a file of a notice; returns its id."""
    return await fetch_value(
        "INSERT INTO notice_file (notice_id, file_name, stored_name, sha256, bytes, added_by, added_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        notice_id, name, *stored, size, by, at,
    )  # fmt: skip


async def count_files(notice_id: int) -> int:
    """How many files a notice has."""
    return await fetch_value("SELECT count(*) FROM notice_file WHERE notice_id = $1", notice_id)


async def file_of(notice_id: int, file_id: int) -> Record | None:
    """Names of one file of a notice."""
    return await fetch_row(
        "SELECT file_name, stored_name FROM notice_file WHERE notice_id = $1 AND id = $2", notice_id, file_id
    )


async def mark(official_id: int, notice_id: int, at: datetime) -> None:
    """Note that an official has read a notice."""
    await execute(
        "INSERT INTO notice_read (notice_id, official_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        notice_id,
        official_id,
        at,
    )

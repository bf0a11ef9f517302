"""SQL of publicities: generate, change, list. All of it runs in a session of the county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from asyncpg import Record

from core.access.scope import Scope
from core.database import execute, fetch, fetch_remembered, fetch_row, fetch_value
from core.kernel.paging import PageRequest
from core.publicity.publicity import Publicity, read_publicity
from core.publicity.states import Tab
from core.workflow.lock_dossiers import lock_dossiers

_JOINED = (
    " FROM publicity p JOIN published_dossier d ON d.id = p.dossier_id JOIN published_batch b ON b.id = d.batch_id"
    " LEFT JOIN published_seal s ON s.id = p.seal_id"
)
_PUBLICITY = (
    "SELECT p.id, p.dossier_id, p.programme_code, p.stage, p.attempt, d.township_code, p.village_code, p.public_id,"
    " p.programme_name, p.department, p.region_name, p.title, p.mode, p.place, p.office, p.phone, p.minimum_days,"
    " p.working_days, p.online_allowed, p.mask_names, p.days, p.starts_on, p.ends_on, p.state, p.people, p.fen, p.seal_id,"
    " coalesce(s.root_digest, ''::bytea) AS root_digest, b.year, b.period, b.number AS batch_number, b.name AS batch_name,"
    f" d.stage AS dossier_stage, d.state AS dossier_state, p.published_at, p.closed_at, p.confirmed_at{_JOINED}"
)
_TOTALS = "SELECT count(*) AS total, coalesce(sum(p.people), 0)::bigint AS people, coalesce(sum(p.fen), 0)::bigint AS fen"
"""Over all pages of a list: a page behind the last one has them too."""

_NEXT_STAGE = (
    "(SELECT following.stage FROM jsonb_array_elements_text(d.chain -> 'stages') WITH ORDINALITY AS own (stage, place)"
    " JOIN jsonb_array_elements_text(d.chain -> 'stages') WITH ORDINALITY AS following (stage, place)"
    " ON following.place = own.place + 1 WHERE own.stage = p.stage)"
)
_TABS = {
    Tab.TO_PUBLISH: "p.state IN ('to_fill', 'to_publish')",
    Tab.PUBLISHED: "p.state = 'published' AND p.ends_on >= $6",
    Tab.ENDED: (
        "(p.state = 'published' AND p.ends_on < $6 OR p.state IN ('closed', 'confirmed')) AND d.stage = p.stage"
        " AND d.state = 'moving'"
    ),
    Tab.SENT: f"p.state = 'confirmed' AND d.state = 'moving' AND d.stage = {_NEXT_STAGE}",
    Tab.MOVING: f"p.state = 'confirmed' AND d.state = 'moving' AND d.stage NOT IN (p.stage, {_NEXT_STAGE})",
    Tab.FINISHED: "p.state = 'confirmed' AND d.state = 'finished'",
}
_CHOSEN = (
    " WHERE d.township_code LIKE ANY($1::text[]) AND p.programme_code = ANY($2::text[])"
    " AND ($3::text IS NULL OR p.stage = $3) AND ($4::text IS NULL OR p.programme_code = $4)"
    " AND ($5::bigint IS NULL OR d.batch_id = $5) AND $6::date IS NOT NULL AND ($7::int IS NULL OR b.year = $7)"
    " AND ($8::bigint IS NULL OR d.id = $8)"
)
_WAITING = (
    " WHERE d.state = 'moving' AND d.stage = ANY($3::text[]) AND d.township_code LIKE ANY($1::text[])"
    " AND d.programme_code = ANY($2::text[]) AND ($4::text IS NULL OR d.programme_code = $4)"
    " AND ($5::bigint IS NULL OR d.batch_id = $5) AND ($6::int IS NULL OR b.year = $6)"
    " AND ($7::bigint IS NULL OR d.id = $7)"
)
_UNPOSTED = (
    "NOT EXISTS (SELECT FROM publicity p WHERE p.dossier_id = d.id AND p.stage = d.stage"
    " AND p.village_code = l.village_code AND p.state <> 'void')"
)
_POSTED = ("publicity", "dossier", "batch")
"""What a list of postings reads, views looked through; a seal never changes."""
_UNPOSTED_IN = ("publicity", "dossier", "batch", "line")
"""What the list of those that still need a posting reads."""
SORTS = {"ends_on": "p.ends_on", "people": "p.people", "fen": "p.fen", "village_code": "p.village_code"}


async def find(publicity_id: int) -> Publicity | None:
    """One publicity, not locked."""
    row = await fetch_row(f"{_PUBLICITY} WHERE p.id = $1", publicity_id)
    return read_publicity(row) if row else None


async def find_all(publicity_ids: Sequence[int]) -> list[Publicity]:
    """The publicities in the order of their ids, not locked; unknown ids are missing."""
    rows = await fetch(f"{_PUBLICITY} WHERE p.id = ANY($1::bigint[]) ORDER BY p.id", list(publicity_ids))
    return [read_publicity(row) for row in rows]


async def find_public(public_id: UUID) -> Publicity | None:
    """The publicity behind the number on a notice."""
    row = await fetch_row(f"{_PUBLICITY} WHERE p.public_id = $1", public_id)
    return read_publicity(row) if row else None


async def lock(publicity_ids: Sequence[int]) -> list[Publicity]:
    """Lock publicities and their dossiers, and read them in the order of their ids; unknown ids are missing.

    Dossiers come first, as everywhere: a return and a posting never wait for each other in a circle.
    """
    wanted = sorted(set(publicity_ids))
    rows = await fetch("SELECT DISTINCT dossier_id FROM publicity WHERE id = ANY($1::bigint[])", wanted)
    await lock_dossiers([row["dossier_id"] for row in rows])
    await execute("SELECT 1 FROM publicity WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE", wanted)
    rows = await fetch(f"{_PUBLICITY} WHERE p.id = ANY($1::bigint[]) ORDER BY p.id", wanted)
    return [read_publicity(row) for row in rows]


async def dossiers_to_generate(dossier_ids: Sequence[int]) -> list[Record]:
    """The dossiers (locked, in order of id) with year, period and name of their batch."""
    await lock_dossiers(dossier_ids)
    return await fetch(
        "SELECT d.id, d.programme_code, d.township_code, d.stage, d.state, b.year, b.period, b.name AS batch_name"
        " FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id WHERE d.id = ANY($1::bigint[]) ORDER BY d.id",
        list(dossier_ids),
    )


async def villages_without_posting(dossier_ids: Sequence[int]) -> list[Record]:
    """(dossier_id, village_code, people, fen, attempt) of the villages whose standing lines still need a posting."""
    return await fetch(
        "SELECT l.dossier_id, l.village_code, count(*) AS people, coalesce(sum(l.amount_fen), 0)::bigint AS fen,"
        " (SELECT coalesce(max(old.attempt), 0) + 1 FROM publicity old WHERE old.dossier_id = l.dossier_id"
        " AND old.stage = d.stage AND old.village_code = l.village_code)::smallint AS attempt"
        " FROM publicity_line l JOIN published_dossier d ON d.id = l.dossier_id WHERE l.dossier_id = ANY($1::bigint[])"
        " AND NOT EXISTS (SELECT FROM publicity p WHERE p.dossier_id = l.dossier_id AND p.stage = d.stage"
        " AND p.village_code = l.village_code AND p.state <> 'void')"
        " GROUP BY l.dossier_id, l.village_code, d.stage ORDER BY l.dossier_id, l.village_code",
        list(dossier_ids),
    )


async def insert(rows: Sequence[dict[str, Any]]) -> list[int]:
    """Store new publicities (column → value, all with the same columns); returns their ids in order."""
    columns = list(rows[0])
    types = {"attempt": "smallint", "minimum_days": "smallint", "days": "smallint", "people": "integer", "public_id": "uuid",
             "dossier_id": "bigint", "fen": "bigint", "generated_by": "bigint", "working_days": "boolean",
             "online_allowed": "boolean", "mask_names": "boolean", "created_at": "timestamptz"}  # fmt: skip
    arrays = ", ".join(
        f"${place}::{types.get(name, 'text')}[]" for place, name in enumerate(columns, start=1)
    )
    names = ", ".join(columns)
    found = await fetch(
        f"INSERT INTO publicity ({names}) SELECT {names} FROM unnest({arrays}) AS new ({names}) RETURNING id",
        *([row[name] for row in rows] for name in columns),
    )
    return sorted(row["id"] for row in found)


async def fill(publicity_ids: Sequence[int], values: dict[str, Any]) -> int:
    """Write what officials fill in (columns in `values`) and put the publicities into `to_publish`."""
    parts = ", ".join(f"{name} = ${place}" for place, name in enumerate(values, start=2))
    return await execute(
        f"UPDATE publicity SET {parts}, state = 'to_publish' WHERE id = ANY($1::bigint[])"
        " AND state IN ('to_fill', 'to_publish')",
        list(publicity_ids),
        *values.values(),
    )


async def publish(rows: Sequence[tuple[int, date, date, int, int, int]], *, by: int, at: datetime) -> int:
    """Post (id, first day, last day, seal, people, fen); returns how many became published."""
    return await execute(
        "UPDATE publicity p SET state = 'published', starts_on = n.starts_on, ends_on = n.ends_on, seal_id = n.seal_id,"
        " people = n.people, fen = n.fen, published_by = $7, published_at = $8"
        " FROM unnest($1::bigint[], $2::date[], $3::date[], $4::bigint[], $5::integer[], $6::bigint[])"
        " AS n (id, starts_on, ends_on, seal_id, people, fen) WHERE p.id = n.id AND p.state = 'to_publish'",
        *([row[place] for row in rows] for place in range(6)),
        by,
        at,
    )


async def extend(publicity_id: int, days: int, ends_on: date) -> int:
    """Let a posting run longer."""
    return await execute(
        "UPDATE publicity SET days = $2, ends_on = $3 WHERE id = $1 AND state = 'published'",
        publicity_id,
        days,
        ends_on,
    )


async def close(publicity_ids: Sequence[int], *, at: datetime) -> int:
    """End postings whose period is over."""
    return await execute(
        "UPDATE publicity SET state = 'closed', closed_at = $2 WHERE id = ANY($1::bigint[]) AND state = 'published'",
        list(publicity_ids),
        at,
    )


async def confirm(publicity_ids: Sequence[int], *, by: int, at: datetime) -> int:
    """公示确认."""
    return await execute(
        "UPDATE publicity SET state = 'confirmed', confirmed_by = $2, confirmed_at = $3"
        " WHERE id = ANY($1::bigint[]) AND state = 'closed'",
        list(publicity_ids),
        by,
        at,
    )


async def remove_unpublished(publicity_ids: Sequence[int]) -> int:
    """Forget postings that nobody has seen; they can be generated again."""
    return await execute(
        "DELETE FROM publicity WHERE id = ANY($1::bigint[]) AND state IN ('to_fill', 'to_publish')",
        list(publicity_ids),
    )


async def void_round(dossier_ids: Sequence[int], stage: str) -> list[int]:
    """Void every posting of the dossiers at `stage`; returns their ids."""
    rows = await fetch(
        "UPDATE publicity SET state = 'void' WHERE dossier_id = ANY($1::bigint[]) AND stage = $2 AND state <> 'void'"
        " RETURNING id",
        list(dossier_ids),
        stage,
    )
    return sorted(row["id"] for row in rows)


async def villages_not_confirmed(dossier_ids: Sequence[int], stage: str) -> list[Record]:
    """(dossier_id, village_code, region_name, state): villages with standing lines whose posting is not confirmed."""
    return await fetch(
        "SELECT v.dossier_id, v.village_code, p.region_name, p.state FROM"
        " (SELECT DISTINCT dossier_id, village_code FROM publicity_line WHERE dossier_id = ANY($1::bigint[])) AS v"
        " LEFT JOIN publicity p ON p.dossier_id = v.dossier_id AND p.village_code = v.village_code AND p.stage = $2"
        " AND p.state <> 'void' WHERE p.state IS DISTINCT FROM 'confirmed' ORDER BY v.dossier_id, v.village_code",
        list(dossier_ids),
        stage,
    )


async def list_postings(
    scope: Scope,
    tab: Tab,
    *,
    today: date,
    stage: str | None,
    programme: str | None,
    batch_id: int | None,
    year: int | None,
    dossier_id: int | None,
    page: PageRequest,
) -> tuple[list[Record], Record]:
    """One page of publicities under a tab, and `total`, `people` and `fen` of the whole tab."""
    order = page.order_by(SORTS, "p.id DESC").replace(", id", ", p.id")
    chosen = f"{_CHOSEN} AND {_TABS[tab]}"
    values = (scope.region_patterns, scope.programmes, stage, programme, batch_id, today, year, dossier_id)
    rows = await fetch_remembered(
        _POSTED, f"{_PUBLICITY}{chosen} ORDER BY {order} LIMIT $9 OFFSET $10", *values, page.size, page.offset
    )
    [totals] = await fetch_remembered(_POSTED, f"{_TOTALS}{_JOINED}{chosen}", *values)
    return rows, totals


async def count_postings(
    scope: Scope,
    *,
    today: date,
    stage: str | None,
    programme: str | None,
    batch_id: int | None,
    year: int | None,
    dossier_id: int | None,
) -> Record:
    """Publicities under each tab, by its name."""
    counted = ", ".join(f"count(*) FILTER (WHERE {found}) AS {tab.value}" for tab, found in _TABS.items())
    [row] = await fetch_remembered(
        _POSTED,
        f"SELECT {counted}{_JOINED}{_CHOSEN} AND p.state <> 'void'",
        scope.region_patterns, scope.programmes, stage, programme, batch_id, today, year, dossier_id,
    )  # fmt: skip
    return row


async def count_to_generate(
    scope: Scope,
    *,
    stages: Sequence[str],
    programme: str | None,
    batch_id: int | None,
    year: int | None,
    dossier_id: int | None,
) -> int:
    """Dossiers that `list_to_generate` would list."""
    [row] = await fetch_remembered(
        _UNPOSTED_IN,
        f"SELECT count(*) AS dossiers FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id{_WAITING}"
        f" AND EXISTS (SELECT FROM publicity_line l WHERE l.dossier_id = d.id AND {_UNPOSTED})",
        scope.region_patterns, scope.programmes, list(stages), programme, batch_id, year, dossier_id,
    )  # fmt: skip
    return int(row["dossiers"])


async def list_to_generate(
    scope: Scope,
    *,
    stages: Sequence[str],
    programme: str | None,
    batch_id: int | None,
    year: int | None,
    dossier_id: int | None,
    page: PageRequest,
) -> tuple[list[Record], Record]:
    """One page of dossiers at a publicity stage with villages that have no posting, and the totals of the tab."""
    waiting = (
        "WITH p AS (SELECT d.id AS dossier_id, d.programme_code, d.township_code, d.stage, b.year, b.period,"
        " b.number AS batch_number, b.name AS batch_name, count(*) AS people,"
        " coalesce(sum(l.amount_fen), 0)::bigint AS fen, count(DISTINCT l.village_code) AS villages"
        " FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id JOIN publicity_line l ON l.dossier_id = d.id"
        f"{_WAITING} AND {_UNPOSTED}"
        " GROUP BY d.id, d.programme_code, d.township_code, d.stage, b.year, b.period, b.number, b.name) "
    )
    values = (scope.region_patterns, scope.programmes, list(stages), programme, batch_id, year, dossier_id)
    rows = await fetch_remembered(
        _UNPOSTED_IN,
        f"{waiting}SELECT * FROM p ORDER BY dossier_id DESC LIMIT $8 OFFSET $9",
        *values,
        page.size,
        page.offset,
    )
    [totals] = await fetch_remembered(_UNPOSTED_IN, f"{waiting}{_TOTALS} FROM p", *values)
    return rows, totals


async def list_public(
    *, today: date, department: str | None, year: int | None, region_prefix: str, page: PageRequest
) -> tuple[list[Record], int]:
    """One page of the postings that everybody may read today, and how many there are on all pages."""
    chosen = (
        " WHERE p.state = 'published' AND p.mode <> 'offline' AND p.starts_on <= $1 AND p.ends_on >= $1"
        " AND ($2::text IS NULL OR p.department = $2) AND ($3::integer IS NULL OR b.year = $3)"
        " AND p.village_code LIKE $4 || '%'"
    )
    values = (today, department, year, region_prefix)
    rows = await fetch(
        f"{_PUBLICITY}{chosen} ORDER BY p.ends_on, p.id LIMIT $5 OFFSET $6", *values, page.size, page.offset
    )
    return rows, await fetch_value(f"SELECT count(*){_JOINED}{chosen}", *values)

"""SQL of 确认需发放: who asked that a person draws once more, and who confirmed it. Runs in the session of one county."""

from __future__ import annotations

from datetime import datetime

from asyncpg import Record

from core.access.scope import Scope
from core.applications.further_claim import FurtherClaimFilter
from core.database import execute, fetch, fetch_row, fetch_value
from core.kernel.paging import PageRequest
from core.kernel.region import RegionCode

_COLUMNS = (
    "line_id, kind, cap_fen, reason, ordinal, asked_by, asked_at, confirmed_by, confirmed_at, refused_by, refused_at,"
    " refusal"
)
_STATE = "CASE WHEN f.confirmed_by IS NOT NULL THEN 'confirmed' WHEN f.refused_by IS NOT NULL THEN 'refused' ELSE 'waiting' END"
_FOUND = (
    " FROM further_claim f JOIN line l ON l.id = f.line_id JOIN published_batch b ON b.id = l.batch_id"
    " WHERE l.status NOT IN ('void', 'deleted') AND l.township_code LIKE ANY($1::text[])"
    " AND l.programme_code = ANY($2::text[]) AND ($3::text IS NULL OR l.programme_code = $3)"
    " AND ($4::bigint IS NULL OR l.batch_id = $4) AND ($5::text IS NULL OR l.village_code LIKE $5)"
    " AND ($6::text IS NULL OR strpos(l.name, $6) > 0)"
)
_SORTABLE = {"id": "l.id", "asked_at": "f.asked_at", "cap_fen": "f.cap_fen", "name": "l.name"}


async def further_claim(line_id: int) -> Record | None:
    """What was asked for a line, and whether it was confirmed."""
    return await fetch_row(f"SELECT {_COLUMNS} FROM further_claim WHERE line_id = $1", line_id)


async def ask(line_id: int, kind: str, cap_fen: int, reason: str, by: int, at: datetime) -> None:
    """Store what is asked for a line; what was asked or confirmed before is replaced."""
    await execute(
        "INSERT INTO further_claim (line_id, kind, cap_fen, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (line_id) DO UPDATE SET kind = excluded.kind, cap_fen = excluded.cap_fen, reason = excluded.reason,"
        " asked_by = excluded.asked_by, asked_at = excluded.asked_at, ordinal = NULL, confirmed_by = NULL,"
        " confirmed_at = NULL, refused_by = NULL, refused_at = NULL, refusal = NULL",
        line_id, kind, cap_fen, reason, by, at,
    )  # fmt: skip


async def confirm(line_id: int, ordinal: int, by: int, at: datetime) -> None:
    """Store the second official's confirmation and which claim of the person this is."""
    await execute(
        "UPDATE further_claim SET ordinal = $2, confirmed_by = $3, confirmed_at = $4 WHERE line_id = $1",
        line_id, ordinal, by, at,
    )  # fmt: skip


async def refuse(line_id: int, reason: str, by: int, at: datetime) -> None:
    """Store that the second official refuses, and why."""
    await execute(
        "UPDATE further_claim SET refusal = $2, refused_by = $3, refused_at = $4 WHERE line_id = $1",
        line_id, reason, by, at,
    )  # fmt: skip


async def totals(wanted: FurtherClaimFilter, scope: Scope) -> list[Record]:
    """For each state: how many requests, and the fen that they may draw at most."""
    return await fetch(
        f"SELECT {_STATE} AS state, count(*) AS people, sum(f.cap_fen)::bigint AS cap_fen{_FOUND} GROUP BY 1",
        *_values(wanted, scope),
    )


async def page_of(wanted: FurtherClaimFilter, scope: Scope, page: PageRequest) -> list[Record]:
    """One page of requests, the oldest first, each with the reasons of the line's open findings of 预警核实."""
    order = page.order_by(_SORTABLE, "f.asked_at, l.id").replace(", id", ", l.id")
    return await fetch(
        "SELECT l.id, l.batch_id, b.name AS batch_name, b.period, l.programme_code, l.entry, l.township_code, l.village_code,"
        " l.name, l.id_cipher, l.entered_by, coalesce(l.amount_fen, l.declared_fen) AS fen, f.kind, f.cap_fen, f.reason,"
        " coalesce((SELECT string_agg(n.reason, '；' ORDER BY n.id) FROM finding n WHERE n.line_id = l.id"
        " AND n.check_name = 'alert' AND n.resolution = 'open'), '') AS findings,"
        f" {_STATE} AS state, f.ordinal, f.asked_by, f.asked_at, coalesce(f.confirmed_by, f.refused_by) AS decided_by,"
        f" coalesce(f.confirmed_at, f.refused_at) AS decided_at, f.refusal{_FOUND}"
        f" AND ($7::text IS NULL OR {_STATE} = $7) ORDER BY {order} LIMIT $8 OFFSET $9",
        *_values(wanted, scope), wanted.state, page.size, page.offset,
    )  # fmt: skip


def _values(wanted: FurtherClaimFilter, scope: Scope) -> tuple[object, ...]:
    """What `_FOUND` takes."""
    region = f"{RegionCode(wanted.region).prefix}%" if wanted.region else None
    return (
        scope.region_patterns, scope.programmes, wanted.programme or None, wanted.batch_id, region, wanted.name or None,
    )  # fmt: skip


async def give_kind(line_id: int, kind: str, at: datetime) -> None:
    """Make a line a claim of another kind; 预警核实 has to look at it again."""
    await execute(
        "UPDATE line SET claim_kind = $2, alert_status = 'pending', updated_at = $3, version = version + 1 WHERE id = $1",
        line_id, kind, at,
    )  # fmt: skip


async def kind_taken(line_id: int, kind: str) -> bool:
    """Whether the person has another line of that kind and item in the same batch."""
    return await fetch_value(
        "SELECT EXISTS (SELECT FROM line l JOIN line o ON o.batch_id = l.batch_id AND o.id_digest = l.id_digest"
        " AND o.claim_item = l.claim_item AND o.id <> l.id WHERE l.id = $1 AND o.claim_kind = $2"
        " AND o.intake_status = 'valid' AND o.status NOT IN ('void', 'deleted'))",
        line_id, kind,
    )  # fmt: skip


async def highest_ordinal(line_id: int) -> int:
    """The highest ordinal that was confirmed in the county for the same person, programme, period and item."""
    return await fetch_value(
        "SELECT coalesce(max(f.ordinal), 0) FROM line l JOIN published_batch b ON b.id = l.batch_id"
        " JOIN line o ON o.id_digest = l.id_digest AND o.programme_code = l.programme_code AND o.claim_item = l.claim_item"
        " AND o.id <> l.id AND o.status NOT IN ('void', 'deleted') JOIN published_batch c ON c.id = o.batch_id"
        " AND c.period = b.period JOIN further_claim f ON f.line_id = o.id WHERE l.id = $1",
        line_id,
    )

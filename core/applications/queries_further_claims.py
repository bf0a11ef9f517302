"""SQL of 确认需发放: who asked that a person draws once more, and who confirmed it. Runs in the session of one county."""

from __future__ import annotations

from datetime import datetime

from asyncpg import Record

from core.database import execute, fetch_row, fetch_value

_COLUMNS = "line_id, kind, cap_fen, reason, ordinal, asked_by, asked_at, confirmed_by, confirmed_at"


async def further_claim(line_id: int) -> Record | None:
    """What was asked for a line, and whether it was confirmed."""
    return await fetch_row(f"SELECT {_COLUMNS} FROM further_claim WHERE line_id = $1", line_id)


async def ask(line_id: int, kind: str, cap_fen: int, reason: str, by: int, at: datetime) -> None:
    """Store what is asked for a line; what was asked or confirmed before is replaced."""
    await execute(
        "INSERT INTO further_claim (line_id, kind, cap_fen, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6)"
        " ON CONFLICT (line_id) DO UPDATE SET kind = excluded.kind, cap_fen = excluded.cap_fen, reason = excluded.reason,"
        " asked_by = excluded.asked_by, asked_at = excluded.asked_at, ordinal = NULL, confirmed_by = NULL,"
        " confirmed_at = NULL",
        line_id, kind, cap_fen, reason, by, at,
    )  # fmt: skip


async def confirm(line_id: int, ordinal: int, by: int, at: datetime) -> None:
    """Store the second official's confirmation and which claim of the person this is."""
    await execute(
        "UPDATE further_claim SET ordinal = $2, confirmed_by = $3, confirmed_at = $4 WHERE line_id = $1",
        line_id, ordinal, by, at,
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

"""SQL of lists, details and changes of lines. Every function runs in the session of one county."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from asyncpg import Record

from core.access.scope import Scope
from core.applications.line import LineFilter
from core.applications.queries import LINE_COLUMNS
from core.database import copy_rows, current_session, execute, fetch, fetch_remembered, stream
from core.kernel.clock import CHINA
from core.kernel.region import RegionCode

SORTABLE = {
    "id": "id",
    "row_number": "row_number",
    "name": "name",
    "village_code": "village_code",
    "amount_fen": "amount_fen",
    "updated_at": "updated_at",
}
ABNORMAL = (
    "(l.intake_status = 'abnormal' OR l.card_status IN ('abnormal', 'unverified')"
    " OR l.alert_status IN ('abnormal', 'unverified'))"
)
"""A line that stays behind: some check failed or could not be decided."""

_FINDING = (
    "id, line_id, check_name, rule_code, outcome, column_title, reason, remedy, source, overridable, resolution,"
    " resolved_reason, found_at"
)
_KEPT = frozenset(
    {
        "id",
        "batch_id",
        "programme_code",
        "entry",
        "channel",
        "intake_file_id",
        "row_number",
        "created_at",
        "updated_at",
        "version",
    }
)
_REWRITTEN = tuple(column for column in LINE_COLUMNS if column not in _KEPT)


def _conditions(wanted: LineFilter, scope: Scope, first: int = 1) -> tuple[str, list[Any]]:
    """SQL of a filter within a scope, and its values for `$first` …"""
    parts: list[str] = []
    values: list[Any] = []

    def add(condition: str, value: Any) -> None:
        values.append(value)
        parts.append(condition.replace("$?", f"${first + len(values) - 1}"))

    add("l.batch_id = $?", wanted.batch_id)
    add("l.township_code LIKE ANY($?::text[])", scope.region_patterns)
    add("l.programme_code = ANY($?::text[])", scope.programmes)
    for column in (
        "entry",
        "channel",
        "intake_status",
        "card_status",
        "alert_status",
        "status",
        "dossier_id",
    ):
        value = getattr(wanted, column)
        if value is not None:
            add(f"l.{column} = $?", value)
    if wanted.status is None:
        parts.append("l.status <> 'deleted'")
    if wanted.abnormal is not None:
        parts.append(ABNORMAL if wanted.abnormal else f"NOT {ABNORMAL}")
    if wanted.region is not None:
        add("l.village_code LIKE $?", f"{RegionCode(wanted.region).prefix}%")
    if wanted.name:
        add("strpos(l.name, $?) > 0", wanted.name)
    if wanted.id_number:
        add(
            "l.id_digest = $?",
            current_session().digests.digest("id_number", wanted.id_number.strip().upper()),
        )
    if wanted.file_id is not None:
        add("l.intake_file_id = $?", wanted.file_id)
    if wanted.since is not None:
        add("l.created_at >= $?", datetime.combine(wanted.since, time.min, CHINA))
    if wanted.until is not None:
        add("l.created_at < $?", datetime.combine(wanted.until + timedelta(days=1), time.min, CHINA))
    if wanted.without_dossier is not None:
        parts.append(f"l.dossier_id IS {'NULL' if wanted.without_dossier else 'NOT NULL'}")
    return " AND ".join(parts), values


async def page_of_lines(
    wanted: LineFilter, scope: Scope, *, order: str, limit: int, offset: int, after_id: int | None
) -> list[Record]:
    """One page of lines; with `after_id`, those behind that id."""
    where, values = _conditions(wanted, scope)
    if after_id is not None:
        where += f" AND l.id > ${len(values) + 1}"
        values.append(after_id)
    return await fetch_remembered(
        ("line",),
        f"SELECT l.* FROM line l WHERE {where} ORDER BY {order} LIMIT {limit:d} OFFSET {offset:d}",
        *values,
    )


async def sums_of_lines(wanted: LineFilter, scope: Scope) -> Record:
    """Lines, people in them, fen and abnormal lines of everything that a filter finds."""
    where, values = _conditions(wanted, scope)
    [row] = await fetch_remembered(
        ("line",),
        "SELECT count(*) AS people, coalesce(sum(l.member_count), 0)::bigint AS members,"
        " coalesce(sum(coalesce(l.amount_fen, l.declared_fen)), 0)::bigint AS fen,"
        f" count(*) FILTER (WHERE {ABNORMAL}) AS abnormal FROM line l WHERE {where}",
        *values,
    )
    return row


def stream_lines(wanted: LineFilter, scope: Scope) -> AsyncIterator[Record]:
    """All lines that a filter finds, each with its open findings (title, reason, remedy) and members, as JSON lists."""
    where, values = _conditions(wanted, scope)
    return stream(
        "SELECT l.*, (SELECT jsonb_agg(jsonb_build_array(f.column_title, f.reason, f.remedy) ORDER BY f.id) FROM finding f"
        " WHERE f.line_id = l.id AND f.resolution = 'open') AS open_findings,"
        " (SELECT jsonb_agg(jsonb_build_array(m.ordinal, m.name, encode(m.id_cipher, 'hex'), m.relation) ORDER BY m.ordinal)"
        " FROM line_member m WHERE m.line_id = l.id) AS members"
        f" FROM line l WHERE {where} ORDER BY l.village_code, l.id",
        *values,
    )


async def lines_by_id(line_ids: Sequence[int], *, lock: bool = False) -> list[Record]:
    """Lines by id, in order of id; locked for a change when asked."""
    return await fetch(
        "SELECT * FROM line WHERE id = ANY($1::bigint[]) ORDER BY id" + (" FOR UPDATE" if lock else ""),
        list(line_ids),
    )


async def abnormal_ids(wanted: LineFilter, scope: Scope) -> list[int]:
    """Ids of the lines of a filter that intake refused and that nobody has sent off."""
    where, values = _conditions(wanted, scope)
    rows = await fetch(
        f"SELECT l.id FROM line l WHERE {where} AND l.intake_status = 'abnormal' AND l.status = 'open'"
        " AND l.dossier_id IS NULL ORDER BY l.id",
        *values,
    )
    return [row["id"] for row in rows]


async def findings_of(line_ids: Sequence[int], *, open_only: bool) -> list[Record]:
    """Findings of some lines, newest last."""
    return await fetch(
        f"SELECT {_FINDING} FROM finding WHERE line_id = ANY($1::bigint[]) AND (resolution = 'open' OR NOT $2) ORDER BY line_id, id",
        list(line_ids), open_only,
    )  # fmt: skip


async def members_of(line_ids: Sequence[int]) -> list[Record]:
    """Members of households, by line and order."""
    return await fetch(
        "SELECT line_id, ordinal, name, id_cipher, relation FROM line_member WHERE line_id = ANY($1::bigint[])"
        " ORDER BY line_id, ordinal",
        list(line_ids),
    )


async def rewrite_lines(rows: Iterable[Sequence[Any]], line_ids: Sequence[int], at: datetime) -> int:
    """Replace the content of lines by rows of `queries.LINE_COLUMNS`; their findings and members make way. Returns how many.

    A line keeps its id, batch, origin and row; whoever overrode it or confirmed it as a further claim before has not seen
    the new content.
    """
    await execute("CREATE TEMPORARY TABLE IF NOT EXISTS rewritten_line (LIKE line) ON COMMIT DROP")
    await execute("TRUNCATE rewritten_line")
    await copy_rows("rewritten_line", LINE_COLUMNS, rows)
    ids = list(line_ids)
    await execute(
        "UPDATE finding SET resolution = 'superseded' WHERE line_id = ANY($1::bigint[]) AND resolution = 'open'",
        ids,
    )
    await execute("DELETE FROM line_member WHERE line_id = ANY($1::bigint[])", ids)
    await execute("DELETE FROM further_claim WHERE line_id = ANY($1::bigint[])", ids)
    changes = ", ".join(f"{column} = r.{column}" for column in _REWRITTEN)
    return await execute(
        f"UPDATE line l SET {changes}, updated_at = $1, version = l.version + 1, overridden_by = NULL,"
        " override_reason = NULL FROM rewritten_line r WHERE r.id = l.id",
        at,
    )


async def delete_lines(line_ids: Sequence[int], at: datetime) -> int:
    """Take lines off the list."""
    ids = list(line_ids)
    await execute(
        "UPDATE finding SET resolution = 'superseded' WHERE line_id = ANY($1::bigint[]) AND resolution = 'open'",
        ids,
    )
    return await execute(
        "UPDATE line SET status = 'deleted', updated_at = $2, version = version + 1 WHERE id = ANY($1::bigint[])",
        ids,
        at,
    )


async def override_findings(line_id: int, by: int, reason: str) -> list[Record]:
    """Resolve the open findings of a line as overridden; returns their checks and rules.

    What was found about the card is overridden for the payee and the account of this moment alone.
    """
    return await fetch(
        "UPDATE finding f SET resolution = 'overridden', resolved_by = $2, resolved_reason = $3, covered_payee = CASE"
        " WHEN f.check_name = 'card'"
        " THEN sha256(coalesce(l.payee_id_digest, l.id_digest) || coalesce(l.account_digest, ''::bytea)) END FROM line l"
        " WHERE l.id = f.line_id AND f.line_id = $1 AND f.resolution = 'open' RETURNING f.check_name, f.rule_code",
        line_id, by, reason,
    )  # fmt: skip


async def override_line(
    line_id: int, by: int, reason: str, checks: Sequence[str], recipient_id: int | None, at: datetime
) -> None:
    """Pass the named checks of a line of `recipient_id`, flagged for the reviewers."""
    await execute(
        "UPDATE line SET overridden_by = $2, override_reason = $3, flagged = true,"
        " intake_status = CASE WHEN 'intake' = ANY($4::text[]) THEN 'valid' ELSE intake_status END,"
        " card_status = CASE WHEN 'card' = ANY($4::text[]) THEN 'passed' ELSE card_status END,"
        " alert_status = CASE WHEN 'alert' = ANY($4::text[]) THEN 'passed' ELSE alert_status END,"
        " recipient_id = $5, updated_at = $6, version = version + 1 WHERE id = $1",
        line_id, by, reason, list(checks), recipient_id, at,
    )  # fmt: skip

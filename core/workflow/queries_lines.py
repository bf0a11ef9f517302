"""SQL that moves lines into, within and out of dossiers. Of `line` the workflow changes only what it answers for:
`dossier_id`, `status` and the hashes; on joining, the amount that the roster declares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from asyncpg import Record

from core.database import copy_rows, execute, fetch, fetch_value
from core.workflow.queries_hashes import HASH_VERSION, amount_hash_sql, payee_hash_sql

_READY = (
    "l.batch_id = $1 AND l.entry = $2 AND l.status = 'open' AND l.dossier_id IS NULL AND l.intake_status = 'valid'"
    " AND l.card_status = 'passed'"
    " AND (l.alert_status = 'passed' OR l.alert_status = 'unverified' AND l.flagged)"
)
"""A line may join a dossier when it passed every check (or a second official passed it, 核批), or was flagged for the
reviewers."""


async def ready_townships(
    batch_id: int,
    entry: str,
    region_patterns: Sequence[str],
    *,
    declared: bool,
    line_ids: Sequence[int] | None = None,
) -> list[str]:
    """Townships below the patterns with lines that may join a dossier; with `declared`, of a known amount only."""
    rows = await fetch(
        f"SELECT DISTINCT l.township_code FROM line l WHERE {_READY} AND l.township_code LIKE ANY($3::text[])"
        " AND (NOT $4 OR l.declared_fen > 0) AND ($5::bigint[] IS NULL OR l.id = ANY($5)) ORDER BY 1",
        batch_id,
        entry,
        list(region_patterns),
        declared,
        line_ids,
    )
    return [row["township_code"] for row in rows]


async def join(
    batch_id: int,
    entry: str,
    dossier_ids: Sequence[int],
    *,
    declared: bool,
    at: datetime,
    line_ids: Sequence[int] | None = None,
) -> int:
    """Put the ready lines into the dossier of their township, with hashes; returns how many joined.

    With `declared` the amount is the roster's; otherwise it stays open until 测算.
    """
    amount = "CASE WHEN $4 THEN l.declared_fen END"
    return await execute(
        f"UPDATE line l SET dossier_id = d.id, status = 'moving', amount_fen = {amount},"
        f" amount_hash = {amount_hash_sql(amount)}, payee_hash = {payee_hash_sql()}, hash_version = {HASH_VERSION},"
        " version = l.version + 1, updated_at = $5 FROM dossier d"
        f" WHERE d.id = ANY($3::bigint[]) AND d.township_code = l.township_code AND {_READY}"
        " AND (NOT $4 OR l.declared_fen > 0) AND ($6::bigint[] IS NULL OR l.id = ANY($6))",
        batch_id,
        entry,
        list(dossier_ids),
        declared,
        at,
        line_ids,
    )


async def close_review_findings(dossier_ids: Sequence[int]) -> int:
    """Lines that joined a dossier again have answered what the reviewer wrote."""
    return await execute(
        "UPDATE finding f SET resolution = 'superseded' FROM line l WHERE l.id = f.line_id"
        " AND l.dossier_id = ANY($1::bigint[]) AND f.check_name = 'review' AND f.resolution = 'open'",
        list(dossier_ids),
    )


async def dossiers_of(line_ids: Sequence[int]) -> list[int]:
    """The dossiers in which the lines stand, each once."""
    rows = await fetch(
        "SELECT DISTINCT dossier_id FROM line WHERE id = ANY($1::bigint[]) AND dossier_id IS NOT NULL ORDER BY 1",
        list(line_ids),
    )
    return [row["dossier_id"] for row in rows]


async def lock_lines(line_ids: Sequence[int]) -> list[Record]:
    """Lock lines in the order of their ids: id, dossier_id, status, pay_status, fen."""
    return await fetch(
        "SELECT id, dossier_id, status, pay_status, coalesce(amount_fen, 0) AS fen FROM line"
        " WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE",
        sorted(line_ids),
    )


async def has_free_lines(dossier_id: int) -> bool:
    """Whether a standing line of the dossier is in no payment, so that it can be returned or voided."""
    return await fetch_value(
        "SELECT EXISTS (SELECT FROM line WHERE dossier_id = $1 AND status IN ('moving', 'held')"
        " AND pay_status IN ('none', 'stopped'))",
        dossier_id,
    )


async def take_out(line_ids: Sequence[int], at: datetime) -> int:
    """Lines leave their dossier: open again, to be checked again before they join another one."""
    return await execute(
        "UPDATE line SET dossier_id = NULL, status = 'open', alert_status = 'pending', flagged = false, amount_fen = NULL,"
        " standard_id = NULL, amount_hash = NULL, payee_hash = NULL, version = version + 1, updated_at = $2"
        " WHERE id = ANY($1::bigint[])",
        list(line_ids),
        at,
    )


async def note_returned(line_ids: Sequence[int], *, stage_title: str, reason: str, at: datetime) -> int:
    """Put the reviewer's reason where the operator who mends the line will see it."""
    return await execute(
        "INSERT INTO finding (line_id, check_name, rule_code, outcome, column_title, reason, remedy, source, as_of,"
        " overridable, resolution, found_at) SELECT id, 'review', 'review.returned', 'failed', $3, $2,"
        " '请按退回原因核实、修改，重新做预警核实后再次申报', $3, $4, false, 'open', $4"
        " FROM unnest($1::bigint[]) AS x (id)",
        list(line_ids),
        reason,
        stage_title,
        at,
    )


async def set_status(line_ids: Sequence[int], status: str, at: datetime) -> int:
    """Strike out (`void`), hold (`held`) or release (`moving`) lines of dossiers."""
    return await execute(
        "UPDATE line SET status = $2, version = version + 1, updated_at = $3 WHERE id = ANY($1::bigint[]) AND status <> $2",
        list(line_ids),
        status,
        at,
    )


async def write_amounts(
    dossier_ids: Sequence[int], amounts: Iterable[tuple[int, int | None, int | None]], at: datetime
) -> int:
    """One UPDATE from (line, fen, standard id); hashes follow the amount in the same write."""
    await execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS new_amount (line_id bigint, fen bigint, standard_id bigint) ON COMMIT DROP"
    )
    await execute("TRUNCATE new_amount")
    await copy_rows("new_amount", ("line_id", "fen", "standard_id"), amounts)
    await execute("ANALYZE new_amount")
    return await execute(
        f"UPDATE line l SET amount_fen = n.fen, standard_id = n.standard_id, amount_hash = {amount_hash_sql('n.fen')},"
        f" payee_hash = {payee_hash_sql()}, hash_version = {HASH_VERSION}, version = l.version + 1, updated_at = $2"
        " FROM new_amount n, dossier d WHERE l.id = n.line_id AND d.id = l.dossier_id"
        " AND d.id = ANY($1::bigint[]) AND l.status IN ('moving', 'held')",
        list(dossier_ids),
        at,
    )


async def clear_amounts(dossier_ids: Sequence[int], at: datetime) -> int:
    """Forget the amounts of the standing lines."""
    return await execute(
        f"UPDATE line l SET amount_fen = NULL, standard_id = NULL, amount_hash = {amount_hash_sql('NULL::bigint')},"
        " version = l.version + 1, updated_at = $2 FROM dossier d WHERE d.id = l.dossier_id"
        " AND d.id = ANY($1::bigint[]) AND l.status IN ('moving', 'held') AND l.amount_fen IS NOT NULL",
        list(dossier_ids),
        at,
    )

"""SQL of the seals: what a publicity, an approval or a voucher covered, and whether a line is still within it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_row
from core.workflow.queries_hashes import amount_hash_sql
from core.workflow.stages import STAGES, Kind

PUBLICITY_STAGES = tuple(stage.code for stage in STAGES.values() if stage.kind is Kind.PUBLICITY)

_COMPLETED = (
    "SELECT g.dossier_id, g.from_stage AS stage, max(g.seal_id) AS last_seal FROM ("
    " SELECT dossier_id, from_stage, action, seal_id, lead(action) OVER (PARTITION BY dossier_id ORDER BY id) AS following"
    " FROM dossier_log WHERE dossier_id = ANY({ids})) AS g"
    " WHERE g.seal_id IS NOT NULL AND g.action IN ('submit', 'approve', 'resume', 'system')"
    " AND g.following IS DISTINCT FROM 'recall' GROUP BY g.dossier_id, g.from_stage"
)
"""Stages that a dossier has left for good, each with the newest seal of that moment: younger seals were not finished."""


async def _fetch_hashed(sql: str, *values: Any) -> list[Record]:
    """A query that joins two large sets, planned without nested loops.

    Right after a bulk load PostgreSQL knows nothing of the new rows and believes the sets to be small (L37).
    """
    await execute("SET LOCAL enable_nestloop = off")
    rows = await fetch(sql, *values)
    await execute("SET LOCAL enable_nestloop = on")
    return rows


async def seal_dossiers(
    dossier_ids: Sequence[int],
    *,
    purpose: str,
    stage: str,
    by: int,
    at: datetime,
    village_code: str | None = None,
) -> list[Record]:
    """Seal the standing lines of each dossier (of one village when given): hashes, and a root digest over them, sorted.

    Returns id, dossier_id, root_digest, people, fen of each new seal; a dossier without such lines gets none.
    """
    return await fetch(
        "WITH covered AS (SELECT l.dossier_id, l.id, coalesce(l.amount_fen, 0) AS fen, l.amount_hash, l.payee_hash"
        " FROM line l WHERE l.dossier_id = ANY($1::bigint[]) AND l.status IN ('moving', 'held')"
        " AND ($6::text IS NULL OR l.village_code = $6)),"
        " sealed AS (INSERT INTO seal (dossier_id, purpose, stage, people, fen, root_digest, sealed_by, sealed_at)"
        " SELECT dossier_id, $2, $3, count(*), sum(fen),"
        " sha256(string_agg(amount_hash, ''::bytea ORDER BY amount_hash)), $4, $5"
        " FROM covered GROUP BY dossier_id RETURNING id, dossier_id, root_digest, people, fen),"
        " lines AS (INSERT INTO seal_line (seal_id, line_id, amount_fen, amount_hash, payee_hash)"
        " SELECT s.id, c.id, c.fen, c.amount_hash, c.payee_hash FROM covered c JOIN sealed s USING (dossier_id))"
        " SELECT id, dossier_id, root_digest, people, fen FROM sealed ORDER BY dossier_id",
        list(dossier_ids),
        purpose,
        stage,
        by,
        at,
        village_code,
    )


async def seal_lines_for_payment(
    line_ids: Sequence[int], *, stage: str, by: int, at: datetime
) -> Record | None:
    """Seal lines of any dossiers for a voucher: the root digest covers claimant, amount, payee and account."""
    return await fetch_row(
        "WITH covered AS (SELECT l.id, l.amount_fen AS fen, l.amount_hash, l.payee_hash FROM line l"
        " WHERE l.id = ANY($1::bigint[]) AND l.status = 'moving'),"
        " sealed AS (INSERT INTO seal (dossier_id, purpose, stage, people, fen, root_digest, sealed_by, sealed_at)"
        " SELECT NULL, 'voucher', $2, count(*), sum(fen),"
        " sha256(string_agg(amount_hash || payee_hash, ''::bytea ORDER BY amount_hash, payee_hash)), $3, $4"
        " FROM covered HAVING count(*) > 0 RETURNING id, root_digest, people, fen),"
        " lines AS (INSERT INTO seal_line (seal_id, line_id, amount_fen, amount_hash, payee_hash)"
        " SELECT s.id, c.id, c.fen, c.amount_hash, c.payee_hash FROM covered c CROSS JOIN sealed s)"
        " SELECT id, root_digest, people, fen FROM sealed",
        list(line_ids),
        stage,
        by,
        at,
    )


async def seals_of(dossier_id: int) -> list[Record]:
    """Every seal of one dossier, oldest first."""
    return await fetch(
        "SELECT id, purpose, stage, people, fen, root_digest, sealed_by, sealed_at FROM seal WHERE dossier_id = $1"
        " ORDER BY id",
        dossier_id,
    )


async def newest_seals(dossier_ids: Sequence[int], stage: str) -> dict[int, int]:
    """Dossier → its newest seal of `stage`."""
    rows = await fetch(
        "SELECT dossier_id, max(id) AS id FROM seal WHERE dossier_id = ANY($1::bigint[]) AND stage = $2 GROUP BY dossier_id",
        list(dossier_ids),
        stage,
    )
    return {row["dossier_id"]: row["id"] for row in rows}


async def coverage(pairs: Sequence[tuple[int, str]], *, completed: bool) -> dict[tuple[int, str], Record]:
    """(dossier, stage) → how many standing lines the newest seals of that stage do not cover.

    `added`: in no seal; `raised`: amount above the sealed one; `altered`: the claimant is not the sealed one.
    With `completed`, only seals count that the dossier has left the stage with.
    """
    rows = await _fetch_hashed(
        f"WITH completed AS ({_COMPLETED.format(ids='$1::bigint[]')}),"
        " pair AS (SELECT DISTINCT p.dossier_id, p.stage FROM unnest($1::bigint[], $2::text[]) AS p (dossier_id, stage)),"
        " newest AS (SELECT DISTINCT ON (s.dossier_id, s.stage, k.line_id) s.dossier_id, s.stage, k.line_id,"
        " k.amount_fen, k.amount_hash FROM seal s JOIN pair USING (dossier_id, stage)"
        " JOIN seal_line k ON k.seal_id = s.id LEFT JOIN completed c USING (dossier_id, stage)"
        " WHERE NOT $3 OR s.id <= c.last_seal ORDER BY s.dossier_id, s.stage, k.line_id, s.id DESC)"
        " SELECT p.dossier_id, p.stage, count(*) FILTER (WHERE n.line_id IS NULL) AS added,"
        " count(*) FILTER (WHERE coalesce(l.amount_fen, 0) > n.amount_fen) AS raised,"
        f" count(*) FILTER (WHERE n.amount_hash <> {amount_hash_sql('n.amount_fen')}) AS altered"
        " FROM pair p JOIN dossier d ON d.id = p.dossier_id"
        " JOIN line l ON l.dossier_id = p.dossier_id AND l.status IN ('moving', 'held')"
        " LEFT JOIN newest n ON n.dossier_id = p.dossier_id AND n.stage = p.stage AND n.line_id = l.id"
        " GROUP BY p.dossier_id, p.stage",
        [pair[0] for pair in pairs],
        [pair[1] for pair in pairs],
        completed,
    )
    return {(row["dossier_id"], row["stage"]): row for row in rows}


async def lines_unlike_seals(line_ids: Sequence[int]) -> list[int]:
    """Lines that are not exactly, by claimant and amount, what every posting and approval showed that their dossier finished.

    The others are within their seals: posted (where their chain publicises), approved, unaltered. That is nearly every
    line, at half the work of `lines_outside_seals`, which says of the rest what is wrong with it, if anything is.
    """
    dossiers = "(SELECT array_agg(c.dossier_id) FROM (SELECT DISTINCT dossier_id FROM chosen) c)::bigint[]"
    rows = await _fetch_hashed(
        "WITH chosen AS MATERIALIZED (SELECT id, dossier_id, id_digest, claim_item, amount_fen, amount_hash FROM line"
        " WHERE id = ANY($1::bigint[])),"
        f" completed AS ({_COMPLETED.format(ids=dossiers)}),"
        " counted AS MATERIALIZED (SELECT s.id, s.dossier_id, s.purpose = 'publicity' AS posting FROM seal s"
        " JOIN completed c ON c.dossier_id = s.dossier_id AND c.stage = s.stage AND s.id <= c.last_seal),"
        # Materialized, so that the hashes are compared before the rows are grouped, and not carried along.
        " shown AS MATERIALIZED (SELECT k.line_id, s.posting, k.amount_fen = l.amount_fen AND k.amount_hash = l.amount_hash"
        " AS same FROM counted s JOIN seal_line k ON k.seal_id = s.id AND k.line_id = ANY($1::bigint[])"
        " JOIN chosen l ON l.id = k.line_id AND l.dossier_id = s.dossier_id),"
        " alike AS (SELECT line_id, bool_or(posting) AS posted, NOT bool_and(posting) AS approved FROM shown GROUP BY line_id"
        " HAVING bool_and(coalesce(same, false)))"
        " SELECT l.id FROM chosen l LEFT JOIN dossier d ON d.id = l.dossier_id LEFT JOIN alike a ON a.line_id = l.id"
        " WHERE a.line_id IS NULL OR NOT a.approved OR NOT a.posted AND d.chain -> 'stages' ?| $2::text[]"
        f" OR l.amount_hash IS DISTINCT FROM {amount_hash_sql()} ORDER BY l.id",
        list(line_ids),
        list(PUBLICITY_STAGES),
    )
    return [row["id"] for row in rows]


async def lines_outside_seals(line_ids: Sequence[int]) -> list[Record]:
    """Lines that are not within what was publicised (where their chain publicises) and approved: (line_id, problem).

    `problem` is the first that applies: altered, not_publicised, raised, not_approved.
    """
    dossiers = "(SELECT array_agg(DISTINCT dossier_id) FROM line WHERE id = ANY($1::bigint[]))::bigint[]"
    return await _fetch_hashed(
        f"WITH completed AS ({_COMPLETED.format(ids=dossiers)}),"
        " newest AS (SELECT DISTINCT ON (k.line_id, s.purpose) k.line_id, s.purpose, k.amount_fen, k.amount_hash"
        " FROM seal s JOIN seal_line k ON k.seal_id = s.id JOIN line l ON l.id = k.line_id AND l.dossier_id = s.dossier_id"
        " JOIN completed c ON c.dossier_id = s.dossier_id AND c.stage = s.stage AND s.id <= c.last_seal"
        " WHERE k.line_id = ANY($1::bigint[]) ORDER BY k.line_id, s.purpose, s.id DESC),"
        " judged AS (SELECT l.id AS line_id, CASE"
        f" WHEN l.amount_hash IS DISTINCT FROM {amount_hash_sql()} THEN 'altered'"
        f" WHEN p.amount_hash <> {amount_hash_sql('p.amount_fen')} OR a.amount_hash <> {amount_hash_sql('a.amount_fen')}"
        " THEN 'altered'"
        " WHEN p.line_id IS NULL AND d.chain -> 'stages' ?| $2::text[] THEN 'not_publicised'"
        " WHEN l.amount_fen > p.amount_fen THEN 'raised'"
        " WHEN a.line_id IS NULL OR l.amount_fen > a.amount_fen THEN 'not_approved' END AS problem"
        " FROM line l JOIN dossier d ON d.id = l.dossier_id"
        " LEFT JOIN newest p ON p.line_id = l.id AND p.purpose = 'publicity'"
        " LEFT JOIN newest a ON a.line_id = l.id AND a.purpose = 'approval' WHERE l.id = ANY($1::bigint[]))"
        " SELECT line_id, problem FROM judged WHERE problem IS NOT NULL ORDER BY line_id",
        list(line_ids),
        list(PUBLICITY_STAGES),
    )

"""SQL of what became of a dossier since a post last returned it."""

from __future__ import annotations

from asyncpg import Record

from core.database import fetch, fetch_row
from core.workflow.queries_hashes import amount_hash_sql


async def last_return_of(dossier_id: int) -> Record | None:
    """The newest return in the log, with the newest seal that some stage had finished before it (None without one)."""
    return await fetch_row(
        "SELECT r.from_stage, r.to_stage, r.account, r.opinion, r.people, r.fen, r.at,"
        " (SELECT max(g.seal_id) FROM dossier_log g WHERE g.dossier_id = r.dossier_id AND g.id < r.id) AS seal_id"
        " FROM dossier_log r WHERE r.dossier_id = $1 AND r.action = 'return' ORDER BY r.id DESC LIMIT 1",
        dossier_id,
    )


async def changed_since(dossier_id: int, seal_id: int, limit: int) -> list[Record]:
    """Lines that are not as the stage of `seal_id` had sealed them: kind, name, village_code, fen before and now.

    `count` holds how many lines there are of the kind, of which `limit` rows in all are returned. A stage seals village by
    village, so all its seals up to this one count; who had left before the return is no change since then.
    """
    return await fetch(
        "WITH seen AS (SELECT DISTINCT ON (k.line_id) k.line_id, k.amount_fen, k.amount_hash FROM seal s"
        " JOIN seal_line k ON k.seal_id = s.id WHERE s.dossier_id = $1 AND s.id <= $2"
        " AND s.stage = (SELECT stage FROM seal WHERE id = $2) ORDER BY k.line_id, s.id DESC),"
        " back AS (SELECT max(at) AS at FROM dossier_log WHERE dossier_id = $1 AND action = 'return'),"
        " compared AS (SELECT l.id, l.name, l.village_code, n.amount_fen AS previous_fen, l.amount_fen, CASE"
        " WHEN l.dossier_id IS DISTINCT FROM $1 OR l.status NOT IN ('moving', 'held')"
        " THEN CASE WHEN l.updated_at >= b.at THEN 'removed' END"
        " WHEN n.line_id IS NULL THEN 'added'"
        f" WHEN n.amount_hash <> {amount_hash_sql('n.amount_fen')} THEN 'altered'"
        " WHEN l.amount_fen > n.amount_fen THEN 'raised' WHEN l.amount_fen < n.amount_fen THEN 'lowered' END AS kind"
        " FROM line l CROSS JOIN back b JOIN dossier d ON d.id = $1 LEFT JOIN seen n ON n.line_id = l.id"
        " WHERE (l.dossier_id = $1 AND l.status IN ('moving', 'held')) OR n.line_id IS NOT NULL)"
        " SELECT kind, id, name, village_code, previous_fen, CASE WHEN kind <> 'removed' THEN amount_fen END AS fen,"
        " count(*) OVER (PARTITION BY kind) AS count FROM compared WHERE kind IS NOT NULL"
        # In turns, so that the limit leaves no kind out.
        " ORDER BY row_number() OVER (PARTITION BY kind ORDER BY village_code, id), kind LIMIT $3",
        dossier_id,
        seal_id,
        limit,
    )

"""SQL of the claims on the county's side: who claims by a line, and whether a line is in use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asyncpg import Record

from core.database import fetch


async def claimants_of(line_ids: Sequence[int]) -> list[Record]:
    """Every person of the lines (claimant and household members, each once) with the key of the claim.

    A line that a second official confirmed as a further claim has its ordinal and cap; every other one is the first.
    """
    return await fetch(
        "WITH wanted AS (SELECT l.id, l.programme_code, b.period, l.claim_item, l.claim_kind, l.id_digest, l.version,"
        " coalesce(l.amount_fen, 0) AS amount_fen, coalesce(f.ordinal, 0) AS ordinal, f.cap_fen"
        " FROM line l JOIN published_batch b ON b.id = l.batch_id"
        " LEFT JOIN published_further_claim f ON f.line_id = l.id AND f.kind = l.claim_kind"
        " WHERE l.id = ANY($1::bigint[]))"
        " SELECT id AS line_id, programme_code, period, id_digest AS claimant_digest, claim_item, claim_kind AS kind,"
        " ordinal, amount_fen, version AS line_version, cap_fen FROM wanted UNION ALL"
        " SELECT DISTINCT w.id, w.programme_code, w.period, m.id_digest, w.claim_item, w.claim_kind, w.ordinal, w.amount_fen,"
        " w.version, w.cap_fen FROM wanted w JOIN published_line_member m ON m.line_id = w.id"
        " AND m.id_digest IS DISTINCT FROM w.id_digest",
        list(line_ids),
    )


async def disown(line_ids: Sequence[int], at: datetime) -> list[Record]:
    """Fence off lines that no payment uses: whoever read their version before can no longer use it.

    Returns id and pay_status of every line that exists; those without payment got a new version.
    """
    return await fetch(
        "WITH idle AS (SELECT id FROM line WHERE id = ANY($1::bigint[])"
        " AND (pay_status IN ('none', 'stopped') OR status IN ('void', 'deleted')) ORDER BY id FOR UPDATE),"
        " fenced AS (UPDATE line l SET version = l.version + 1, updated_at = $2 FROM idle WHERE l.id = idle.id"
        " RETURNING l.id)"
        " SELECT l.id, l.pay_status, f.id IS NOT NULL AS idle FROM line l LEFT JOIN fenced f ON f.id = l.id"
        " WHERE l.id = ANY($1::bigint[])",
        list(line_ids),
        at,
    )

"""SQL over the lines of batches: what becomes an entitlement, and what differs from the last period."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.database import execute, fetch, fetch_remembered

_STANDING = "l.intake_status = 'valid' AND l.status NOT IN ('void', 'deleted') AND l.pay_status <> 'stopped'"
_FEN = "coalesce(l.amount_fen, l.declared_fen)"


async def approved_lines(batch_id: int) -> list[Record]:
    """The regular lines that stand in the finished dossiers of a batch, with who reviewed them at the department."""
    return await fetch(
        "SELECT l.id, l.name, l.id_cipher, l.id_digest, l.birth_date, l.phone_cipher, l.village_code, l.village_group,"
        " l.attributes, l.raw_cipher, l.claim_item, l.declared_fen, l.payee_name, l.payee_id_cipher, l.payee_id_digest,"
        " l.payee_relation, l.account_cipher, l.bank_code, l.bank_name, l.entered_by, duty.reviewed_by"
        " FROM line l JOIN published_dossier d ON d.id = l.dossier_id AND d.state = 'finished'"
        " LEFT JOIN LATERAL (SELECT u.reviewed_by FROM published_review u WHERE u.dossier_id = d.id"
        " AND u.stage = 'department_review' AND u.reviewed_by IS NOT NULL ORDER BY u.round DESC LIMIT 1) duty ON true"
        f" WHERE l.batch_id = $1 AND l.claim_kind = 'regular' AND {_STANDING} ORDER BY l.id",
        batch_id,
    )


async def members_of_lines(line_ids: Sequence[int]) -> list[Record]:
    """The household members of lines."""
    return await fetch(
        "SELECT line_id, ordinal, name, id_cipher, relation FROM published_line_member WHERE line_id = ANY($1::bigint[])"
        " ORDER BY line_id, ordinal",
        list(line_ids),
    )


async def link_recipients(line_ids: Sequence[int], recipient_ids: Sequence[int]) -> int:
    """Name the recipient of each line."""
    return await execute(
        "UPDATE line SET recipient_id = k.recipient_id FROM unnest($1::bigint[], $2::bigint[]) AS k (id, recipient_id)"
        " WHERE line.id = k.id AND line.recipient_id IS DISTINCT FROM k.recipient_id",
        list(line_ids),
        list(recipient_ids),
    )


_COMPARED = (
    "WITH now_lines AS (SELECT l.id, l.id_digest, l.claim_item, l.name, l.village_code, l.township_code, l.claim_kind,"
    f" {_FEN} AS fen, coalesce(l.payee_id_digest, l.id_digest) AS payee, l.account_digest FROM line l"
    f" WHERE l.batch_id = $1 AND {_STANDING} AND l.township_code LIKE ANY($3::text[])),"
    " old_lines AS (SELECT l.id, l.id_digest, l.claim_item, l.name, l.village_code, l.township_code,"
    f" {_FEN} AS fen, coalesce(l.payee_id_digest, l.id_digest) AS payee, l.account_digest FROM line l"
    f" WHERE l.batch_id = $2 AND l.claim_kind = 'regular' AND {_STANDING} AND l.township_code LIKE ANY($3::text[])),"
    " compared AS (SELECT n.id AS line_id, o.id AS previous_line_id, coalesce(n.name, o.name) AS name,"
    " coalesce(n.village_code, o.village_code) AS village_code, n.fen, o.fen AS previous_fen,"
    # An amount that is not calculated yet cannot differ.
    " array_remove(ARRAY[CASE WHEN n.fen <> o.fen THEN 'amount' END,"
    " CASE WHEN n.payee IS DISTINCT FROM o.payee THEN 'payee' END,"
    " CASE WHEN n.account_digest IS DISTINCT FROM o.account_digest THEN 'account' END], NULL) AS changes"
    " FROM (SELECT * FROM now_lines WHERE claim_kind = 'regular') n FULL JOIN old_lines o"
    " ON o.id_digest = n.id_digest AND o.claim_item = n.claim_item),"
    " classified AS (SELECT CASE WHEN previous_line_id IS NULL THEN 'added' WHEN line_id IS NULL THEN 'stopped'"
    " WHEN cardinality(changes) > 0 THEN 'changed' ELSE 'unchanged' END AS kind, line_id, previous_line_id, name,"
    " village_code, fen, previous_fen,"
    " CASE WHEN line_id IS NULL OR previous_line_id IS NULL THEN '{}' ELSE changes END AS changes FROM compared"
    " UNION ALL SELECT 'supplement', id, NULL, name, village_code, fen, NULL, '{}' FROM now_lines"
    " WHERE claim_kind <> 'regular')"
)


async def difference_sums(batch_id: int, previous_id: int | None, patterns: Sequence[str]) -> list[Record]:
    """For each kind of difference: people, fen now and before."""
    return await fetch_remembered(
        ("line",),
        f"{_COMPARED} SELECT kind, count(*)::int AS people, coalesce(sum(fen), 0)::bigint AS fen,"
        " coalesce(sum(previous_fen), 0)::bigint AS previous_fen FROM classified GROUP BY kind",
        batch_id,
        previous_id,
        list(patterns),
    )


async def differences(
    batch_id: int, previous_id: int | None, patterns: Sequence[str], kind: str, limit: int, offset: int
) -> list[Record]:
    """One page of one kind of difference, village by village; `people`, `all_fen` and `all_previous_fen` are of the whole kind."""
    return await fetch_remembered(
        ("line",),
        f"{_COMPARED} SELECT *, (count(*) OVER ())::int AS people, coalesce(sum(fen) OVER (), 0)::bigint AS all_fen,"
        " coalesce(sum(previous_fen) OVER (), 0)::bigint AS all_previous_fen FROM classified WHERE kind = $4"
        " ORDER BY village_code, name, line_id, previous_line_id LIMIT $5 OFFSET $6",
        batch_id,
        previous_id,
        list(patterns),
        kind,
        limit,
        offset,
    )

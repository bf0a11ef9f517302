"""SQL of dossiers: locks, moves, log, duties. All of it runs in a session of the county."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from asyncpg import Record

from core.access.official import Official
from core.database import execute, fetch, fetch_row, fetch_value
from core.workflow.dossier import FIELDS, Dossier, read_dossier

_DOSSIER = (
    "SELECT "
    + ", ".join(f"d.{name}" for name in FIELDS if name != "budget_unit")
    + ", (SELECT u.budget_unit_code FROM published_dossier_unit u WHERE u.dossier_id = d.id) AS budget_unit FROM dossier d"
)


async def lock_dossiers(dossier_ids: Sequence[int]) -> list[Dossier]:
    """Lock dossiers in the order of their ids, so that two verbs never wait for each other (L4).

    Rows that refer to a dossier may be added meanwhile: its key never changes. They are read after the lock is there:
    a statement that waited for it would still see the budget unit of before.
    """
    wanted = sorted(set(dossier_ids))
    await execute("SELECT FROM dossier WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE", wanted)
    return await read_dossiers(wanted)


async def read_dossiers(dossier_ids: Sequence[int]) -> list[Dossier]:
    """Dossiers as they are, in the order of their ids."""
    rows = await fetch(f"{_DOSSIER} WHERE d.id = ANY($1::bigint[]) ORDER BY d.id", list(dossier_ids))
    return [read_dossier(row) for row in rows]


async def lock_batch(batch_id: int) -> Record | None:
    """Take the batch for opening dossiers, one official at a time; importers go on meanwhile."""
    return await fetch_row(
        "SELECT id, programme_code, period_start, period_end, state FROM batch WHERE id = $1 FOR NO KEY UPDATE",
        batch_id,
    )


async def newest_dossiers(batch_id: int, entry: str, townships: Sequence[str]) -> dict[str, Record]:
    """Township → its newest dossier of the batch and entry (id, ordinal, open_to_lines), locked.

    `open_to_lines`: it stands at its first stage and was never sent, so lines may still join it.
    """
    rows = await fetch(
        "SELECT id, township_code, ordinal, state = 'moving' AND stage = chain -> 'stages' ->> 0 AND NOT EXISTS"
        " (SELECT FROM dossier_log g WHERE g.dossier_id = d.id AND g.action NOT IN ('create', 'join_line')) AS open_to_lines"
        " FROM dossier d WHERE batch_id = $1 AND entry = $2 AND township_code = ANY($3::text[]) ORDER BY id FOR UPDATE",
        batch_id,
        entry,
        list(townships),
    )
    return {row["township_code"]: row for row in sorted(rows, key=lambda row: row["ordinal"])}


async def insert_dossiers(
    *,
    batch_id: int,
    programme: str,
    entry: str,
    chain: dict,
    places: Sequence[tuple[str, int, bytes]],
    by: int,
    at: datetime,
) -> dict[str, int]:
    """Create one dossier for each (township, ordinal, salt); returns township → id."""
    rows = await fetch(
        "INSERT INTO dossier (batch_id, programme_code, township_code, entry, ordinal, chain, stage, state, people,"
        " void_people, total_fen, salt, created_by, created_at, stage_since, touched, version)"
        " SELECT $1, $2, p.township, $3, p.ordinal, $4::jsonb, $4::jsonb -> 'stages' ->> 0, 'moving', 0, 0, 0, p.salt,"
        " $5, $6, $6, false, 1 FROM unnest($7::text[], $8::smallint[], $9::bytea[]) AS p (township, ordinal, salt)"
        " RETURNING id, township_code",
        batch_id,
        programme,
        entry,
        chain,
        by,
        at,
        [place[0] for place in places],
        [place[1] for place in places],
        [place[2] for place in places],
    )
    return {row["township_code"]: row["id"] for row in rows}


async def move(moves: Sequence[tuple[Dossier, str, str | None]], *, sent_by: int | None, at: datetime) -> int:
    """Put each dossier to (stage, resume stage), if it is still as it was read. Returns how many moved."""
    return await execute(
        "UPDATE dossier d SET stage = m.stage, resume_stage = m.resume, sent_by = $5, touched = false, stage_since = $6,"
        " version = d.version + 1 FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[])"
        " AS m (id, version, stage, resume) WHERE d.id = m.id AND d.version = m.version",
        [dossier.id for dossier, _, _ in moves],
        [dossier.version for dossier, _, _ in moves],
        [stage for _, stage, _ in moves],
        [resume for _, _, resume in moves],
        sent_by,
        at,
    )


async def set_state(dossier_ids: Sequence[int], state: str) -> list[int]:
    """Put dossiers into `state`; those that are in it already are left alone. Returns which changed."""
    rows = await fetch(
        "UPDATE dossier SET state = $2, version = version + 1 WHERE id = ANY($1::bigint[]) AND state <> $2 RETURNING id",
        list(dossier_ids),
        state,
    )
    return sorted(row["id"] for row in rows)


async def forget_resume(dossier_ids: Sequence[int]) -> int:
    """From here the dossiers walk the whole chain again."""
    return await execute(
        "UPDATE dossier SET resume_stage = NULL, version = version + 1"
        " WHERE id = ANY($1::bigint[]) AND resume_stage IS NOT NULL",
        list(dossier_ids),
    )


async def mark_touched(dossier_ids: Sequence[int]) -> int:
    """The post has begun its work: the sender can no longer recall."""
    return await execute(
        "UPDATE dossier SET touched = true WHERE id = ANY($1::bigint[]) AND NOT touched", list(dossier_ids)
    )


async def refresh_totals(dossier_ids: Sequence[int]) -> int:
    """Count people and fen of the dossiers anew from their lines."""
    return await execute(
        "UPDATE dossier d SET people = t.people, void_people = t.void_people, total_fen = t.fen FROM ("
        " SELECT x.id, count(l.id) FILTER (WHERE l.status IN ('moving', 'held')) AS people,"
        " count(l.id) FILTER (WHERE l.status = 'void') AS void_people,"
        " coalesce(sum(l.amount_fen) FILTER (WHERE l.status IN ('moving', 'held')), 0) AS fen"
        " FROM unnest($1::bigint[]) AS x (id) LEFT JOIN line l ON l.dossier_id = x.id GROUP BY x.id) AS t"
        " WHERE d.id = t.id",
        list(dossier_ids),
    )


async def write_log(
    entries: Sequence[tuple[int, str, str, str, int | None]],
    *,
    by: Official,
    opinion: str | Mapping[int, str],
    at: datetime,
) -> int:
    """Add (dossier, action, from stage, to stage, seal) to the log with the people and fen of this moment.

    `opinion` is one text for all, or the text of each dossier.
    """
    return await execute(
        "INSERT INTO dossier_log (dossier_id, action, from_stage, to_stage, official_id, account, opinion, people, fen,"
        " seal_id, at) SELECT m.id, m.action, m.source, m.target, $7, $8, m.opinion, d.people, d.total_fen, m.seal, $9"
        " FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[])"
        " AS m (id, action, source, target, seal, opinion) JOIN dossier d ON d.id = m.id ORDER BY m.id",
        [entry[0] for entry in entries],
        [entry[1] for entry in entries],
        [entry[2] for entry in entries],
        [entry[3] for entry in entries],
        [entry[4] for entry in entries],
        [opinion if isinstance(opinion, str) else opinion[entry[0]] for entry in entries],
        by.id,
        by.account,
        at,
    )


async def stages_handled_by(dossier_ids: Sequence[int], official_id: int) -> list[tuple[int, str]]:
    """(dossier, stage) that this official has sent on or approved, in any round."""
    rows = await fetch(
        "SELECT DISTINCT dossier_id, from_stage FROM dossier_log WHERE dossier_id = ANY($1::bigint[])"
        " AND official_id = $2 AND action IN ('submit', 'approve', 'resume')",
        list(dossier_ids),
        official_id,
    )
    return [(row["dossier_id"], row["from_stage"]) for row in rows]


_ROUND = "(SELECT 1 + count(*) FROM dossier_log g WHERE g.dossier_id = m.id AND g.action = 'return')"
"""The round of a dossier: each return begins a new one."""


async def open_duties(arrivals: Sequence[tuple[int, str]], submitted_by: int) -> int:
    """Note who sent the dossiers into the review stages that they have arrived at."""
    return await execute(
        "INSERT INTO dossier_duty (dossier_id, round, stage, submitted_by)"
        f" SELECT m.id, {_ROUND}, m.stage, $3 FROM unnest($1::bigint[], $2::text[]) AS m (id, stage)"
        " ON CONFLICT (dossier_id, round, stage) DO UPDATE SET submitted_by = excluded.submitted_by"
        " WHERE dossier_duty.reviewed_by IS NULL",
        [arrival[0] for arrival in arrivals],
        [arrival[1] for arrival in arrivals],
        submitted_by,
    )


async def reopen_duties(arrivals: Sequence[tuple[int, str]]) -> int:
    """A return came to rest at a review stage: it is reviewed again, against the one who once sent it in."""
    return await execute(
        "INSERT INTO dossier_duty (dossier_id, round, stage, submitted_by)"
        f" SELECT DISTINCT ON (m.id) m.id, {_ROUND}, m.stage, y.submitted_by"
        " FROM unnest($1::bigint[], $2::text[]) AS m (id, stage)"
        " JOIN dossier_duty y ON y.dossier_id = m.id AND y.stage = m.stage ORDER BY m.id, y.round DESC"
        " ON CONFLICT DO NOTHING",
        [arrival[0] for arrival in arrivals],
        [arrival[1] for arrival in arrivals],
    )


async def close_duties(dossier_ids: Sequence[int], stage: str, reviewed_by: int) -> int:
    """Note the reviewer of the current round; the database refuses the one who submitted. Returns how many."""
    return await execute(
        "UPDATE dossier_duty y SET reviewed_by = $3 FROM unnest($1::bigint[]) AS m (id)"
        f" WHERE y.dossier_id = m.id AND y.stage = $2 AND y.reviewed_by IS NULL AND y.round = {_ROUND}",
        list(dossier_ids),
        stage,
        reviewed_by,
    )


async def recall_duties(arrivals: Sequence[tuple[int, str]]) -> int:
    """The reviewer took an approval back: the review of the current round is open again."""
    return await execute(
        "UPDATE dossier_duty y SET reviewed_by = NULL FROM unnest($1::bigint[], $2::text[]) AS m (id, stage)"
        f" WHERE y.dossier_id = m.id AND y.stage = m.stage AND y.round = {_ROUND}",
        [arrival[0] for arrival in arrivals],
        [arrival[1] for arrival in arrivals],
    )


async def last_sendings(dossier_ids: Sequence[int]) -> dict[int, Record]:
    """Dossier → its last move in the log (action, from_stage, to_stage)."""
    rows = await fetch(
        "SELECT DISTINCT ON (dossier_id) dossier_id, action, from_stage, to_stage FROM dossier_log"
        " WHERE dossier_id = ANY($1::bigint[]) AND action IN ('create', 'submit', 'approve', 'return', 'recall', 'resume',"
        " 'system') ORDER BY dossier_id, id DESC",
        list(dossier_ids),
    )
    return {row["dossier_id"]: row for row in rows}


async def log_of(dossier_id: int) -> list[Record]:
    """The log of one dossier, oldest first."""
    return await fetch(
        "SELECT id, action, from_stage, to_stage, official_id, account, opinion, people, fen, seal_id, at"
        " FROM dossier_log WHERE dossier_id = $1 ORDER BY id",
        dossier_id,
    )


async def villages_of(dossier_id: int) -> list[Record]:
    """People and fen of the standing lines of a dossier by village."""
    return await fetch(
        "SELECT village_code, count(*) AS people, coalesce(sum(amount_fen), 0)::bigint AS fen FROM line"
        " WHERE dossier_id = $1 AND status IN ('moving', 'held') GROUP BY village_code ORDER BY village_code",
        dossier_id,
    )


async def unsettled_dossiers(dossier_ids: Sequence[int]) -> set[int]:
    """Those of the dossiers that have a standing line which is neither paid nor stopped."""
    rows = await fetch(
        "SELECT DISTINCT dossier_id FROM line WHERE dossier_id = ANY($1::bigint[])"
        " AND status IN ('moving', 'held') AND pay_status NOT IN ('paid', 'stopped')",
        list(dossier_ids),
    )
    return {row["dossier_id"] for row in rows}


async def held_people(dossier_ids: Sequence[int]) -> int:
    """Lines of the dossiers that wait for the verdict on an objection."""
    return await fetch_value(
        "SELECT count(*) FROM line WHERE dossier_id = ANY($1::bigint[]) AND status = 'held'",
        list(dossier_ids),
    )

"""SQL of the claims in the schema `platform`. Keys are written in one order, so that two counties never deadlock (L4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

from asyncpg import Record, UniqueViolationError

from core.claims.claim import ClaimWant
from core.database import copy_rows, current_session, execute, fetch, unguessed

_KEY = "programme_code, period, claimant_digest, claim_item, kind, ordinal"
_ORDER = "claimant_digest, programme_code, period, claim_item, kind, ordinal, line_id"
"""The order in which keys are written: the digest differs from row to row, the rest mostly does not."""
_COLUMNS = (
    "line_id",
    "programme_code",
    "period",
    "claimant_digest",
    "claim_item",
    "kind",
    "ordinal",
    "amount_fen",
    "cap_fen",
)
_values_of = attrgetter(*_COLUMNS)


async def put_wants(wants: Sequence[ClaimWant]) -> None:
    """Lay the wants into a temporary table of this transaction, ready to be joined."""
    await _lay(wants)
    await execute("ANALYZE claim_want")


async def _lay(wants: Sequence[ClaimWant]) -> None:
    await execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS claim_want (line_id bigint, programme_code text, period text,"
        " claimant_digest bytea, claim_item text, kind text, ordinal smallint, amount_fen bigint, cap_fen bigint) ON COMMIT DROP"
    )
    await execute("TRUNCATE claim_want")
    await copy_rows("claim_want", _COLUMNS, map(_values_of, wants))


async def take_again(county: str, at: datetime) -> int:
    """Claims that the county's lines hold already: a new epoch, and the amount of today while it is not confirmed."""
    return await execute(
        "WITH own AS (SELECT c.id, w.amount_fen FROM claim_want w JOIN claim c"
        " ON c.programme_code = w.programme_code AND c.period = w.period AND c.claimant_digest = w.claimant_digest"
        " AND c.claim_item = w.claim_item AND c.kind = w.kind AND c.ordinal = w.ordinal AND c.living"
        " WHERE c.county_code = $1 AND c.line_id = w.line_id ORDER BY c.id FOR UPDATE OF c)"
        " UPDATE claim c SET epoch = c.epoch + 1, reserved_at = $2,"
        " amount_fen = CASE WHEN c.state = 'reserved' THEN own.amount_fen ELSE c.amount_fen END"
        " FROM own WHERE c.id = own.id",
        county,
        at,
    )


_TAKE = (
    f"WITH taken AS (INSERT INTO claim ({_KEY}, county_code, line_id, amount_fen, cap_fen, state, epoch, reserved_at)"
    f" SELECT {_KEY}, $1, line_id, amount_fen, cap_fen, 'reserved', 1, $2 FROM claim_want ORDER BY {_ORDER}"
    " {unless_held} RETURNING id)"
    # Where to look for what nobody settles.
    " INSERT INTO claim_reservation (county_code, first_id, last_id) SELECT $1, min(id), max(id) FROM taken"
    " HAVING count(*) > 0"
)


async def take_free(county: str, at: datetime) -> None:
    """Reserve the keys that nobody holds; a key that another transaction takes meanwhile is waited for."""
    await execute(_TAKE.format(unless_held=f"ON CONFLICT ({_KEY}) WHERE living DO NOTHING"), county, at)


async def take_all_if_free(county: str, wants: Sequence[ClaimWant], at: datetime) -> bool:
    """Reserve all wants if nobody holds any of their keys, not even the county itself; else change nothing.

    The first held key ends it, and what was taken is given back before anything else is locked: keys go on being written
    in one order (L4). Nothing is joined, so nothing is analysed.
    """
    try:
        async with current_session().connection.transaction():
            await _lay(wants)
            await execute(_TAKE.format(unless_held=""), county, at)
    except UniqueViolationError:
        return False
    return True


async def held_by_others(county: str) -> list[Record]:
    """For each line with a key that another line holds: the first such holder."""
    return await fetch(
        "SELECT DISTINCT ON (w.line_id) w.line_id, c.county_code, c.programme_code, c.period,"
        " c.line_id AS holder_line_id, c.state FROM claim_want w JOIN claim c"
        " ON c.programme_code = w.programme_code AND c.period = w.period AND c.claimant_digest = w.claimant_digest"
        " AND c.claim_item = w.claim_item AND c.kind = w.kind AND c.ordinal = w.ordinal AND c.living"
        " WHERE (c.county_code, c.line_id) <> ($1, w.line_id) ORDER BY w.line_id, c.id",
        county,
    )


async def settle(
    county: str, line_ids: Sequence[int], *, source: Sequence[str], target: str, at: datetime
) -> int:
    """Move the living claims of lines from one of `source` to `target`; those that are elsewhere stay. Returns how many."""
    return await execute(
        "UPDATE claim SET state = $4, settled_at = $5"
        " WHERE county_code = $1 AND line_id = ANY($2::bigint[]) AND state = ANY($3::text[]) AND living",
        county,
        list(line_ids),
        list(source),
        target,
        at,
    )


async def reserved_of(county: str, after: int, limit: int, *, before: datetime | None = None) -> list[Record]:
    """Claims of a county that are reserved and neither confirmed nor released: id, line_id, epoch, by id.

    With `before` only those that nobody reserved since then. Looks only where requests have reserved (`claim_reservation`).
    """
    return await fetch(
        "SELECT DISTINCT c.id, c.line_id, c.epoch FROM claim_reservation r CROSS JOIN LATERAL (SELECT id, line_id, epoch"
        " FROM claim WHERE id BETWEEN r.first_id AND r.last_id AND id > $2 AND county_code = $1 AND state = 'reserved'"
        " AND ($4::timestamptz IS NULL OR reserved_at < $4) ORDER BY id LIMIT $3) c"
        " WHERE r.county_code = $1 AND r.last_id > $2 ORDER BY c.id LIMIT $3",
        county,
        after,
        limit,
        before,
    )


async def forget_settled(county: str) -> int:
    """Drop the reservations of a county of which no claim is reserved any more; such a claim is never reserved again."""
    return await execute(
        "DELETE FROM claim_reservation r WHERE r.county_code = $1 AND NOT EXISTS (SELECT FROM claim c"
        " WHERE c.id BETWEEN r.first_id AND r.last_id AND c.county_code = $1 AND c.state = 'reserved' OFFSET 0)",
        county,
    )


async def living_of(county: str, line_ids: Sequence[int]) -> list[Record]:
    """Claims (id, epoch) of lines of a county that are not released."""
    return await fetch(
        "SELECT id, epoch FROM claim WHERE county_code = $1 AND line_id = ANY($2::bigint[]) AND state <> 'released'"
        " ORDER BY id",
        county,
        list(line_ids),
    )


async def settle_as_seen(
    claims: Sequence[tuple[int, int]], target: str, at: datetime, *, source: Sequence[str] = ("reserved",)
) -> int:
    """Settle claims (id, epoch) that are still as they were seen; one that was reserved again meanwhile stays."""
    return await execute(
        "UPDATE claim c SET state = $3, settled_at = $4 FROM unnest($1::bigint[], $2::integer[]) AS s (id, epoch)"
        f" WHERE c.id = s.id AND {unguessed('c.epoch = s.epoch AND c.state = ANY($5::text[])')}",
        [claim[0] for claim in claims],
        [claim[1] for claim in claims],
        target,
        at,
        list(source),
    )

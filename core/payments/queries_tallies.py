"""SQL of 发放结果 as a list: tallies of vouchers, the payments of those that have none. Runs in the session of one county."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asyncpg import Record

from core.database import execute, fetch, fetch_value
from core.payments.queries_results import COLUMNS, LAST, READ, RESULTS, STATE, remembered

_GROUPED = (
    " v.id AS voucher_id, l.township_code, l.village_code, p.state,"
    " (p.result_at AT TIME ZONE 'Asia/Shanghai')::date AS result_day, count(*)::int AS people, sum(p.amount_fen)::bigint AS fen"
    " FROM voucher v JOIN payment p ON p.voucher_id = v.id JOIN line l ON l.id = p.line_id WHERE p.state <> 'void'"
    f" AND {LAST}"
)
"""The last attempts of lines, by voucher, village, state and day in China; to be narrowed and grouped."""

_COUNTED = (
    "WITH counted AS (SELECT voucher_id, township_code, village_code, state, result_day, people, fen FROM payment_tally"
    f" UNION ALL SELECT{_GROUPED} AND NOT EXISTS (SELECT FROM voucher_tally t WHERE t.voucher_id = v.id)"
    " GROUP BY 1, 2, 3, 4, 5), found AS (SELECT c.voucher_id, c.people, c.fen,"
    " CASE WHEN c.state = 'drafted' THEN 'requested' ELSE c.state END AS measure, c.state"
    " FROM counted c JOIN voucher v ON v.id = c.voucher_id JOIN payment_request r ON r.id = v.request_id"
    " WHERE v.programme_code = ANY($1::text[]) AND c.township_code LIKE ANY($2::text[])"
    " AND ($3::text[] IS NULL OR v.budget_unit_code = ANY($3)) AND ($4::text = '' OR v.programme_code = $4)"
    " AND ($5::text = '' OR v.period = $5) AND ($6::bigint IS NULL OR r.batch_id = $6)"
    " AND ($7::text = '' OR c.township_code = $7 OR c.village_code = $7) AND $8::text = ''"
    " AND ($9::bigint IS NULL OR v.id = $9)"
    " AND ($10::timestamptz IS NULL OR c.result_day >= ($10 AT TIME ZONE 'Asia/Shanghai')::date)"
    " AND ($11::timestamptz IS NULL OR c.result_day < ($11 AT TIME ZONE 'Asia/Shanghai')::date)) "
)
"""`$1…$11` as in `queries_results.RESULTS`; a name ($8) cannot be found in tallies, and both days begin at midnight in China."""


async def untallied(limit: int) -> list[int]:
    """Vouchers without a tally, the oldest first."""
    found = await fetch_value(
        "SELECT array_agg(id) FROM (SELECT v.id FROM voucher v"
        " WHERE NOT EXISTS (SELECT FROM voucher_tally t WHERE t.voucher_id = v.id) ORDER BY v.id LIMIT $1) chosen",
        limit,
    )
    return list(found or ())


async def lock_payments(vouchers: Sequence[int]) -> None:
    """Hold vouchers and their payments: who changes or replaces one waits, and takes the tally away afterwards."""
    await execute("SELECT id FROM voucher WHERE id = ANY($1::bigint[]) ORDER BY id FOR SHARE", list(vouchers))
    await execute(
        "SELECT id FROM payment WHERE voucher_id = ANY($1::bigint[]) ORDER BY id FOR UPDATE", list(vouchers)
    )


async def tally(vouchers: Sequence[int]) -> None:
    """Count the payments of vouchers; one that somebody else tallied meanwhile stays as it is."""
    added = await fetch(
        "INSERT INTO voucher_tally (voucher_id) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING RETURNING voucher_id",
        list(vouchers),
    )
    await execute(
        "INSERT INTO payment_tally (voucher_id, township_code, village_code, state, result_day, people, fen)"
        f" SELECT{_GROUPED} AND v.id = ANY($1::bigint[]) GROUP BY 1, 2, 3, 4, 5",
        [row["voucher_id"] for row in added],
    )


async def sums(filters: Sequence[Any]) -> list[Record]:
    """People and fen by state of all that the filters (without a name) find."""
    return await remembered(
        filters,
        f"{_COUNTED}SELECT measure AS state, sum(people)::bigint AS people, sum(fen)::bigint AS fen FROM found"
        " GROUP BY 1 ORDER BY 1",
    )


async def page_of(
    filters: Sequence[Any], states: Sequence[str] | None, order_by: str, limit: int, offset: int
) -> list[Record]:
    """A page of what the filters (without a name) find, the newest voucher first unless `order_by` says otherwise.

    Only the payments of the vouchers that the page shows are read; in another order, those of all that hold any.
    """
    placed = await remembered(
        filters,
        f"{_COUNTED}, placed AS (SELECT voucher_id, sum(n) OVER (ORDER BY voucher_id DESC) AS upto, n FROM"
        " (SELECT voucher_id, sum(people) AS n FROM found WHERE ($12::text[] IS NULL OR state = ANY($12))"
        " GROUP BY voucher_id) each) SELECT voucher_id, (upto - n)::bigint AS before FROM placed"
        " WHERE $13::bigint IS NULL OR (upto > $13 AND upto - n < $13 + $14::bigint) ORDER BY voucher_id DESC",
        states,
        None if order_by else offset,
        limit,
    )
    if not placed:
        return []
    passed_over = 0 if order_by else placed[0]["before"]
    order = order_by or "p.voucher_id DESC, p.id DESC"
    return await remembered(
        filters,
        # The page is found by its keys: what it shows is not carried through the sort of all.
        f"SELECT {COLUMNS}{READ} WHERE p.id = ANY(ARRAY(SELECT p.id{RESULTS}{STATE}"
        f" AND p.voucher_id = ANY($13::bigint[]) ORDER BY {order} LIMIT $14 OFFSET $15)) ORDER BY {order}",
        states,
        [row["voucher_id"] for row in placed],
        limit,
        offset - passed_over,
    )

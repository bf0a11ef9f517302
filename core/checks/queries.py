"""SQL of the checks over lines: take them, read them, write verdicts. Of `line` the checks change `card_status`,
`alert_status`, `flagged` and the snapshot of account and bank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from asyncpg import Record

from core.checks.selection import Selection
from core.checks.verdict import Verdict
from core.database import execute, fetch, fetch_row, fetch_value, unguessed

_SELECTED = (
    "l.batch_id = $1 AND l.entry = $2 AND l.township_code LIKE ANY($3::text[]) AND ($4::bigint[] IS NULL OR l.id = ANY($4))"
    " AND l.status = 'open' AND l.intake_status = 'valid'"
)
_STATUS = {"card": "card_status", "alert": "alert_status"}
_TAKEN = {"card": "true", "alert": "l.card_status = 'passed'"}
"""What a line needs before a check takes it: 预警核实 follows a passed 人社匹卡."""


def _values(selection: Selection) -> list[object]:
    lines = list(selection.line_ids) if selection.line_ids is not None else None
    return [selection.batch_id, selection.entry, list(selection.region_patterns), lines]


async def batch_of(batch_id: int) -> Record | None:
    """Programme, period and state of a batch."""
    return await fetch_row(
        "SELECT id, programme_code, period, period_start, period_end, state, name FROM published_batch WHERE id = $1",
        batch_id,
    )


async def take(check: str, selection: Selection) -> int:
    """Put the lines of a selection to 处理中; those that passed are taken only when they are named. Returns how many."""
    column = _STATUS[check]
    return await execute(
        f"UPDATE line l SET {column} = 'processing' WHERE {_SELECTED} AND {_TAKEN[check]}"
        f" AND (l.{column} <> 'passed' OR $4::bigint[] IS NOT NULL)",
        *_values(selection),
    )


async def count_taken(check: str, selection: Selection) -> int:
    """Lines of the selection that are 处理中."""
    return await fetch_value(
        f"SELECT count(*) FROM line l WHERE {_SELECTED} AND l.{_STATUS[check]} = 'processing'",
        *_values(selection),
    )


async def payees(selection: Selection, after: int, limit: int) -> list[Record]:
    """The next lines of a card match, by id: claimant, payee and account as the roster has them, sealed."""
    return await fetch(
        "SELECT l.id, l.version, l.name, l.id_cipher, l.payee_name, l.payee_id_cipher,"
        " l.payee_id_digest = l.id_digest AS is_payee,"
        f" l.account_cipher, l.account_digest, l.bank_code FROM line l WHERE {_SELECTED}"
        " AND l.card_status = 'processing' AND l.id > $5 ORDER BY l.id LIMIT $6",
        *_values(selection),
        after,
        limit,
    )


_VIEW = (
    "SELECT l.id, l.version, l.programme_code, l.name, l.id_cipher, l.birth_date, l.village_code, l.amount_fen,"
    " l.declared_fen, l.attributes, l.status, l.alert_status, l.flagged, b.period_start, b.period_end"
    " FROM line l JOIN published_batch b ON b.id = l.batch_id"
)


async def views(selection: Selection, after: int, limit: int) -> list[Record]:
    """The next lines of an alert check, by id, with what rules may know of them."""
    return await fetch(
        f"{_VIEW} WHERE {_SELECTED} AND l.alert_status = 'processing' AND l.id > $5 ORDER BY l.id LIMIT $6",
        *_values(selection),
        after,
        limit,
    )


async def views_of(line_ids: Sequence[int]) -> list[Record]:
    """Lines by id, whatever their status."""
    return await fetch(f"{_VIEW} WHERE l.id = ANY($1::bigint[]) ORDER BY l.id", list(line_ids))


async def members_of(line_ids: Sequence[int]) -> list[Record]:
    """Household members of lines, in order."""
    return await fetch(
        "SELECT line_id, ordinal, name, id_cipher, relation FROM published_line_member WHERE line_id = ANY($1::bigint[])"
        " ORDER BY line_id, ordinal",
        list(line_ids),
    )


# Materialised step by step from few rows to fewer: lines that were just imported have no statistics yet, and the planner
# would then pair every line of the batch with every other one.
_WANTED = (
    "SELECT l.id, l.id_digest, l.programme_code, l.claim_item, l.claim_kind, f.ordinal, b.period,"
    " l.pay_status <> 'none' AS paying, l.dossier_id IS NOT NULL AS moving FROM line l"
    " JOIN published_batch b ON b.id = l.batch_id"
    " LEFT JOIN published_further_claim f ON f.line_id = l.id AND f.kind = l.claim_kind WHERE l.id = ANY($1::bigint[])"
)
_PEOPLE = (
    "SELECT id, id_digest AS digest FROM wanted"
    " UNION SELECT w.id, m.id_digest FROM wanted w JOIN published_line_member m ON m.line_id = w.id"
)
_OTHERS = (
    "SELECT p.id, o.id AS other FROM person p JOIN line o ON o.id_digest = p.digest AND o.id <> p.id"
    " UNION SELECT p.id, m.line_id FROM person p JOIN published_line_member m ON m.id_digest = p.digest"
    " AND m.line_id <> p.id"
)
DUPLICATES = (
    f"WITH wanted AS MATERIALIZED ({_WANTED}), person AS MATERIALIZED ({_PEOPLE}), pair AS MATERIALIZED ({_OTHERS}),"
    " candidate AS MATERIALIZED (SELECT pair.id AS line_id, o.id, o.batch_id, o.programme_code,"
    " o.claim_item, o.claim_kind, o.pay_status, o.dossier_id FROM pair JOIN line o ON o.id = pair.other"
    " WHERE o.intake_status = 'valid' AND o.status NOT IN ('void', 'deleted'))"
    " SELECT DISTINCT ON (w.id) w.id AS line_id, o.id AS other_line, c.name AS batch_name"
    " FROM candidate o JOIN wanted w ON w.id = o.line_id JOIN published_batch c ON c.id = o.batch_id"
    " LEFT JOIN published_further_claim g ON g.line_id = o.id AND g.kind = o.claim_kind"
    " WHERE o.programme_code = w.programme_code AND c.period = w.period AND o.claim_item = w.claim_item"
    " AND o.claim_kind = w.claim_kind AND g.ordinal IS NOT DISTINCT FROM w.ordinal"
    " AND (o.pay_status <> 'none', o.dossier_id IS NOT NULL, -o.id) > (w.paying, w.moving, -w.id)"
    " ORDER BY w.id, o.id"
)


async def duplicates_of(line_ids: Sequence[int]) -> list[Record]:
    """Lines with somebody who draws the same by another line of the county: (line_id, other_line, batch_name).

    Same programme, period, claim item and kind, heads and members alike; a further claim that was confirmed (确认需发放)
    stands beside those before it. Of two lines the one gives way that is further
    from payment, then the later one; so exactly one of them passes.
    """
    return await fetch(DUPLICATES, list(line_ids))


async def overridden_rules(line_ids: Sequence[int], check: str) -> set[tuple[int, str]]:
    """(line, rule) that a second official has passed (核批); of the card, for the payee and account that still stand."""
    rows = await fetch(
        "SELECT f.line_id, f.rule_code FROM finding f JOIN line l ON l.id = f.line_id"
        " WHERE f.line_id = ANY($1::bigint[]) AND f.check_name = $2 AND f.resolution = 'overridden'"
        " AND (f.covered_payee IS NULL OR f.covered_payee ="
        " sha256(coalesce(l.payee_id_digest, l.id_digest) || coalesce(l.account_digest, ''::bytea)))",
        list(line_ids),
        check,
    )
    return {(row["line_id"], row["rule_code"]) for row in rows}


async def status_counts(selection: Selection) -> list[Record]:
    """How many lines of a selection have which answers: (card_status, alert_status, flagged, people)."""
    return await fetch(
        f"SELECT card_status, alert_status, flagged, count(*) AS people FROM line l WHERE {_SELECTED} GROUP BY 1, 2, 3",
        *_values(selection),
    )


@dataclass(frozen=True, slots=True)
class CardWrite:
    """What a card match writes into one line; the sealed account and its digest only where the roster had none."""

    line_id: int
    version: int
    status: str
    cipher: bytes | None = None
    digest: bytes | None = None
    bank_code: str | None = None
    bank_name: str | None = None


async def write_cards(writes: Sequence[CardWrite], at: datetime) -> list[int]:
    """Write the outcome of a card match; a line that was changed while the check ran keeps what it has.

    Returns the lines that were written.
    """
    unchanged = unguessed("l.version = t.version AND l.card_status = 'processing' AND l.status = 'open'")
    rows = await fetch(
        "UPDATE line l SET card_status = t.status, account_cipher = coalesce(t.cipher, l.account_cipher),"
        " account_digest = coalesce(t.digest, l.account_digest), bank_code = coalesce(t.bank_code, l.bank_code),"
        " bank_name = coalesce(t.bank_name, l.bank_name), version = l.version + 1, updated_at = $8"
        " FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::text[])"
        " AS t (id, version, status, cipher, digest, bank_code, bank_name)"
        f" WHERE l.id = t.id AND {unchanged} RETURNING l.id",
        [write.line_id for write in writes],
        [write.version for write in writes],
        [write.status for write in writes],
        [write.cipher for write in writes],
        [write.digest for write in writes],
        [write.bank_code for write in writes],
        [write.bank_name for write in writes],
        at,
    )
    return [row["id"] for row in rows]


async def write_alerts(
    verdicts: Iterable[Verdict], versions: Mapping[int, int], at: datetime, *, in_dossiers: bool = False
) -> list[int]:
    """Write verdicts into lines whose version is still the given one.

    Lines that 预警核实 has (open, 处理中), or with `in_dossiers` lines on their way to payment. Returns those written.
    """
    expected = "l.status = 'moving'" if in_dossiers else "l.status = 'open' AND l.alert_status = 'processing'"
    decided = list(verdicts)
    rows = await fetch(
        "UPDATE line l SET alert_status = t.status, flagged = t.flagged, version = l.version + 1, updated_at = $5"
        " FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::boolean[]) AS t (id, version, status, flagged)"
        f" WHERE l.id = t.id AND {unguessed(f'l.version = t.version AND {expected}')} RETURNING l.id",
        [verdict.line_id for verdict in decided],
        [versions[verdict.line_id] for verdict in decided],
        [verdict.status.value for verdict in decided],
        [verdict.flagged for verdict in decided],
        at,
    )
    return [row["id"] for row in rows]

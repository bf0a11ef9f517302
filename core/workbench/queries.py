"""SQL of the workbench: counts over the published views of the features, in the session of a county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from asyncpg import Record

from core.access.scope import Scope
from core.database import fetch, fetch_row, fetch_value


async def waiting_dossiers(
    posts: Sequence[tuple[str, str, str | None]],
    limits: Sequence[tuple[str, datetime]],
    programmes: Sequence[str],
) -> list[Record]:
    """Dossiers by stage. `posts`: (stage, pattern of townships, budget unit or None); `limits`: (stage, overdue before)."""
    stages, patterns, units = zip(*posts, strict=True)
    limited, cutoffs = zip(*limits, strict=True)
    return await fetch(
        "WITH duty AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS p (stage, pattern, unit)),"
        " due AS (SELECT * FROM unnest($4::text[], $5::timestamptz[]) AS l (stage, cutoff))"
        " SELECT d.stage, count(*) AS dossiers, sum(d.people)::bigint AS people, sum(d.total_fen)::bigint AS fen,"
        " count(*) FILTER (WHERE d.stage_since < due.cutoff) AS overdue,"
        " count(*) FILTER (WHERE d.resume_stage IS NOT NULL) AS returned, min(d.stage_since) AS oldest_since"
        " FROM published_waiting_dossier d JOIN due USING (stage)"
        " WHERE d.programme_code = ANY($6::text[]) AND d.stage = ANY($1::text[]) AND EXISTS (SELECT FROM duty"
        " WHERE duty.stage = d.stage AND d.township_code LIKE duty.pattern AND (duty.unit IS NULL OR coalesce("
        " (SELECT u.budget_unit_code FROM published_dossier_unit u WHERE u.dossier_id = d.id), duty.unit) = duty.unit))"
        " GROUP BY d.stage",
        list(stages), list(patterns), list(units), list(limited), list(cutoffs), list(programmes),
    )  # fmt: skip


async def dossiers_by_stage(
    scope: Scope, programme: str | None, year: int | None, period: str | None
) -> list[Record]:
    """Dossiers, people and fen by township and stage, `finished` for those that went the whole way; void ones left out."""
    return await fetch(
        "SELECT d.township_code, CASE WHEN d.state = 'moving' THEN d.stage ELSE 'finished' END AS stage,"
        " count(*) AS dossiers, sum(d.people)::bigint AS people, sum(d.total_fen)::bigint AS total_fen"
        " FROM published_dossier d JOIN published_batch b ON b.id = d.batch_id"
        " WHERE d.state <> 'void' AND d.township_code LIKE ANY($1::text[]) AND d.programme_code = ANY($2::text[])"
        " AND ($3::text IS NULL OR d.programme_code = $3) AND ($4::int IS NULL OR b.year = $4)"
        " AND ($5::text IS NULL OR b.period = $5) GROUP BY 1, 2",
        scope.region_patterns, scope.programmes, programme, year, period,
    )  # fmt: skip


async def jobs_of(account: str, since: datetime) -> Record:
    """How many jobs of an account wait or run, and how many failed since a moment."""
    row = await fetch_row(
        "SELECT count(*) FILTER (WHERE state IN ('queued', 'running')) AS running,"
        " count(*) FILTER (WHERE state = 'failed' AND finished_at >= $2) AS failed"
        " FROM published_job WHERE account = $1",
        account,
        since,
    )
    assert row is not None  # an aggregate without GROUP BY always has a row
    return row


async def abnormal_lines(scope: Scope) -> Record:
    """People (lines) that stand in no dossier because of a check, by the first check that stops them."""
    row = await fetch_row(
        "SELECT count(*) FILTER (WHERE intake_status = 'abnormal') AS intake,"
        " count(*) FILTER (WHERE intake_status = 'valid' AND card_status IN ('abnormal', 'unverified')) AS card_match,"
        " count(*) FILTER (WHERE intake_status = 'valid' AND card_status NOT IN ('abnormal', 'unverified')"
        " AND alert_status IN ('abnormal', 'unverified')) AS alert_check FROM line"
        " WHERE status = 'open' AND dossier_id IS NULL AND township_code LIKE ANY($1::text[])"
        " AND programme_code = ANY($2::text[])",
        scope.region_patterns,
        scope.programmes,
    )
    assert row is not None  # an aggregate without GROUP BY always has a row
    return row


async def open_postings(scope: Scope, today: date) -> list[Record]:
    """Postings, people and fen by what they wait for: to publish, to close, to confirm."""
    return await fetch(
        "SELECT CASE WHEN state IN ('to_fill', 'to_publish') THEN 'to_publish' WHEN state = 'closed' THEN 'to_confirm'"
        " ELSE 'to_close' END AS waits, count(*) AS count, sum(people)::bigint AS people, sum(fen)::bigint AS fen"
        " FROM published_open_posting WHERE village_code LIKE ANY($1::text[]) AND programme_code = ANY($2::text[])"
        " AND (state <> 'published' OR ends_on < $3) GROUP BY waits",
        scope.region_patterns,
        scope.programmes,
        today,
    )


async def open_objections(scope: Scope, official_id: int) -> int:
    """Objections that the official may decide: not the ones that the same person entered."""
    return await fetch_value(
        "SELECT count(*) FROM published_open_objection WHERE village_code LIKE ANY($1::text[])"
        " AND programme_code = ANY($2::text[]) AND received_by IS DISTINCT FROM $3",
        scope.region_patterns,
        scope.programmes,
        official_id,
    )


async def waiting_for_second(accounts: Scope, claims: Scope, official_id: int) -> Record:
    """账户变更 (`accounts`) and 确认需发放 (`claims`) that the official may decide: not what the same person asked or entered."""
    row = await fetch_row(
        "SELECT (SELECT count(*) FROM published_account_proposal WHERE village_code LIKE ANY($1::text[])"
        " AND proposed_by <> $4) AS accounts, (SELECT count(*) FROM published_further_claim_waiting"
        " WHERE township_code LIKE ANY($2::text[]) AND programme_code = ANY($3::text[]) AND asked_by <> $4"
        " AND entered_by <> $4) AS claims",
        accounts.region_patterns, claims.region_patterns, claims.programmes, official_id,
    )  # fmt: skip
    assert row is not None  # a SELECT without FROM always has a row
    return row


async def open_vouchers(
    states: Sequence[tuple[str, str | None]], programmes: Sequence[str], official_id: int
) -> list[Record]:
    """Vouchers, people and fen by state. `states`: (state, budget unit or None for all); nobody checks an own signature."""
    wanted, units = zip(*states, strict=True)
    return await fetch(
        "SELECT state, count(*) AS count, sum(people)::bigint AS people, sum(fen)::bigint AS fen"
        " FROM published_open_voucher v WHERE programme_code = ANY($3::text[]) AND EXISTS (SELECT FROM"
        " unnest($1::text[], $2::text[]) AS w (state, unit) WHERE w.state = v.state"
        " AND (w.unit IS NULL OR w.unit = v.budget_unit_code))"
        " AND (state <> 'maker_signed' OR maker_id IS DISTINCT FROM $4) GROUP BY state",
        list(wanted), list(units), list(programmes), official_id,
    )  # fmt: skip


async def payments_to_mend(scope: Scope) -> Record:
    """Credits that came back, and their fen."""
    row = await fetch_row(
        "SELECT count(*) AS count, coalesce(sum(amount_fen), 0)::bigint AS fen FROM published_payment_to_mend"
        " WHERE programme_code = ANY($1::text[]) AND ($2::text[] IS NULL OR budget_unit_code = ANY($2))",
        scope.programmes,
        scope.budget_units,
    )
    assert row is not None  # an aggregate without GROUP BY always has a row
    return row


_DONE = " FROM published_dossier_move WHERE official_id = $1 AND action NOT IN ('create', 'system')"


async def moves_of(official_id: int, limit: int, offset: int) -> list[Record]:
    """One page of the moves that an official made, the newest first."""
    columns = (
        "id, dossier_id, action, from_stage, to_stage, opinion, people, fen, at, batch_id, programme_code,"
        " township_code, stage, state"
    )
    return await fetch(
        f"SELECT {columns}{_DONE} ORDER BY id DESC LIMIT $2 OFFSET $3", official_id, limit, offset
    )


async def count_moves(official_id: int) -> Any:
    """How many moves `moves_of` has on all pages."""
    return await fetch_value(f"SELECT count(*){_DONE}", official_id)

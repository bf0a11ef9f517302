"""SQL of 规则对比统计: counts of every rule over the lines of batches, and the lines behind a count."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.access.scope import Scope
from core.checks.statistics_filter import StatisticsFilter
from core.database import fetch, fetch_of_batches, fetch_remembered, unguessed
from core.kernel.paging import PageRequest
from core.kernel.region import RegionCode

_READ = ("line", "batch", "finding")
_DECIDED = "('passed', 'abnormal', 'unverified')"
_COUNTED = "l.intake_status = 'valid' AND l.status NOT IN ('void', 'deleted')"
_BATCH = (
    "($2::text IS NULL OR b.programme_code = $2) AND ($3::bigint IS NULL OR b.id = $3) AND ($4::smallint IS NULL OR b.year = $4)"
    " AND ($5::text IS NULL OR b.period = $5) AND ($3 IS NOT NULL OR $5 IS NOT NULL OR b.state = 'open')"
)
_CHOSEN = (
    f" FROM line l JOIN published_batch b ON b.id = l.batch_id WHERE {_COUNTED} AND l.programme_code = ANY($1::text[]) AND {_BATCH}"
    " AND l.township_code LIKE ANY($6::text[]) AND ($7::text IS NULL OR l.village_code LIKE $7)"
)
# One line may fail a rule several times, for several members of a household: its worst answer counts, once.
_ANSWER = (
    "CASE WHEN bool_or(f.resolution <> 'overridden' AND f.outcome = 'failed') THEN 'failed'"
    " WHEN bool_or(f.resolution <> 'overridden') THEN 'unverified' ELSE 'overridden' END"
)
_KEPT = (
    "f.resolution <> 'superseded' AND ((f.check_name = 'card' AND c.card_status IN "
    f"{_DECIDED}) OR (f.check_name = 'alert' AND c.alert_status IN {_DECIDED}))"
)


def _place(wanted: StatisticsFilter) -> str | None:
    return f"{RegionCode(wanted.region).prefix}%" if wanted.region else None


async def batches_chosen(wanted: StatisticsFilter, scope: Scope) -> list[Record]:
    """`id`, `programme_code` and `name` of the batches that are meant: programme by programme, the newest first."""
    return await fetch(
        "SELECT b.id, b.programme_code, b.name FROM published_batch b WHERE b.programme_code = ANY($1::text[])"
        f" AND {_BATCH} ORDER BY b.programme_code, b.id DESC",
        scope.programmes, wanted.programme or None, wanted.batch_id, wanted.year, wanted.period or None,
    )  # fmt: skip


async def answers(batches: Sequence[int], wanted: StatisticsFilter, scope: Scope) -> dict[int, list[Record]]:
    """By batch and `township_code`: a row that says how many lines have an answer of each check (`card`, `alert`), without `rule_code`,
    and a row for each rule that did not pass some of them (`failed`, `unverified`, `overridden`).
    """
    return await fetch_of_batches(
        batches,
        "WITH c AS MATERIALIZED (SELECT l.id, l.batch_id, l.township_code, l.card_status, l.alert_status FROM line l"
        f" WHERE l.batch_id = ANY($1::bigint[]) AND {unguessed(_COUNTED + ' AND l.township_code LIKE ANY($2::text[])')}"
        " AND ($3::text IS NULL OR l.village_code LIKE $3)),"
        f" answered AS (SELECT c.batch_id, c.township_code, f.check_name, f.rule_code, {_ANSWER} AS answer"
        f" FROM finding f JOIN c ON c.id = f.line_id WHERE {unguessed(_KEPT)} GROUP BY 1, 2, 3, 4, f.line_id)"
        f" SELECT batch_id, township_code, count(*) FILTER (WHERE card_status IN {_DECIDED}) AS card,"
        f" count(*) FILTER (WHERE alert_status IN {_DECIDED}) AS alert, NULL::text AS check_name, NULL::text AS rule_code,"
        " NULL::bigint AS failed, NULL::bigint AS unverified, NULL::bigint AS overridden FROM c GROUP BY 1, 2"
        " UNION ALL SELECT batch_id, township_code, NULL, NULL, check_name, rule_code,"
        " count(*) FILTER (WHERE answer = 'failed'), count(*) FILTER (WHERE answer = 'unverified'),"
        " count(*) FILTER (WHERE answer = 'overridden') FROM answered GROUP BY 1, 2, 5, 6",
        scope.region_patterns, _place(wanted),
    )  # fmt: skip


async def lines_of_rule(
    wanted: StatisticsFilter, scope: Scope, check: str, rule: str, answer: str, page: PageRequest
) -> list[Record]:
    """One page of the lines that a rule answered so, with its reasons; `total` counts all of them."""
    return await fetch_remembered(
        _READ,
        "WITH c AS (SELECT l.id, l.batch_id, b.name AS batch_name, l.programme_code, l.entry, l.township_code,"
        f" l.village_code, l.name, l.id_cipher, l.card_status, l.alert_status, l.dossier_id{_CHOSEN}),"
        " answered AS (SELECT f.line_id, string_agg(DISTINCT f.reason, '；') AS reason,"
        " string_agg(DISTINCT f.remedy, '；') AS remedy, min(f.source) AS source, min(f.as_of) AS as_of,"
        f" min(f.resolved_reason) AS resolved_reason, {_ANSWER} AS answer FROM finding f JOIN c ON c.id = f.line_id"
        f" WHERE f.check_name = $8 AND f.rule_code = $9 AND {_KEPT} GROUP BY f.line_id)"
        " SELECT c.*, a.reason, a.remedy, a.source, a.as_of, a.resolved_reason, count(*) OVER () AS total FROM answered a"
        " JOIN c ON c.id = a.line_id WHERE a.answer = $10 ORDER BY c.batch_id DESC, c.village_code, c.id"
        " LIMIT $11 OFFSET $12",
        scope.programmes, wanted.programme or None, wanted.batch_id, wanted.year, wanted.period or None,
        scope.region_patterns, _place(wanted), check, rule, answer, page.size, page.offset,
    )  # fmt: skip

"""SQL of 规则对比统计: counts of every rule over the lines of batches, and the lines behind a count."""

from __future__ import annotations

from asyncpg import Record

from core.access.scope import Scope
from core.checks.statistics_filter import StatisticsFilter
from core.database import fetch_remembered
from core.kernel.paging import PageRequest
from core.kernel.region import RegionCode

_READ = ("line", "batch", "finding")
_DECIDED = "('passed', 'abnormal', 'unverified')"
_CHOSEN = (
    " FROM line l JOIN published_batch b ON b.id = l.batch_id WHERE l.intake_status = 'valid'"
    " AND l.status NOT IN ('void', 'deleted') AND l.township_code LIKE ANY($1::text[])"
    " AND l.programme_code = ANY($2::text[]) AND ($3::text IS NULL OR l.programme_code = $3)"
    " AND ($4::bigint IS NULL OR l.batch_id = $4) AND ($5::smallint IS NULL OR b.year = $5)"
    " AND ($6::text IS NULL OR b.period = $6) AND ($7::text IS NULL OR l.village_code LIKE $7)"
    " AND ($4 IS NOT NULL OR $6 IS NOT NULL OR b.state = 'open')"
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


def _values(wanted: StatisticsFilter, scope: Scope) -> list[object]:
    """What `_CHOSEN` takes."""
    region = f"{RegionCode(wanted.region).prefix}%" if wanted.region else None
    return [
        scope.region_patterns, scope.programmes, wanted.programme or None, wanted.batch_id, wanted.year,
        wanted.period or None, region,
    ]  # fmt: skip


async def answers(wanted: StatisticsFilter, scope: Scope, grouping: str) -> list[Record]:
    """For every group: lines with an answer of each check (`card`, `alert`), and a row for each rule that did not pass some.

    `grouping`: batch, township (within a batch) or programme.
    """
    batch = "NULL::bigint" if grouping == "programme" else "l.batch_id"
    place = "l.township_code" if grouping == "township" else "''"
    return await fetch_remembered(
        _READ,
        f"WITH c AS MATERIALIZED (SELECT l.id, l.programme_code, {batch} AS batch_id, {place} AS township_code,"
        f" l.card_status, l.alert_status{_CHOSEN}),"
        f" compared AS (SELECT programme_code, batch_id, township_code,"
        f" count(*) FILTER (WHERE card_status IN {_DECIDED}) AS card,"
        f" count(*) FILTER (WHERE alert_status IN {_DECIDED}) AS alert FROM c GROUP BY 1, 2, 3),"
        f" answered AS (SELECT c.programme_code, c.batch_id, c.township_code, f.check_name, f.rule_code, {_ANSWER} AS answer"
        f" FROM finding f JOIN c ON c.id = f.line_id WHERE {_KEPT} GROUP BY 1, 2, 3, 4, 5, f.line_id),"
        " counted AS (SELECT programme_code, batch_id, township_code, check_name, rule_code,"
        " count(*) FILTER (WHERE answer = 'failed') AS failed, count(*) FILTER (WHERE answer = 'unverified') AS unverified,"
        " count(*) FILTER (WHERE answer = 'overridden') AS overridden FROM answered GROUP BY 1, 2, 3, 4, 5)"
        " SELECT k.programme_code, k.batch_id, k.township_code, k.card, k.alert, coalesce(b.name, '') AS batch_name,"
        " n.check_name, n.rule_code, n.failed, n.unverified, n.overridden FROM compared k"
        " LEFT JOIN published_batch b ON b.id = k.batch_id LEFT JOIN counted n ON n.programme_code = k.programme_code"
        " AND n.batch_id IS NOT DISTINCT FROM k.batch_id AND n.township_code = k.township_code"
        " WHERE k.card + k.alert > 0 ORDER BY k.programme_code, k.batch_id DESC, k.township_code",
        *_values(wanted, scope),
    )


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
        *_values(wanted, scope), check, rule, answer, page.size, page.offset,
    )  # fmt: skip

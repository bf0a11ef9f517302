"""规则对比统计: how many lines pass each rule, fail it, or could not be verified (row 39)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asyncpg import Record

from core.access.official import Official
from core.access.scope import scope_of
from core.checks import queries_statistics as queries
from core.checks.rule_catalogue import KnownRule, rules_of
from core.checks.statistics_filter import StatisticsFilter
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.paging import Page, PageRequest
from core.plugin_host import subsidies

GROUPINGS = {"batch": "按批次", "township": "按乡镇", "programme": "按项目"}
_OUTCOMES = ("failed", "unverified", "overridden")


@dataclass(frozen=True, slots=True)
class RuleStatistic:
    """One rule over one group of lines. `compared` = `passed` + `failed` + `unverified` + `overridden`, in lines.

    `overridden` ones failed or could not be verified, and another official passed them (核批). `batch_id` is None and
    `township_code` empty where the grouping does not tell them apart.
    """

    id: str
    programme_code: str
    batch_id: int | None
    batch_name: str
    township_code: str
    check: str
    rule: str
    rule_title: str
    compared: int
    passed: int
    failed: int
    unverified: int
    overridden: int


async def rule_statistics(
    wanted: StatisticsFilter, by: Official, page: PageRequest, *, grouping: str = "batch"
) -> Page[RuleStatistic]:
    """Every rule of every group (batch, township within a batch, programme) that the official may read; one query.

    Without a batch and a period the open batches are counted. `sums`: answers that are `failed`, `unverified` or
    `overridden`. Needs `line:read`; raises `Invalid` for an unknown grouping.
    """
    if grouping not in GROUPINGS:
        raise Invalid("checks.grouping", f"统计方式应为以下之一：{'、'.join(GROUPINGS)}", field="by")
    scope = scope_of(by, "line:read", county=current_session().scope)
    groups: dict[tuple[Any, ...], list[Record]] = defaultdict(list)
    for row in await queries.answers(wanted, scope, grouping):
        groups[row["programme_code"], row["batch_id"], row["township_code"]].append(row)
    rows = [one for found in groups.values() for one in _of_group(found)]
    sums = {name: sum(getattr(one, name) for one in rows) for name in _OUTCOMES}
    return Page(rows[page.offset : page.offset + page.size], len(rows), page.number, page.size, sums)


def _of_group(rows: Sequence[Record]) -> Iterator[RuleStatistic]:
    """The rules of one group in their order; a rule that found nothing passed everybody."""
    group = rows[0]
    found = {(row["check_name"], row["rule_code"]): row for row in rows if row["rule_code"] is not None}
    programme = subsidies().get(group["programme_code"])
    rules = rules_of(programme) if programme is not None else []
    known = {(rule.check, rule.code) for rule in rules}
    # A rule that the programme gave up still explains why lines of that time did not pass.
    gone = [
        KnownRule(check, code, f"已停用的规则（{code}）")
        for check, code in found
        if (check, code) not in known
    ]
    stopped = 0
    for rule in (*rules, *gone):
        counts = _counts(found.get((rule.check, rule.code)))
        compared = group[rule.check]
        if rule.check == "card" and rule not in gone:
            # 人社匹卡 stops at the first rule that does not pass: the later ones were not asked.
            compared -= stopped
            stopped += sum(counts.values())
        yield RuleStatistic(
            id=f"{group['programme_code']}/{group['batch_id'] or 0}/{group['township_code']}/{rule.check}/{rule.code}",
            programme_code=group["programme_code"],
            batch_id=group["batch_id"],
            batch_name=group["batch_name"],
            township_code=group["township_code"],
            check=rule.check,
            rule=rule.code,
            rule_title=rule.title,
            compared=compared,
            passed=compared - sum(counts.values()),
            **counts,
        )


def _counts(row: Mapping[str, Any] | None) -> dict[str, int]:
    return {name: row[name] if row is not None else 0 for name in _OUTCOMES}

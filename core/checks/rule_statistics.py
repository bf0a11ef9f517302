"""规则对比统计: how many lines pass each rule, fail it, or could not be verified (row 39)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

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
_TOWNSHIP = itemgetter("township_code")
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
    """Every rule of every group (batch, township within a batch, programme) that the official may read; three queries.

    Without a batch and a period the open batches are counted. `sums`: answers that are `failed`, `unverified` or
    `overridden`. Needs `line:read`; raises `Invalid` for an unknown grouping.
    """
    if grouping not in GROUPINGS:
        raise Invalid("checks.grouping", f"统计方式应为以下之一：{'、'.join(GROUPINGS)}", field="by")
    scope = scope_of(by, "line:read", county=current_session().scope)
    batches = {row["id"]: row for row in await queries.batches_chosen(wanted, scope)}
    counted = await queries.answers(list(batches), wanted, scope)
    groups: dict[tuple[str, int | None, str], _Counts] = defaultdict(_Counts)
    for number, batch in batches.items():
        for row in sorted(counted[number], key=_TOWNSHIP):
            place = row["township_code"] if grouping == "township" else ""
            groups[batch["programme_code"], None if grouping == "programme" else number, place].add(row)
    rows = [
        one
        for (programme, number, place), counts in groups.items()
        if any(counts.compared.values())
        for one in _of_group(programme, number, batches[number]["name"] if number else "", place, counts)
    ]
    sums = {name: sum(getattr(one, name) for one in rows) for name in _OUTCOMES}
    return Page(rows[page.offset : page.offset + page.size], len(rows), page.number, page.size, sums)


class _Counts:
    """What was counted of a group of lines: how many have an answer of each check, and each rule's answers that are not a pass."""

    def __init__(self) -> None:
        self.compared: Counter[str] = Counter()
        self.found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, row: Record) -> None:
        """Add a row of `queries.answers`."""
        if row["rule_code"] is None:
            self.compared.update(card=row["card"], alert=row["alert"])
        else:
            self.found[row["check_name"], row["rule_code"]].update({name: row[name] for name in _OUTCOMES})


def _of_group(
    programme_code: str, batch_id: int | None, batch_name: str, township_code: str, counts: _Counts
) -> Iterator[RuleStatistic]:
    """The rules of one group in their order; a rule that found nothing passed everybody."""
    programme = subsidies().get(programme_code)
    rules = rules_of(programme) if programme is not None else []
    known = {(rule.check, rule.code) for rule in rules}
    # A rule that the programme gave up still explains why lines of that time did not pass.
    gone = [
        KnownRule(check, code, f"已停用的规则（{code}）")
        for check, code in sorted(counts.found)
        if (check, code) not in known
    ]
    stopped = 0
    for rule in (*rules, *gone):
        found = counts.found.get((rule.check, rule.code), Counter())
        compared = counts.compared[rule.check]
        if rule.check == "card" and rule not in gone:
            # 人社匹卡 stops at the first rule that does not pass: the later ones were not asked.
            compared -= stopped
            stopped += found.total()
        yield RuleStatistic(
            id=f"{programme_code}/{batch_id or 0}/{township_code}/{rule.check}/{rule.code}",
            programme_code=programme_code,
            batch_id=batch_id,
            batch_name=batch_name,
            township_code=township_code,
            check=rule.check,
            rule=rule.code,
            rule_title=rule.title,
            compared=compared,
            passed=compared - found.total(),
            **{name: found[name] for name in _OUTCOMES},
        )

"""The lines behind a figure of 规则对比统计."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from asyncpg import Record

from core.access.official import Official
from core.access.scope import scope_of
from core.checks import queries_statistics as queries
from core.checks.statistics_filter import StatisticsFilter
from core.database import current_session
from core.kernel.errors import Invalid
from core.kernel.masking import mask_id_number
from core.kernel.paging import Page, PageRequest

ANSWERS = {"failed": "不符", "unverified": "无法核实", "overridden": "核批通过"}
"""What a rule may answer about a line that it does not simply pass."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line that a rule did not simply pass: why, what mends it, and where the fact comes from. The id number is masked."""

    id: int
    batch_id: int
    batch_name: str
    programme_code: str
    entry: str
    township_code: str
    village_code: str
    name: str
    id_number: str
    dossier_id: int | None
    reason: str
    remedy: str
    source: str
    as_of: datetime | None
    resolved_reason: str | None


async def list_rule_lines(
    wanted: StatisticsFilter, check: str, rule: str, answer: str, by: Official, page: PageRequest
) -> Page[RuleLine]:
    """Lines of the same conditions as `rule_statistics` that `rule` of `check` (card, alert) answered so; one query.

    Needs `line:read`; raises `Invalid` for an unknown answer.
    """
    if answer not in ANSWERS:
        raise Invalid("checks.answer", f"对比结果应为以下之一：{'、'.join(ANSWERS)}", field="answer")
    scope = scope_of(by, "line:read", county=current_session().scope)
    rows = await queries.lines_of_rule(wanted, scope, check, rule, answer, page)
    return Page([_shown(row) for row in rows], rows[0]["total"] if rows else 0, page.number, page.size)


def _shown(row: Record) -> RuleLine:
    values = {name: row[name] for name in RuleLine.__slots__ if name != "id_number"}
    number = current_session().cipher.open(row["id_cipher"], "line", "id_cipher", row["id"])
    return RuleLine(**values, id_number=mask_id_number(number))

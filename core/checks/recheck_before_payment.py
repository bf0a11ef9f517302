"""Death and duplicate claims once more, right before lines are paid (支付申请)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from core.checks import queries, queries_findings, rules
from core.checks.check_alerts import CHECK, DEATHS, claimant, member_people
from core.checks.find_duplicates import find_duplicates
from core.checks.gather_facts import gather_facts
from core.checks.line_views import line_views, members_by_line
from core.checks.states import CheckStatus
from core.checks.verdict import RuleFinding, Verdict, verdict_of
from core.kernel.clock import now
from core.plugin_api import Fact, FactState, PersonQuery
from tenants import county_session

RULES = ("alert.death", "alert.duplicate", "alert.duplicate_province")
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class RecheckProblem:
    """Why a line is not paid now: `status` abnormal or unverified, with reason and remedy in Chinese."""

    line_id: int
    status: CheckStatus
    rule_code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Recheck:
    """Lines that may be paid, and why the others may not."""

    passed: list[int]
    problems: list[RecheckProblem]


async def recheck_before_payment(county: str, line_ids: Sequence[int]) -> Recheck:
    """Ask the register of deaths and look for duplicate claims anew, for lines that stand in dossiers.

    Opens short sessions of its own, so it is called outside one; an internal step of the payment job, repeatable. What it
    finds is stored as findings of the lines. Without an answer a line is not paid now: it is 无法核实, not 异常.
    """
    passed: list[int] = []
    problems: list[RecheckProblem] = []
    wanted = sorted(set(line_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        for verdict in await _recheck(county, wanted[start : start + _AT_ONCE]):
            if not verdict.findings:
                passed.append(verdict.line_id)
                continue
            first = verdict.findings[0]
            problems.append(
                RecheckProblem(verdict.line_id, verdict.status, first.rule_code, first.reason, first.remedy)
            )
    return Recheck(passed, problems)


async def _recheck(county: str, line_ids: Sequence[int]) -> list[Verdict]:
    open_session = functools.partial(county_session, county)
    since = now()
    async with open_session():
        rows = await queries.views_of(line_ids)
        members = members_by_line(await queries.members_of(line_ids))
        lines = list(line_views(rows, members))
    people = {claimant(line) for line in lines} | {person for line in lines for person in member_people(line)}
    deaths = (await gather_facts({DEATHS: people}, open_session, since))[DEATHS]
    duplicates = await find_duplicates(county, line_ids, open_session)

    def death_of(person: PersonQuery) -> dict[str, Fact]:
        return {DEATHS: deaths.get(person, Fact(FactState.UNKNOWN))}

    verdicts = []
    for line in lines:
        found: list[RuleFinding] = [
            *rules.check_death(
                line, death_of(claimant(line)), [death_of(one) for one in member_people(line)]
            ),
            *duplicates.get(line.line_id, ()),
        ]
        verdicts.append(verdict_of(line.line_id, found))
    async with open_session():
        await _write(rows, verdicts)
    return verdicts


async def _write(rows: Sequence, verdicts: Sequence[Verdict]) -> None:
    """Store what stands against a line; a line that only the recheck had stopped is passed again."""
    at = now()
    before = {row["id"]: row for row in rows}
    changed = []
    for verdict in verdicts:
        row = before[verdict.line_id]
        stopped_before = row["alert_status"] in ("abnormal", "unverified") and not row["flagged"]
        if verdict.findings or stopped_before:
            changed.append(verdict)
    versions = {line_id: row["version"] for line_id, row in before.items()}
    written = set(await queries.write_alerts(changed, versions, at, in_dossiers=True))
    findings = [
        (each.line_id, found) for each in verdicts if each.line_id in written for found in each.findings
    ]
    await queries_findings.replace_findings(CHECK, sorted(written), findings, at, rules=RULES)

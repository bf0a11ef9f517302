"""The work of 预警核实 on one slice of lines: read, ask, decide, write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from core.checks import queries, queries_findings, rules
from core.checks.ask_for_missing import ask_for_missing
from core.checks.ask_registries import Answers
from core.checks.find_duplicates import find_duplicates
from core.checks.keep_facts import keep_facts
from core.checks.line_views import line_views, members_by_line
from core.checks.recall_facts import OpenSession, recall_facts
from core.checks.selection import Selection
from core.checks.slices import Checked, Settled
from core.checks.verdict import RuleFinding, Verdict, verdict_of
from core.kernel.clock import now, today
from core.plugin_api import Fact, LineView, PersonQuery, SubsidyProgramme
from core.plugin_host import subsidy

CHECK = "alert"
DEATHS = "deaths"


async def check_alerts(
    county: str, selection: Selection, after: int, limit: int, open_session: OpenSession, settled: Settled
) -> Checked | None:
    """Check the next `limit` lines behind id `after`; None when there are none. The caller stores what is decided.

    Registries and the platform's claims are asked while no session of the county is open, the registries when the slice
    before is `settled`. Each step can be repeated.
    """
    async with open_session():
        rows = await queries.views(selection, after, limit)
        lines = await _open(rows)
        overridden = await queries.overridden_rules([row["id"] for row in rows], CHECK)
    if not rows:
        await settled()
        return None
    programme = subsidy(rows[0]["programme_code"])
    duplicates = await find_duplicates(county, [line.line_id for line in lines], open_session)
    recalled = await recall_facts(_questions(lines, programme), open_session, selection.since)
    await settled()
    facts, asked = await ask_for_missing(recalled)
    verdicts = decide(rows, lines, programme, facts, duplicates, overridden, today())

    async def store() -> None:
        """Keep new answers, then the verdicts of this slice; runs while the next slice is read."""
        await keep_facts(recalled, asked, open_session)
        async with open_session():
            await _write(verdicts, {row["id"]: row["version"] for row in rows})

    return Checked(len(rows), rows[-1]["id"], store)


async def _open(rows: Sequence[Mapping[str, Any]]) -> list[LineView]:
    members = members_by_line(await queries.members_of([row["id"] for row in rows]))
    return list(line_views(rows, members))


def claimant(line: LineView) -> PersonQuery:
    """The person whom a line is about."""
    return PersonQuery(line.id_number, line.name)


def member_people(line: LineView) -> list[PersonQuery]:
    """The household members of a line, in order."""
    return [PersonQuery(member.id_number, member.name) for member in line.members]


def _questions(lines: Sequence[LineView], programme: SubsidyProgramme) -> dict[str, Collection[PersonQuery]]:
    """Fact name → people: deaths of everybody, what the programme's rules name of the claimants."""
    claimants = {claimant(line) for line in lines}
    members = {person for line in lines for person in member_people(line)}
    questions: dict[str, Collection[PersonQuery]] = {
        name: claimants for rule in programme.rules for name in rule.facts
    }
    questions[DEATHS] = claimants | members
    return questions


def decide(
    rows: Sequence[Mapping[str, Any]],
    lines: Sequence[LineView],
    programme: SubsidyProgramme,
    facts: Answers,
    duplicates: Mapping[int, Sequence[RuleFinding]],
    overridden: Collection[tuple[int, str]],
    day: date,
) -> list[Verdict]:
    """Run every rule over every line; pure. What a second official passed before (核批) stays passed."""
    names = sorted({name for rule in programme.rules for name in rule.facts} | {DEATHS})
    of_claimants = [(name, facts[name].get) for name in names]
    of_members = [(DEATHS, facts[DEATHS].get)]
    verdicts = []
    for row, line in zip(rows, lines, strict=True):
        verdict = rules.check_line(
            line,
            programme,
            _facts_of(claimant(line), of_claimants),
            [_facts_of(person, of_members) for person in member_people(line)] if line.members else (),
            declared_fen=row["declared_fen"],
            duplicates=duplicates.get(line.line_id, ()),
            today=day,
        )
        if overridden and verdict.findings:
            open_ones = [
                each for each in verdict.findings if (line.line_id, each.rule_code) not in overridden
            ]
            verdict = verdict_of(line.line_id, open_ones)
        verdicts.append(verdict)
    return verdicts


def _facts_of(
    person: PersonQuery, answers: Sequence[tuple[str, Callable[[PersonQuery], Fact | None]]]
) -> dict[str, Fact]:
    return {name: fact for name, answer_about in answers if (fact := answer_about(person)) is not None}


async def _write(verdicts: Sequence[Verdict], versions: Mapping[int, int]) -> None:
    at = now()
    written = set(await queries.write_alerts(verdicts, versions, at))
    findings = [
        (each.line_id, found) for each in verdicts if each.line_id in written for found in each.findings
    ]
    await queries_findings.replace_findings(CHECK, sorted(written), findings, at)

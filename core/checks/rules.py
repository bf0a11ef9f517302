"""预警核实, pure: the rules that every programme shares, and the programme's own, over one line and its facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from core.checks.verdict import RuleFinding, Verdict, verdict_of
from core.kernel.money import Fen
from core.plugin_api import Fact, FactState, LineView, Outcome, Rule, SubsidyProgramme

MemberFacts = Sequence[Mapping[str, Fact]]
"""Facts of a household's members, in the order of `LineView.members`."""

OLDEST_AGE = 120
"""Completed years beyond which a living claimant is more likely a death that nobody reported."""
EARLIEST_BIRTH = date(1900, 1, 1)
"""Birth dates before it are mistakes or unreported deaths, whatever the period."""


def check_age(line: LineView, minimum_age: int | None) -> RuleFinding | None:
    """Completed years on the last day of the period, against the programme's minimum."""
    born, last = line.birth_date, line.period_end
    if minimum_age is None:
        return None
    if born is None:
        return RuleFinding(
            "alert.age",
            Outcome.UNVERIFIED,
            "没有出生日期，无法核实年龄",
            "补填身份证号或出生日期后重新核实",
            "身份证号",
        )
    age = _completed_years(born, last)
    if age >= minimum_age:
        return None
    return RuleFinding(
        "alert.age",
        Outcome.FAILED,
        f"本期末 {max(age, 0)} 周岁，未满 {minimum_age} 周岁",
        "核对身份证号；确未到年龄的请删除该行",
        "身份证号",
    )


def check_oldest(line: LineView, facts: Mapping[str, Fact]) -> RuleFinding | None:
    """A claimant of whom no death is known and who would be implausibly old on the last day of the period.

    A code of its own: passing it (核批) says that somebody lives, and must pass nothing else about the age.
    """
    born, deaths = line.birth_date, facts.get("deaths")
    if born is None or (_completed_years(born, line.period_end) <= OLDEST_AGE and born >= EARLIEST_BIRTH):
        return None
    if deaths is not None and deaths.state is FactState.KNOWN and deaths.value["dead"]:
        return None
    return RuleFinding(
        "alert.over_age",
        Outcome.FAILED,
        f"年龄超过 {OLDEST_AGE} 周岁，请核实是否健在（出生日期 {born:%Y-%m-%d}）",
        "上门核实本人是否健在：身份证号有误的改正后重新核实，已去世的删除该行；确认健在的由另一人核批",
        "身份证号",
        overridable=True,
    )


def _completed_years(born: date, day: date) -> int:
    """周岁 on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_birth(line: LineView, today: date) -> RuleFinding | None:
    """Nobody is born in the future."""
    if line.birth_date is None or line.birth_date <= today:
        return None
    return RuleFinding(
        "alert.birth",
        Outcome.FAILED,
        f"出生日期 {line.birth_date:%Y-%m-%d} 晚于今天",
        "核对身份证号第 7 至 14 位，改正后重新核实",
        "身份证号",
    )


def check_death(line: LineView, facts: Mapping[str, Fact], members: MemberFacts) -> list[RuleFinding]:
    """The register of deaths about the claimant and every member of the household."""
    people = [
        ("", facts),
        *((member.name, known) for member, known in zip(line.members, members, strict=True)),
    ]
    found = [_death(name, known.get("deaths")) for name, known in people]
    return [finding for finding in found if finding is not None]


def _death(member: str, fact: Fact | None) -> RuleFinding | None:
    who = f"家庭成员{member}" if member else "该人员"
    if fact is None or fact.state is not FactState.KNOWN:
        return RuleFinding(
            "alert.death",
            Outcome.UNVERIFIED,
            f"死亡信息暂时查询不到，无法核实{who}是否健在",
            "稍后重新核实；多次查询不到时请联系提供数据的部门",
            fact.source if fact is not None and fact.source else "死亡信息共享库",
            fact.as_of if fact is not None else None,
        )
    if not fact.value["dead"]:
        return None
    died = f"（{fact.value['died_on']}）" if fact.value.get("died_on") else ""
    remedy = "核实后从名单中核减该成员" if member else "核实后删除该行"
    return RuleFinding(
        "alert.death",
        Outcome.FAILED,
        f"{who}已登记死亡{died}",
        f"{remedy}；登记有误的，请本人或家属先到登记部门更正后重新核实",
        fact.source,
        fact.as_of,
    )


def check_amount(declared_fen: int | None, needs_calculation: bool, cap_fen: int) -> RuleFinding | None:
    """A roster that brings its own amounts must bring one for everybody, within the programme's cap."""
    if needs_calculation:
        return None
    if not declared_fen:
        return RuleFinding(
            "alert.amount",
            Outcome.FAILED,
            "名单没有填写补助金额",
            "补填金额后重新导入或修改该行",
            "导入名单",
            column_title="金额",
        )
    if declared_fen <= cap_fen:
        return None
    return RuleFinding(
        "alert.amount",
        Outcome.FAILED,
        f"金额 {Fen(declared_fen).yuan} 元超过单笔上限 {Fen(cap_fen).yuan} 元",
        "核对金额单位（元）和标准后改正",
        "导入名单",
        column_title="金额",
    )


def check_rule(rule: Rule, line: LineView, facts: Mapping[str, Fact]) -> RuleFinding | None:
    """One rule of the programme. A fact that it names and nobody knows is UNKNOWN to it, never absent by mistake."""
    found = rule.decide(line, facts)
    if found is None or found.outcome is Outcome.PASSED:
        return None
    read = [facts[name] for name in rule.facts if name in facts]
    sources = "、".join(dict.fromkeys(fact.source for fact in read if fact.source))
    dates = [fact.as_of for fact in read if fact.as_of is not None]
    return RuleFinding(
        rule.code,
        found.outcome,
        found.reason,
        found.remedy,
        f"{rule.legal_source}（数据来源：{sources}）" if sources else rule.legal_source,
        min(dates, default=None),
        overridable=rule.overridable,
        when_unverified=rule.when_unverified,
    )


def check_line(
    line: LineView,
    programme: SubsidyProgramme,
    facts: Mapping[str, Fact],
    members: MemberFacts,
    *,
    declared_fen: int | None,
    duplicates: Iterable[RuleFinding],
    today: date,
) -> Verdict:
    """All rules over one line: least and greatest age, birth, death, amount, duplicates, and the programme's own."""
    shared: list[RuleFinding | None] = [
        check_age(line, programme.minimum_age),
        check_oldest(line, facts),
        check_birth(line, today),
        check_amount(declared_fen, programme.needs_calculation, programme.line_cap_fen),
        *check_death(line, facts, members),
        *duplicates,
        *(check_rule(rule, line, facts) for rule in programme.rules),
    ]
    return verdict_of(line.line_id, [finding for finding in shared if finding is not None])


def duplicate_here(other_line: int, batch_name: str, at: datetime) -> RuleFinding:
    """Somebody of the line draws the same by another line of this county."""
    return RuleFinding(
        "alert.duplicate",
        Outcome.FAILED,
        f"同一补贴对象同一期已在本县申报（{batch_name}，明细 {other_line}）",
        "核实后删除重复的一条；确需再发的，提交“确认需发放”（补差或补发，填写上限），由另一人确认",
        "本县申报记录",
        at,
    )


def duplicate_elsewhere(county: str, at: datetime) -> RuleFinding:
    """Somebody of the line draws the same in another county or by another batch."""
    return RuleFinding(
        "alert.duplicate_province",
        Outcome.FAILED,
        f"同一补贴对象同一期已在区县 {county} 领取或正在支付",
        "与该区县核实由哪里发放；不应在本县发放的请删除该行，确需再发的提交“确认需发放”，由另一人确认",
        "全省申领登记",
        at,
    )

"""Who may draw 最低生活保障金. Death and duplicate claims, members included, are the platform's common checks."""

from __future__ import annotations

from typing import Any

from core.plugin_api import Facts, FactState, Finding, LineView, Outcome, Rule, WhenUnverified


def _known(facts: Facts, name: str) -> Any:
    """The value of a fact, or None when its source could not answer."""
    fact = facts.get(name)
    return fact.value if fact is not None and fact.state is FactState.KNOWN else None


def _silent(title: str) -> Finding:
    return Finding(
        Outcome.UNVERIFIED,
        f"{title}暂时查询不到，无法核实",
        "稍后点“重新校验”；多次查询不到时请联系民政部门核对姓名和身份证号",
    )


def approved_household(line: LineView, facts: Facts) -> Finding | None:
    """Passes a claimant whom the 低保 register knows as a member of an approved household."""
    low_income = _known(facts, "low_income")
    if low_income is None:
        return _silent("低保名单")
    if low_income["member"]:
        return None
    return Finding(
        Outcome.FAILED,
        "低保名单中没有此人，未经审核确认的家庭不能发放",
        "核对户主姓名和身份证号；新审批的家庭待低保名单更新后重新校验，已退出的家庭请删除该行",
    )


def class_as_approved(line: LineView, facts: Facts) -> Finding | None:
    """Passes when the class of the roster is the one that was approved; says nothing of people not on the list."""
    low_income = _known(facts, "low_income")
    if low_income is None:
        return _silent("低保类别")
    if not low_income["member"] or low_income["class"] == line.attributes["benefit_class"]:
        return None
    return Finding(
        Outcome.FAILED,
        f"名单填写为 {line.attributes['benefit_class']} 类，审核确认的是 {low_income['class']} 类",
        "以审核确认的类别为准，改正低保类别和补助金额后重新导入；类别刚调整的可凭审批表核批",
    )


def not_destitute(line: LineView, facts: Facts) -> Finding | None:
    """Passes when nobody counts the claimant as 特困, whose support replaces 低保."""
    destitute = _known(facts, "destitute")
    if destitute is None:
        return _silent("特困人员名单")
    if not destitute["member"]:
        return None
    return Finding(
        Outcome.FAILED,
        "该人员已纳入特困人员救助供养，不能同时享受最低生活保障",
        "确认由哪一项救助保障后删除该行，或请民政部门先办理特困终止再重新校验",
    )


def household_listed_once(line: LineView, facts: Facts) -> Finding | None:
    """Passes when the head is not among the members too: the household's size decides the amount."""
    if all(member.id_number != line.id_number for member in line.members):
        return None
    return Finding(
        Outcome.FAILED,
        "户主同时写在了家庭成员里，家庭人数会多算一人",
        "从“家庭成员”一列中删去户主，核对补助金额后重新导入",
    )


RULES = (
    Rule(
        code="approved_household",
        title="必须是审核确认的低保家庭",
        legal_source="《社会救助暂行办法》第九条、第十一条",
        facts=("low_income",),
        decide=approved_household,
    ),
    Rule(
        code="class_as_approved",
        title="低保类别与审核确认一致",
        legal_source="《社会救助暂行办法》第十二条、第十三条",
        facts=("low_income",),
        decide=class_as_approved,
        overridable=True,
        when_unverified=WhenUnverified.FLAG,
    ),
    Rule(
        code="not_destitute",
        title="不得同时享受特困人员救助供养",
        legal_source="《社会救助暂行办法》第十四条；《特困人员认定办法》（民发〔2021〕43号）",
        facts=("destitute",),
        decide=not_destitute,
    ),
    Rule(
        code="household_listed_once",
        title="家庭成员不重复",
        legal_source="《最低生活保障审核确认办法》（民发〔2021〕57号）",
        facts=(),
        decide=household_listed_once,
    ),
)

"""Who may draw 经济困难老年人服务补贴. Age, death and duplicate claims are the platform's common checks."""

from __future__ import annotations

from typing import Any

from core.plugin_api import Facts, FactState, Finding, LineView, Outcome, Rule

LEGAL_SOURCE = "财社〔2014〕113号；云南省惠民惠农补贴清单 11810（必须属于特困分散供养和低保人员）"


def _known(facts: Facts, name: str) -> Any:
    """The value of a fact, or None when its source could not answer."""
    fact = facts.get(name)
    return fact.value if fact is not None and fact.state is FactState.KNOWN else None


def supported_person(line: LineView, facts: Facts) -> Finding | None:
    """Passes a member of a 低保 household and a 特困 person who is supported at home (分散供养).

    One positive answer decides, even when the other registry is silent. A negative needs both answers: what is
    not known is UNVERIFIED and never a refusal.
    """
    low_income = _known(facts, "low_income")
    destitute = _known(facts, "destitute")
    if low_income is not None and low_income["member"]:
        return None
    if destitute is not None and destitute["member"]:
        if destitute["mode"] == "scattered":
            return None
        return Finding(
            Outcome.FAILED,
            "该人员是特困集中供养对象，集中供养期间不享受本补贴",
            "核对供养方式；已转为分散供养的，请民政部门更新特困人员信息后重新校验，否则删除该行",
        )
    if low_income is None or destitute is None:
        silent = "、".join(
            title for title, value in (("低保", low_income), ("特困", destitute)) if value is None
        )
        return Finding(
            Outcome.UNVERIFIED,
            f"{silent}信息暂时查询不到，无法核实是否属于特困分散供养或低保人员",
            "稍后点“重新校验”；多次查询不到时请联系民政部门核对姓名和身份证号",
        )
    return Finding(
        Outcome.FAILED,
        "低保和特困名单中都没有此人，不属于特困分散供养或低保人员",
        "核对姓名和身份证号；新近纳入低保或特困的，待名单更新后重新校验，否则删除该行",
    )


RULES = (
    Rule(
        code="supported_person",
        title="必须属于特困分散供养或低保人员",
        legal_source=LEGAL_SOURCE,
        facts=("low_income", "destitute"),
        decide=supported_person,
    ),
)

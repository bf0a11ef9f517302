"""Who may draw 高龄津贴. Age, death and duplicate claims are the platform's common checks."""

from __future__ import annotations

from datetime import date, timedelta

from core.plugin_api import Facts, Finding, LineView, Outcome, Rule, WhenUnverified

PROOF_OF_LIFE_DAYS = 366
"""A proof of life (生存认证) is good for a year."""


def registered_here(line: LineView, facts: Facts) -> Finding | None:
    """Passes a person whose household registration is in the county that pays."""
    if line.attributes.get("residence", "本县") == "本县":
        return None
    return Finding(
        Outcome.FAILED,
        "户籍在省内其他县，高龄津贴由户籍所在县发放",
        "请本人向户籍所在县申领；户口已迁入本县的，改正“户籍所在”后重新导入",
    )


def alive_lately(line: LineView, facts: Facts) -> Finding | None:
    """Passes when nothing is stated or the proof of life is at most a year old; an older one cannot be relied on.

    The register of deaths stays the check that stops a payment; this one asks officials to look again.
    """
    stated = line.attributes.get("alive_on")
    if not stated:
        return None
    seen = date.fromisoformat(str(stated))
    if line.period_start - seen <= timedelta(days=PROOF_OF_LIFE_DAYS):
        return None
    return Finding(
        Outcome.UNVERIFIED,
        f"最近一次生存认证是 {seen:%Y-%m-%d}，距本期已超过一年，无法核实是否健在",
        "请村（社区）上门或视频确认本人健在，更新“生存认证日期”后重新导入",
    )


RULES = (
    Rule(
        code="registered_here",
        title="户籍在本县",
        legal_source="《云南省老年人权益保障条例》；各县（市、区）高龄津贴发放办法",
        facts=(),
        decide=registered_here,
        overridable=True,
    ),
    Rule(
        code="alive_lately",
        title="一年内做过生存认证",
        legal_source="各县（市、区）高龄津贴发放办法",
        facts=(),
        decide=alive_lately,
        when_unverified=WhenUnverified.FLAG,
    ),
)

"""Which rules a programme's lines are compared with, in the order in which they are asked, with the words of the manual. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from core.plugin_api import SubsidyProgramme

CARD_RULES = {
    "card.payee_missing": "收款人信息校验",
    "card.no_answer": "人社部门答复",
    "card.none": "社保卡持有校验",
    "card.name_mismatch": "姓名与身份证号校验",
    "card.state": "社保卡状态校验",
    "card.inactive": "金融功能状态校验",
    "card.account_differs": "账号一致校验",
}
"""人社匹卡 asks one after the other and stops at the first that does not pass."""
ALERT_RULES = {
    "alert.age": "年龄校验",
    "alert.over_age": "超高龄健在校验",
    "alert.birth": "出生日期校验",
    "alert.amount": "补助金额校验",
    "alert.death": "死亡信息校验",
    "alert.duplicate": "重复申领校验（本县）",
    "alert.duplicate_province": "重复申领校验（全省）",
}
"""预警核实 asks all of them of every line, and then the rules of the programme."""


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule by the check that asks it (card, alert), its code in findings, and its title."""

    check: str
    code: str
    title: str


def rules_of(programme: SubsidyProgramme) -> list[KnownRule]:
    """The rules that the lines of a programme are compared with, in the order of the checks."""
    left_out = set()
    if programme.minimum_age is None:
        left_out.add("alert.age")
    if programme.needs_calculation:
        left_out.add("alert.amount")
    return [
        *(KnownRule("card", code, title) for code, title in CARD_RULES.items()),
        *(KnownRule("alert", code, title) for code, title in ALERT_RULES.items() if code not in left_out),
        *(KnownRule("alert", rule.code, rule.title) for rule in programme.rules),
    ]

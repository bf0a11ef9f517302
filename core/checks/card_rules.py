"""人社匹卡, pure: may money go to this payee's social-security card, and to which account?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.checks.verdict import RuleFinding
from core.kernel.masking import mask_account
from core.plugin_api import Fact, FactState, Outcome

_CARD_STATES = {"lost": "已挂失", "frozen": "已冻结", "cancelled": "已注销"}
_COLUMN = "社保卡"


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is credited for a line: the payee that it names, else the claimant. `account` is the roster's, or empty."""

    name: str
    id_number: str
    account: str


@dataclass(frozen=True, slots=True)
class CardMatch:
    """Account and bank of the card, to be written into the line."""

    account: str
    bank_code: str
    bank_name: str


def match_card(payee: Payee, fact: Fact | None) -> CardMatch | RuleFinding:
    """The card to pay to, or why there is none. A roster's own account must be the card's; an empty one takes it."""
    if not payee.name or not payee.id_number:
        return _failed(
            "card.payee_missing",
            "收款人姓名或身份证号缺失，不能确定款项付给谁",
            "补填收款人的姓名和身份证号后重新匹卡；系统不会改付给其他人",
            None,
        )
    if fact is None or fact.state is not FactState.KNOWN:
        return RuleFinding(
            "card.no_answer",
            Outcome.UNVERIFIED,
            f"人社部门暂未答复该收款人的社保卡信息，无法核实{_why(fact)}",
            "稍后重新匹卡；多次没有答复时请向人社部门核对姓名和身份证号",
            *_origin(fact),
            column_title=_COLUMN,
        )
    card: dict[str, Any] = fact.value
    problem = _unusable(card, fact)
    if problem is not None:
        return problem
    if payee.account and payee.account != card["card_number"]:
        return _failed(
            "card.account_differs",
            f"名单账号 {mask_account(payee.account)} 与社保卡账号 {mask_account(card['card_number'])} 不一致",
            "核对后改正名单账号，或清空账号由系统采用社保卡账号；确需付至其他账户的由他人核批",
            fact,
            overridable=True,
        )
    return CardMatch(card["card_number"], card["bank_code"], card["bank_name"])


def _unusable(card: dict[str, Any], fact: Fact) -> RuleFinding | None:
    """Why no money can go to this card, as the registry describes it."""
    if card["card_status"] == "none" and not card["name_matches"]:
        return _failed(
            "card.none",
            "人社部门没有该收款人（姓名与身份证号）的社会保障卡记录",
            "先对照身份证核对姓名和身份证号；确未办卡的请本人申领社保卡后重新匹卡",
            fact,
        )
    if not card["name_matches"]:
        return _failed(
            "card.name_mismatch",
            "姓名与身份证号在人社部门登记的不一致",
            "对照身份证核对姓名和身份证号，改正后重新匹卡",
            fact,
        )
    if card["card_status"] == "none" or not card["card_number"]:
        return _failed(
            "card.none", "该收款人没有社会保障卡", "请本人到社保卡服务银行申领社保卡后重新匹卡", fact
        )
    if card["card_status"] != "normal":
        state = _CARD_STATES.get(card["card_status"], "状态异常")
        return _failed("card.state", f"社会保障卡{state}", "请本人到发卡银行恢复或补换社保卡后重新匹卡", fact)
    if not card["financial_active"]:
        return _failed(
            "card.inactive",
            "社会保障卡金融功能未激活",
            "请本人持身份证到发卡银行激活金融功能后重新匹卡",
            fact,
        )
    return None


def _failed(
    code: str, reason: str, remedy: str, fact: Fact | None, *, overridable: bool = False
) -> RuleFinding:
    source, as_of = _origin(fact)
    return RuleFinding(
        code, Outcome.FAILED, reason, remedy, source, as_of, overridable=overridable, column_title=_COLUMN
    )


def _origin(fact: Fact | None) -> tuple[str, Any]:
    return (fact.source, fact.as_of) if fact is not None else ("人社社会保障卡系统", None)


def _why(fact: Fact | None) -> str:
    return f"（{fact.note}）" if fact is not None and fact.note else ""

"""Banks that pay out on social-security cards in Yunnan, and how rosters write their names. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank by the code that cards, payments and channels use, its name, and words that its branches' names contain."""

    code: str
    name: str
    keywords: tuple[str, ...]


BANKS = (
    Bank(
        "YNRCC",
        "云南省农村信用社",
        ("农村信用", "信用社", "信用联社", "农村商业银行", "农商银行", "农商行", "农信"),
    ),
    Bank("ABC", "中国农业银行", ("农业银行", "农行")),
    Bank("PSBC", "中国邮政储蓄银行", ("邮政储蓄", "邮储")),
    Bank("ICBC", "中国工商银行", ("工商银行", "工行")),
    Bank("CCB", "中国建设银行", ("建设银行", "建行")),
    Bank("BOC", "中国银行", ("中国银行", "中行")),
    Bank("FDB", "富滇银行", ("富滇银行",)),
    Bank("QJCCB", "曲靖市商业银行", ("曲靖市商业银行", "曲靖商业银行")),
    Bank("YXCCB", "玉溪市商业银行", ("玉溪市商业银行", "玉溪商业银行")),
)


@cache
def bank_named(text: str) -> Bank | None:
    """The bank that a name or a branch's name means; None when no or more than one bank fits."""
    for bank in BANKS:
        if text in (bank.name, bank.code):
            return bank
    found = [bank for bank in BANKS if any(keyword in text for keyword in bank.keywords)]
    return found[0] if len(found) == 1 else None

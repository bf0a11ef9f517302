"""How personal data is shown where the whole of it is not needed (个人信息保护法 art. 6, 51)."""

from __future__ import annotations

import re

_PERSONAL = re.compile(
    r"(?<![0-9A-Za-z])(?:(?P<id>\d{17}[\dXx])|(?P<phone>1[3-9]\d{9})|(?P<account>\d{15,}))(?![0-9A-Za-z])",
    re.ASCII,
)


def mask_id_number(text: str) -> str:
    """First six and last two characters: `530423**********1X`."""
    return f"{text[:6]}{'*' * max(len(text) - 8, 4)}{text[-2:]}" if len(text) >= 10 else "*" * len(text)


def mask_name(text: str) -> str:
    """Surname and last character for three or more, surname alone for two: `张*三`, `李*`."""
    if len(text) <= 1:
        return "*" * len(text)
    return text[0] + "*" * (len(text) - 2) + text[-1] if len(text) > 2 else text[0] + "*"


def mask_account(text: str) -> str:
    """The last four digits only."""
    return f"{'*' * max(len(text) - 4, 4)}{text[-4:]}" if len(text) > 4 else "*" * len(text)


def mask_phone(text: str) -> str:
    """First three and last four digits: `138****5678`."""
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else "*" * len(text)


def mask_numbers_in(text: str) -> str:
    """Free text with whatever looks like an id number, a mobile number or an account masked; other numbers stay.

    For texts that people typed: in the wrong column, into a reason, into an objection. Codes of divisions (12 digits) stay.
    """
    return _PERSONAL.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    mask = {"id": mask_id_number, "phone": mask_phone, "account": mask_account}[found.lastgroup or "account"]
    return mask(found[0])

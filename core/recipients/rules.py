"""Pure checks of what officials enter about recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from core.kernel.errors import Invalid
from core.kernel.identity import CreditCode, IdNumber
from core.recipients.recipient import NewMember, NewRecipient

KINDS = ("individual", "household", "collective")
MAX_MEMBERS = 20
MAX_GROUP = 40
MAX_RELATION = 20
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·A-Za-z（）()]{2,60}")
_PHONE = re.compile(r"(?:1\d{10}|0\d{9,11})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Identity:
    """A checked identity: the number as it is stored, and what it says."""

    number: str
    birth_date: date | None
    gender: str | None


def check_name(text: str, field: str = "name") -> str:
    """The name without spaces (· for 少数民族 names is kept); raises `Invalid`."""
    name = re.sub(r"\s+", "", text).replace("•", "·").replace("．", "·")
    if not _NAME.fullmatch(name):
        raise Invalid("recipient.name", "姓名（名称）应为 2 个字以上的汉字，请与证件一致", field=field)
    return name


def check_identity(kind: str, number: str) -> Identity:
    """The identity of a recipient of `kind`; raises `Invalid` with the reason."""
    if kind not in KINDS:
        raise Invalid("recipient.kind", "补贴对象类别应为个人、家庭或集体", field="kind")
    if kind == "collective":
        return Identity(CreditCode(number), None, None)
    checked = IdNumber(number)
    return Identity(checked, checked.birth_date, "男" if checked.is_male else "女")


def check_phone(text: str) -> str | None:
    """A mobile number or a land line with its area code, without marks; None when empty. Raises `Invalid`."""
    digits = re.sub(r"[\s\-—()（）]", "", text)
    if not digits:
        return None
    if not _PHONE.fullmatch(digits):
        raise Invalid("recipient.phone", "联系电话应为 11 位手机号，或带区号的固定电话", field="phone")
    return digits


def check_short(text: str, limit: int, title: str, field: str) -> str:
    """A free text of at most `limit` characters; raises `Invalid`."""
    bare = text.strip()
    if len(bare) > limit:
        raise Invalid("recipient.too_long", f"{title}不能超过 {limit} 个字", field=field)
    return bare


def check_members(recipient: NewRecipient) -> tuple[NewMember, ...]:
    """The members of a household, checked; raises `Invalid` for a doubled one, or members of anything else."""
    if recipient.members and recipient.kind != "household":
        raise Invalid("recipient.members", "只有家庭才登记成员", field="members")
    if len(recipient.members) > MAX_MEMBERS:
        raise Invalid("recipient.members", f"家庭成员不能超过 {MAX_MEMBERS} 人", field="members")
    seen = {str(IdNumber(recipient.id_number))} if recipient.kind == "household" else set()
    checked = []
    for member in recipient.members:
        fresh = check_member(member)
        if fresh.id_number in seen:
            raise Invalid("recipient.member_twice", f"“{fresh.name}”在本户中重复登记", field="members")
        seen.add(fresh.id_number)
        checked.append(fresh)
    return tuple(checked)


def check_member(member: NewMember) -> NewMember:
    """One member, checked; raises `Invalid`."""
    return NewMember(
        check_name(member.name, "members"),
        IdNumber(member.id_number),
        check_short(member.relation, MAX_RELATION, "与户主关系", "members"),
    )

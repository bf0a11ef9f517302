"""What the 低保 roster states beside the common columns: class, members, amount."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from core.kernel.errors import Invalid
from core.kernel.identity import IdNumber
from core.kernel.money import Fen
from core.plugin_api import Member, form_field

MAX_MEMBERS = 20
_PERSON_MARK = re.compile(r"[;；\n]")
_FIELD_MARK = re.compile(r"[:：]")


def parse_members(cell: Any) -> Any:
    """Read the compact column 家庭成员 (`张三:身份证号:配偶;李四:身份证号:子女`) into members.

    Full-width marks and line breaks are accepted as people type them. Raises `ValueError` that names the member
    and what is wrong. Anything but text (a list from the on-screen form) goes on to pydantic as it is.
    """
    if not isinstance(cell, str):
        return cell
    people = [part.strip() for part in _PERSON_MARK.split(cell) if part.strip()]
    return tuple(_member(place, text) for place, text in enumerate(people, start=1))


def _member(place: int, text: str) -> Member:
    fields = [field.strip() for field in _FIELD_MARK.split(text)]
    if len(fields) not in (2, 3) or not fields[0]:
        raise ValueError(f"家庭成员第 {place} 人写法不对，应为“姓名:身份证号:与户主关系”，成员之间用分号隔开")
    try:
        number = IdNumber(fields[1])
    except Invalid as error:
        raise ValueError(f"家庭成员第 {place} 人（{fields[0][:20]}）{error.message}") from error
    return Member(fields[0][:50], number, fields[2][:20] if len(fields) == 3 else "")


def check_members(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Refuse a household that names somebody twice or is larger than any real one."""
    if len(members) > MAX_MEMBERS:
        raise ValueError(f"家庭成员超过 {MAX_MEMBERS} 人，请核对是否把几户写在了一行")
    numbers = [member.id_number for member in members]
    for place, number in enumerate(numbers):
        if number in numbers[:place]:
            raise ValueError(f"家庭成员中“{members[place].name}”的身份证号出现了两次，请删去重复的一人")
    return members


def check_amount(text: str) -> str:
    """Bring an amount in yuan to two decimals; raises `ValueError` when it is none or not above zero."""
    try:
        fen = Fen.from_yuan(text)
    except Invalid as error:
        raise ValueError(error.message) from error
    if fen <= 0:
        raise ValueError("补助金额应大于 0 元；停发的家庭请从名单中删除")
    return fen.yuan


class MinimumLivingForm(BaseModel):
    """The programme's own columns. `members` leaves the head (户主) out, who is the line itself.

    The platform keeps `members` as people of the line, encrypted, and not among the plain attributes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    certificate_no: str = form_field(
        "低保证号", width=20, example="5304230012345", note="必填", min_length=1, max_length=40
    )
    area: Literal["城市", "农村"] = form_field(
        "城乡类别", example="农村", choices=("城市", "农村"), note="必填"
    )
    benefit_class: Literal["A", "B", "C"] = form_field(
        "低保类别", example="B", choices=("A", "B", "C"), note="必填，A、B、C 三类"
    )
    members: Annotated[tuple[Member, ...], BeforeValidator(parse_members), AfterValidator(check_members)] = (
        form_field(
            "家庭成员",
            width=48,
            example="李四:530423197001010019:配偶;李小四:530423200001010013:子女",
            sensitive="id_number",
            note="户主以外的成员，写成“姓名:身份证号:与户主关系”，成员之间用分号隔开；一人户留空",
            default=(),
        )
    )
    amount_yuan: Annotated[str, AfterValidator(check_amount)] = form_field(
        "补助金额(元)", example="620.00", note="必填，全户当月补助金额，以元为单位，最多两位小数"
    )

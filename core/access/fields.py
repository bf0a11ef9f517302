"""What an administrator enters about a person (row 18 of the function list), checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.database import Session
from core.kernel.errors import Invalid
from core.kernel.identity import IdNumber
from core.kernel.masking import mask_id_number, mask_phone

DEFAULT_MENUS = {"business": "业务中心", "to_do": "我的待办"}
USER_TYPES = {"civil_servant": "公务员", "institution": "事业单位人员", "contract": "聘用人员"}
_LONGEST = {"name": 50, "division": 100, "email": 100, "remark": 500}
_TITLES = {"name": "名称", "division": "部门", "email": "邮箱", "remark": "备注"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialFields:
    """The fields of one account; None where a field that may be empty is. `organisation_id` is 机构, `division` 部门."""

    name: str
    organisation_id: int
    default_menu: str = "to_do"
    user_type: str = "civil_servant"
    division: str | None = None
    gender: str | None = None
    birthday: date | None = None
    email: str | None = None
    phone: str | None = None
    id_number: str | None = None
    remark: str | None = None

    def __post_init__(self) -> None:
        """Check every field; raises `Invalid` that names the first one that is wrong."""
        if not self.name.strip():
            raise Invalid("access.name", "请填写用户名称", field="name")
        for field, longest in _LONGEST.items():
            if len(getattr(self, field) or "") > longest:
                raise Invalid(
                    f"access.{field}", f"{_TITLES[field]}最长 {longest} 个字符，请缩短", field=field
                )
        if self.default_menu not in DEFAULT_MENUS:
            raise Invalid("access.default_menu", "默认菜单应为业务中心或我的待办", field="default_menu")
        if self.user_type not in USER_TYPES:
            raise Invalid(
                "access.user_type", f"用户类型应为{'、'.join(USER_TYPES.values())}之一", field="user_type"
            )
        if self.gender not in {None, "男", "女"}:
            raise Invalid("access.gender", "性别应为男或女", field="gender")
        if self.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", self.email):
            raise Invalid("access.email", "邮箱格式不正确，应类似 name@example.cn", field="email")
        if self.phone and not re.fullmatch(r"1\d{10}|0\d{2,3}-?\d{7,8}", self.phone, re.ASCII):
            raise Invalid("access.phone", "电话应为 11 位手机号，或带区号的座机号", field="phone")
        if self.id_number:
            object.__setattr__(self, "id_number", str(IdNumber(self.id_number)))

    def columns(self, session: Session, official_id: int) -> dict[str, Any]:
        """Values of the columns of `official`, id number and phone sealed for the row `official_id`."""
        seal = session.cipher.seal
        return {
            "name": self.name.strip(),
            "organisation_id": self.organisation_id,
            "division": self.division,
            "default_menu": self.default_menu,
            "user_type": self.user_type,
            "gender": self.gender,
            "birthday": self.birthday,
            "email": self.email,
            "phone_cipher": seal(self.phone, "official", "phone_cipher", official_id) if self.phone else None,
            "id_number_cipher": (
                seal(self.id_number, "official", "id_number_cipher", official_id) if self.id_number else None
            ),
            "id_number_digest": session.digests.digest("id_number", self.id_number)
            if self.id_number
            else None,
            "remark": self.remark,
        }

    def masked(self) -> dict[str, Any]:
        """The fields as the operation log keeps them: personal data masked."""
        return {
            "name": self.name,
            "organisation_id": self.organisation_id,
            "division": self.division,
            "default_menu": self.default_menu,
            "user_type": self.user_type,
            "gender": self.gender,
            "phone": mask_phone(self.phone) if self.phone else None,
            "id_number": mask_id_number(self.id_number) if self.id_number else None,
        }

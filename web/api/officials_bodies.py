"""Bodies of the administration of officials."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from core.access.fields import OfficialFields

_Text = Annotated[str, msgspec.Meta(max_length=500)]


class OfficialBody(msgspec.Struct, kw_only=True):
    """The fields of row 18 (用户管理). An empty phone or id number keeps the stored one."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=50, examples=["李秀英"])]
    organisation_id: int
    default_menu: Annotated[str, msgspec.Meta(examples=["to_do", "business"])] = "to_do"
    user_type: Annotated[str, msgspec.Meta(examples=["civil_servant", "institution", "contract"])] = (
        "civil_servant"
    )
    division: _Text | None = None
    gender: Annotated[str, msgspec.Meta(examples=["女"])] | None = None
    birthday: date | None = None
    email: _Text | None = None
    phone: _Text | None = None
    id_number: _Text | None = None
    remark: _Text | None = None

    def fields(self) -> OfficialFields:
        """The checked fields; raises `Invalid`."""
        return OfficialFields(
            name=self.name,
            organisation_id=self.organisation_id,
            default_menu=self.default_menu,
            user_type=self.user_type,
            division=self.division,
            gender=self.gender,
            birthday=self.birthday,
            email=self.email,
            phone=self.phone,
            id_number=self.id_number,
            remark=self.remark,
        )


class CreateOfficialBody(OfficialBody, kw_only=True):
    """A new account; the phone number is a good choice for `account`."""

    account: Annotated[str, msgspec.Meta(min_length=2, max_length=64, examples=["13800000001"])]
    roles: Annotated[list[str], msgspec.Meta(max_length=20, examples=[["township_operator"]])] = []
    enabled: bool = True


class UpdateOfficialBody(OfficialBody, kw_only=True):
    """All fields anew; `version` is the one that was read."""

    version: int


class InitialPassword(msgspec.Struct, kw_only=True):
    """Id of the account and its first password, shown this once."""

    id: int
    initial_password: str


class GrantPostBody(msgspec.Struct, kw_only=True):
    """A post: role, division where it is held, budget unit for finance posts of a unit."""

    role: Annotated[str, msgspec.Meta(examples=["township_operator"])]
    region_code: Annotated[str, msgspec.Meta(min_length=12, max_length=12, examples=["530423001000"])]
    budget_unit: Annotated[str, msgspec.Meta(max_length=32)] | None = None


class ProgrammesBody(msgspec.Struct, kw_only=True):
    """项目授权: the codes of all programmes that the official works on."""

    programmes: Annotated[list[str], msgspec.Meta(max_length=500, examples=[["elderly_service"]])]


class OrganisationBody(msgspec.Struct, kw_only=True):
    """A new organisation; `kind` is government, finance, department or township."""

    name: Annotated[str, msgspec.Meta(min_length=2, max_length=100, examples=["通海县民政局"])]
    kind: Annotated[str, msgspec.Meta(examples=["department"])]
    region_code: Annotated[str, msgspec.Meta(min_length=12, max_length=12, examples=["530423000000"])]
    parent_id: int | None = None
    department_code: Annotated[str, msgspec.Meta(max_length=32)] | None = None


class ChangeOrganisationBody(msgspec.Struct, kw_only=True):
    """Name, kind and division of an organisation anew."""

    name: Annotated[str, msgspec.Meta(min_length=2, max_length=100, examples=["通海县民政局"])]
    kind: Annotated[str, msgspec.Meta(examples=["department"])]
    region_code: Annotated[str, msgspec.Meta(min_length=12, max_length=12, examples=["530423000000"])]


class OrganisationStateBody(msgspec.Struct, kw_only=True):
    """Whether the organisation is in use."""

    enabled: bool


class BudgetUnitBody(msgspec.Struct, kw_only=True):
    """A budget unit (预算单位) with the code that 预算管理一体化 gives it."""

    code: Annotated[str, msgspec.Meta(min_length=3, max_length=32, examples=["119001"])]
    name: Annotated[str, msgspec.Meta(min_length=2, max_length=100, examples=["通海县民政局"])]
    organisation_id: int | None = None


class BudgetUnitCreated(msgspec.Struct, kw_only=True):
    """The code of the new 预算单位."""

    code: Annotated[str, msgspec.Meta(examples=["119001"])]


class RoleRow(msgspec.Struct, kw_only=True):
    """A kind of post: at which levels (1 province … 5 village) it is held, whether of a budget unit."""

    role: str
    title: str
    levels: list[int]
    of_unit: bool
    fills: list[str]

"""The posts of the platform (岗位) as data: title, level at which each is held, and which posts it may fill.

Source: rows 17, 59 and 60 of the function list (one 系统管理员 per finance bureau authorises its own area; 01录入岗 and
02审核岗 at finance and at departments, of county and of prefecture).
"""

from __future__ import annotations

from dataclasses import dataclass

from core.kernel.errors import Invalid
from core.kernel.region import RegionCode, RegionLevel

_LEVEL_TITLES = {
    RegionLevel.PROVINCE: "省级",
    RegionLevel.PREFECTURE: "州市级",
    RegionLevel.COUNTY: "区县级",
    RegionLevel.TOWNSHIP: "乡镇级",
    RegionLevel.VILLAGE: "村级",
}


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of post. `levels` are where it may be held; `of_unit` posts belong to one 预算单位."""

    code: str
    title: str
    levels: frozenset[RegionLevel]
    of_unit: bool = False
    fills: frozenset[str] = frozenset()

    def check_place(self, region: RegionCode, budget_unit: str | None) -> None:
        """Raise `Invalid` when this role cannot be held at `region` or the unit is missing or out of place."""
        if region.level not in self.levels:
            wanted = "、".join(_LEVEL_TITLES[level] for level in sorted(self.levels))
            raise Invalid(
                "access.wrong_level",
                f"岗位“{self.title}”只能设在{wanted}区划，请重新选择区划",
                field="region_code",
            )
        if self.of_unit and not budget_unit:
            raise Invalid("access.unit_missing", f"岗位“{self.title}”必须指定预算单位", field="budget_unit")
        if not self.of_unit and budget_unit:
            raise Invalid(
                "access.unit_unexpected",
                f"岗位“{self.title}”不属于预算单位，请去掉预算单位",
                field="budget_unit",
            )


_TOWNSHIP_POSTS = frozenset({"township_operator", "township_reviewer"})
_COUNTY_POSTS = frozenset(
    {
        "county_operator",
        "county_reviewer",
        "county_finance_entry",
        "county_finance_reviewer",
        "unit_finance_operator",
        "unit_finance_reviewer",
        "auditor",
    }
)
_COUNTY_FILLS = _TOWNSHIP_POSTS | _COUNTY_POSTS | {"township_admin"}
_PREFECTURE_FILLS = _COUNTY_FILLS | {
    "county_admin",
    "prefecture_operator",
    "prefecture_reviewer",
    "prefecture_finance_entry",
    "prefecture_finance_reviewer",
}
_PROVINCE_FILLS = _PREFECTURE_FILLS | {"prefecture_admin", "province_department"}


def _role(
    code: str, title: str, *levels: RegionLevel, of_unit: bool = False, fills: frozenset[str] = frozenset()
) -> Role:
    return Role(code, title, frozenset(levels), of_unit, frozenset(fills))


_ALL = (
    _role("province_admin", "省级管理员", RegionLevel.PROVINCE, fills=_PROVINCE_FILLS),
    _role("prefecture_admin", "州市管理员", RegionLevel.PREFECTURE, fills=_PREFECTURE_FILLS),
    _role("county_admin", "区县管理员", RegionLevel.COUNTY, fills=_COUNTY_FILLS),
    _role("township_admin", "乡镇管理员", RegionLevel.TOWNSHIP, fills=_TOWNSHIP_POSTS),
    _role("township_operator", "乡镇经办", RegionLevel.TOWNSHIP),
    _role("township_reviewer", "乡镇审核", RegionLevel.TOWNSHIP),
    _role("county_operator", "区县部门经办", RegionLevel.COUNTY),
    _role("county_reviewer", "区县部门审核", RegionLevel.COUNTY),
    _role("prefecture_operator", "州市部门经办", RegionLevel.PREFECTURE),
    _role("prefecture_reviewer", "州市部门审核", RegionLevel.PREFECTURE),
    _role("province_department", "省级主管部门", RegionLevel.PROVINCE),
    _role("county_finance_entry", "区县财政录入", RegionLevel.COUNTY),
    _role("county_finance_reviewer", "区县财政审核", RegionLevel.COUNTY),
    _role("prefecture_finance_entry", "州市财政录入", RegionLevel.PREFECTURE),
    _role("prefecture_finance_reviewer", "州市财政审核", RegionLevel.PREFECTURE),
    _role("unit_finance_operator", "预算单位财务经办人", RegionLevel.COUNTY, of_unit=True),
    _role("unit_finance_reviewer", "预算单位财务审核人", RegionLevel.COUNTY, of_unit=True),
    _role("auditor", "审计（只读）", RegionLevel.PROVINCE, RegionLevel.PREFECTURE, RegionLevel.COUNTY),
)

ROLES: dict[str, Role] = {role.code: role for role in _ALL}
"""All posts by code."""


def role_named(code: str) -> Role:
    """The role called `code`; raises `Invalid` for one that does not exist."""
    role = ROLES.get(code)
    if role is None:
        raise Invalid(
            "access.unknown_role", f"没有代码为“{code[:40]}”的岗位，请从岗位列表中选择", field="role"
        )
    return role

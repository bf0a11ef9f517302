"""Division codes (区划代码): 12 digits, 2+2+2+3+3 for province, prefecture, county, township, village."""

from __future__ import annotations

import re
from enum import IntEnum

from core.kernel.errors import Invalid

_LENGTHS = (2, 4, 6, 9, 12)


class RegionLevel(IntEnum):
    """Level of a division, from the top."""

    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    TOWNSHIP = 4
    VILLAGE = 5


class RegionCode(str):
    """A 12-digit division code. What it covers follows from its level, never from stripping zeros.

    530420000000 must not cover 530425…: a code is cut at a level boundary only.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> RegionCode:
        """Check the form of `value`; raises `Invalid` when it is not twelve digits with a province."""
        text = str(value).strip()
        if not re.fullmatch(r"[1-9]\d{11}", text, re.ASCII):
            raise Invalid("region.malformed", f"区划代码“{text[:20]}”应为 12 位数字", field="region_code")
        return super().__new__(cls, text)

    @property
    def level(self) -> RegionLevel:
        """The level: the shortest prefix behind which everything is zero."""
        for level, length in enumerate(_LENGTHS, start=1):
            if self[length:] == "0" * (12 - length):
                return RegionLevel(level)
        return RegionLevel.VILLAGE

    @property
    def prefix(self) -> str:
        """The digits that every division below this one starts with (2, 4, 6, 9 or 12 of them)."""
        return self[: _LENGTHS[self.level - 1]]

    def covers(self, other: str) -> bool:
        """Whether `other` is this division or lies in it."""
        return other.startswith(self.prefix)

    def at(self, level: RegionLevel) -> RegionCode:
        """The division of `level` that this one lies in; raises `Invalid` when this one is above it."""
        if level > self.level:
            raise Invalid("region.too_high", f"区划 {self} 的级别高于所要求的级别", field="region_code")
        length = _LENGTHS[level - 1]
        return RegionCode(self[:length] + "0" * (12 - length))

    @property
    def county(self) -> str:
        """The six-digit county code that names the schema; raises `Invalid` above county level."""
        return str(self.at(RegionLevel.COUNTY)[:6])

"""Division codes are cut at level boundaries only."""

from __future__ import annotations

import pytest

from core.kernel.errors import Invalid
from core.kernel.region import RegionCode, RegionLevel


@pytest.mark.parametrize(
    ("code", "level", "prefix"),
    [
        ("530000000000", RegionLevel.PROVINCE, "53"),
        ("530400000000", RegionLevel.PREFECTURE, "5304"),
        ("530420000000", RegionLevel.COUNTY, "530420"),
        ("530423100000", RegionLevel.TOWNSHIP, "530423100"),
        ("530423100200", RegionLevel.VILLAGE, "530423100200"),
    ],
)
def test_level_and_prefix(code: str, level: RegionLevel, prefix: str) -> None:
    assert (RegionCode(code).level, RegionCode(code).prefix) == (level, prefix)


def test_trailing_zeros_are_part_of_a_code() -> None:
    assert not RegionCode("530420000000").covers("530425000000")
    assert RegionCode("530400000000").covers("530425100200")
    assert not RegionCode("530423100000").covers("530423000000")


def test_the_way_up() -> None:
    village = RegionCode("530423100200")
    assert (village.at(RegionLevel.TOWNSHIP), village.county) == ("530423100000", "530423")
    with pytest.raises(Invalid):
        RegionCode("530400000000").at(RegionLevel.COUNTY)


@pytest.mark.parametrize(
    "text", ["", "53", "5304230000000", "53042300000x", "053042300000", "５３０４２３００００００"]
)
def test_malformed_codes_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        RegionCode(text)

"""Short names of rosters, resolved against the real divisions of two counties."""

import csv

import pytest

from core.kernel.errors import Invalid, NotFound
from core.kernel.region import RegionCode, RegionLevel
from core.regions.directory import RegionDirectory
from core.regions.load_divisions import FILE
from core.regions.region import Region


def directory(county: str) -> RegionDirectory:
    with FILE.open(encoding="utf-8", newline="") as file:
        regions = [
            Region(
                RegionCode(r["code"]),
                r["name"],
                RegionLevel(int(r["level"])),
                RegionCode(r["parent"]),
                r["name"],
            )
            for r in csv.DictReader(file)
            if r["code"].startswith(county)
        ]
    return RegionDirectory(regions[0], regions[1:])


@pytest.fixture(scope="module")
def tonghai() -> RegionDirectory:
    return directory("530423")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("秀山街道", "530423001000"),
        ("秀山", "530423001000"),
        ("秀山街道办事处", "530423001000"),
        (" 杨广镇 ", "530423101000"),
        ("杨广镇人民政府", "530423101000"),
        ("530423101000", "530423101000"),
        ("里山乡", "530423201000"),
        ("兴蒙乡", "530423203000"),
    ],
)
def test_township_by_full_and_short_name(tonghai: RegionDirectory, text: str, code: str) -> None:
    assert tonghai.township_code(text) == code


def test_short_name_of_a_township_of_several_peoples() -> None:
    assert directory("530902").township_code("南美乡") == "530902202000"


@pytest.mark.parametrize("text", ["团田", "团田村", "团田村委会", "团田村民委员会", "530423002201"])
def test_village_by_full_and_short_name(tonghai: RegionDirectory, text: str) -> None:
    assert tonghai.village_code("530423002000", text) == "530423002201"


def test_village_of_a_rural_community_suffix() -> None:
    assert directory("530822").village_code("530822101000", "碧溪村委会") == "530822101211"


def test_place_takes_two_names_or_a_village_code(tonghai: RegionDirectory) -> None:
    assert tonghai.place("九龙", "九街社区") == "530423002001"
    assert tonghai.place("", "530423002001") == "530423002001"


def test_a_village_of_another_township_is_refused(tonghai: RegionDirectory) -> None:
    with pytest.raises(Invalid) as refused:
        tonghai.place("秀山街道", "团田村委会")
    assert (refused.value.code, refused.value.field) == ("region.unknown", "village")
    assert "秀山街道" in refused.value.message


@pytest.mark.parametrize("text", ["", "  ", "大", "大营街道", "530423001001"])
def test_unknown_township_is_refused(tonghai: RegionDirectory, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        tonghai.township_code(text)
    assert refused.value.field == "township"


def test_a_name_that_fits_two_villages_is_refused_with_both() -> None:
    county = Region(RegionCode("530423000000"), "通海县", RegionLevel.COUNTY, None, "通海县")
    township = Region(RegionCode("530423101000"), "杨广镇", RegionLevel.TOWNSHIP, county.code, "杨广镇")
    villages = [
        Region(RegionCode(code), name, RegionLevel.VILLAGE, township.code, name)
        for code, name in (("530423101001", "大新社区居民委员会"), ("530423101203", "大新村民委员会"))
    ]
    both = RegionDirectory(county, [township, *villages])
    with pytest.raises(Invalid) as refused:
        both.village_code(township.code, "大新")
    assert refused.value.code == "region.ambiguous"
    assert "大新社区居民委员会" in refused.value.message
    assert "大新村民委员会" in refused.value.message
    assert both.village_code(township.code, "大新村民委员会") == "530423101203"


def test_names_and_membership(tonghai: RegionDirectory) -> None:
    assert tonghai.name("530423101000") == "杨广镇"
    assert "530423101203" in tonghai
    assert "530425101000" not in tonghai
    with pytest.raises(NotFound):
        tonghai.name("530425101000")
    assert [township.code for township in tonghai.townships()][:2] == ["530423001000", "530423002000"]
    assert len(tonghai.villages("530423002000")) == 9


def test_every_full_name_of_the_province_resolves_to_its_own_code() -> None:
    """No county holds two townships, and no township two villages, that share a full name."""
    with FILE.open(encoding="utf-8", newline="") as file:
        counties = sorted({row["code"][:6] for row in csv.DictReader(file) if row["level"] == "3"})
    for county in counties[::16]:
        known = directory(county)
        for township in known.townships():
            assert known.township_code(township.name) == township.code
            for village in known.villages(township.code):
                assert known.village_code(township.code, village.name) == village.code

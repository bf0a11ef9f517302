"""A list never shows what a click would refuse: `may` and `scope_of` over random posts."""

from __future__ import annotations

from pathlib import Path

import casbin
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access import policy
from core.access.may import holds, is_allowed, may
from core.access.official import Grant, Official
from core.access.policy import permissions, roles_with
from core.access.roles import ROLES
from core.access.scope import scope_of
from core.kernel.errors import Invalid, NotAllowed
from core.kernel.region import RegionCode, RegionLevel
from tests.factories.officials import official

COUNTIES = ("530423", "530425", "530102")
UNITS = ("119001", "119002")
REGIONS = {
    RegionLevel.PROVINCE: ("530000000000",),
    RegionLevel.PREFECTURE: ("530400000000", "530100000000"),
    RegionLevel.COUNTY: tuple(f"{county}000000" for county in COUNTIES),
    RegionLevel.TOWNSHIP: tuple(
        f"{county}{place}000" for county in COUNTIES for place in ("001", "010", "100")
    ),
}
SUBJECTS = REGIONS[RegionLevel.COUNTY] + REGIONS[RegionLevel.TOWNSHIP]


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    role = ROLES[draw(st.sampled_from(sorted(ROLES)))]
    region = draw(st.sampled_from([code for level in sorted(role.levels) for code in REGIONS[level]]))
    return Grant(role.code, RegionCode(region), draw(st.sampled_from(UNITS)) if role.of_unit else None)


@st.composite
def officials(draw: st.DrawFn) -> Official:
    programmes = draw(st.frozensets(st.sampled_from(["elderly_service", "minimum_living"])))
    return Official(1, "a1", "某人", tuple(draw(st.lists(grants(), max_size=4))), programmes)


@given(
    by=officials(),
    permission=st.sampled_from(sorted(permissions())),
    county=st.sampled_from(COUNTIES),
    subject=st.sampled_from(SUBJECTS),
    unit=st.sampled_from(UNITS),
    programme=st.sampled_from(["elderly_service", "minimum_living", "elderly_allowance"]),
)
def test_what_a_list_shows_a_click_may_open(
    by: Official, permission: str, county: str, subject: str, unit: str, programme: str
) -> None:
    scope = scope_of(by, permission, county=county)
    listed = (
        any(subject.startswith(pattern.removesuffix("%")) for pattern in scope.region_patterns)
        and programme in scope.programmes
        and (scope.budget_units is None or unit in scope.budget_units)
    )
    if listed:
        assert subject.startswith(county)
        assert is_allowed(by, permission, region=subject, programme=programme, budget_unit=unit)
        assert holds(by, permission, county=county)


@given(grant=grants(), permission=st.sampled_from(sorted(permissions())), subject=st.sampled_from(SUBJECTS))
def test_what_one_post_may_open_its_list_shows(grant: Grant, permission: str, subject: str) -> None:
    by = Official(1, "a1", "某人", (grant,), frozenset({"elderly_service"}))
    if is_allowed(by, permission, region=subject, programme="elderly_service", budget_unit=grant.budget_unit):
        scope = scope_of(by, permission, county=subject[:6])
        assert any(subject.startswith(pattern.removesuffix("%")) for pattern in scope.region_patterns)
        assert scope.budget_units is None or grant.budget_unit in scope.budget_units


@given(by=officials())
def test_an_official_survives_the_journey_into_a_job(by: Official) -> None:
    assert Official.from_json(by.to_json()) == by


def test_a_prefecture_covers_its_counties_and_no_others() -> None:
    by = official("prefecture_operator", "530400000000")
    may(by, "line:read", region="530425001000", programme="elderly_service")
    with pytest.raises(NotAllowed, match="区划"):
        may(by, "line:read", region="530502001000", programme="elderly_service")


def test_a_code_is_cut_at_its_level_and_not_at_its_zeros() -> None:
    by = official("county_operator", "530420000000")
    assert not is_allowed(by, "line:read", region="530425000000")


def test_the_reason_of_a_refusal_is_named() -> None:
    by = official("county_operator", "530423", programmes=("elderly_service",))
    with pytest.raises(NotAllowed) as no_permission:
        may(by, "voucher:send", region="530423000000")
    with pytest.raises(NotAllowed) as no_programme:
        may(by, "line:read", region="530423000000", programme="minimum_living")
    assert [no_permission.value.code, no_programme.value.code] == ["access.no_permission", "access.programme"]


@pytest.mark.parametrize("unit", ["119002", None])
def test_a_finance_post_of_a_unit_touches_no_other_unit(unit: str | None) -> None:
    by = official("unit_finance_operator", "530423", budget_unit="119001")
    assert is_allowed(by, "voucher:send", region="530423000000", budget_unit="119001")
    assert not is_allowed(by, "voucher:send", region="530423000000", budget_unit=unit)


def test_without_programmes_nothing_of_a_programme_is_seen() -> None:
    by = official("auditor", "53", programmes=())
    assert scope_of(by, "line:read", county="530423").programmes == []
    assert not is_allowed(by, "line:read", region="530423000000", programme="elderly_service")


def test_the_auditor_reads_everything_and_changes_nothing() -> None:
    for permission in permissions():
        assert ("auditor" in roles_with(permission)) == permission.endswith(":read"), permission


def test_an_unknown_permission_is_a_programming_error() -> None:
    with pytest.raises(LookupError):
        may(official("auditor", "53"), "line:raed", region="530423000000")


@pytest.mark.parametrize(
    ("role", "region", "unit", "code"),
    [
        ("township_operator", "530423000000", None, "access.wrong_level"),
        ("county_admin", "530400000000", None, "access.wrong_level"),
        ("unit_finance_operator", "530423000000", None, "access.unit_missing"),
        ("county_operator", "530423000000", "119001", "access.unit_unexpected"),
        ("king", "530423000000", None, "access.unknown_role"),
    ],
)
def test_posts_that_cannot_exist_are_refused(role: str, region: str, unit: str | None, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        Grant(role, RegionCode(region), unit)
    assert refused.value.code == code


def test_what_a_post_holds_is_what_casbin_would_enforce() -> None:
    folder = Path(policy.__file__).parent
    enforcer = casbin.Enforcer(str(folder / "model.conf"), str(folder / "policy.csv"))
    held = {(role, permission) for permission in permissions() for role in roles_with(permission)}
    assert held == {
        (role, permission)
        for permission in permissions()
        for role in ROLES
        if enforcer.enforce(role, *permission.split(":"))
    }

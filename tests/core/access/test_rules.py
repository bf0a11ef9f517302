"""Lock, captcha, and who may manage whom, without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.access import rules
from core.access.official import Grant
from core.access.roles import ROLES
from core.kernel.region import RegionCode, RegionLevel
from tests.factories.officials import UNIT, official

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def minutes_ago(*minutes: float) -> list[datetime]:
    return [NOON - timedelta(minutes=m) for m in minutes]


@pytest.mark.parametrize(
    ("failures", "locked"),
    [
        ([], False),
        ([0, 1, 2, 3], False),
        ([0, 1, 2, 3, 4], True),
        ([14.9, 20, 22, 24, 29], True),
        ([15, 16, 17, 18, 19], False),
        ([0, 1, 2, 3, 16], False),
    ],
)
def test_five_failures_in_fifteen_minutes_lock_for_fifteen(failures: list[float], locked: bool) -> None:
    assert (rules.locked_until(minutes_ago(*failures), NOON) is not None) == locked


def test_a_captcha_after_three_recent_failures_or_ten_of_the_address() -> None:
    assert not rules.needs_captcha(minutes_ago(1, 2), 9, NOON)
    assert rules.needs_captcha(minutes_ago(1, 2, 3), 0, NOON)
    assert not rules.needs_captcha(minutes_ago(1, 2, 16), 0, NOON)
    assert rules.needs_captcha([], 10, NOON)


def test_roles_that_a_role_fills_lie_below_it() -> None:
    """Nobody gives the own role or a higher one, and what one may give never reaches further than oneself."""
    for role in ROLES.values():
        assert role.code not in role.fills
        for filled in role.fills:
            assert ROLES[filled].fills < role.fills, f"{role.code} fills {filled}"
            assert max(ROLES[filled].levels) >= min(role.levels)


ADMINS = {
    "province_admin": "530000000000",
    "prefecture_admin": "530400000000",
    "county_admin": "530423000000",
    "township_admin": "530423001000",
}
PLACES = {
    RegionLevel.PROVINCE: "530000000000",
    RegionLevel.PREFECTURE: "530400000000",
    RegionLevel.COUNTY: "530423000000",
    RegionLevel.TOWNSHIP: "530423001000",
}
ELSEWHERE = {
    RegionLevel.PREFECTURE: "530100000000",
    RegionLevel.COUNTY: "530102000000",
    RegionLevel.TOWNSHIP: "530102001000",
}
FILLS = {
    "province_admin": set(ROLES) - {"province_admin"},
    "prefecture_admin": {r for r in ROLES if not r.startswith("province")} - {"prefecture_admin"},
    "county_admin": {r for r in ROLES if not r.startswith(("province", "prefecture"))} - {"county_admin"},
    "township_admin": {"township_operator", "township_reviewer"},
}


@pytest.mark.parametrize("admin", sorted(ADMINS))
@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_may_fill_which_post(admin: str, role: str) -> None:
    by = official(admin, ADMINS[admin])
    for level in ROLES[role].levels:
        unit = UNIT if ROLES[role].of_unit else None
        inside = Grant(role, RegionCode(PLACES[level]), unit)
        reaches = by.grants[0].region.covers(PLACES[level])
        assert rules.may_fill(by, inside) == (role in FILLS[admin] and reaches)
        if level in ELSEWHERE and admin != "province_admin":
            assert not rules.may_fill(by, Grant(role, RegionCode(ELSEWHERE[level]), unit))


@pytest.mark.parametrize("role", sorted(set(ROLES) - set(ADMINS)))
def test_posts_of_business_fill_and_manage_nothing(role: str) -> None:
    by = official(role, PLACES[min(ROLES[role].levels)])
    assert ROLES[role].fills == frozenset()
    assert not rules.may_manage(by, 2, "530423000000", [])

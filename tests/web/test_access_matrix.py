"""Every route × post × own or foreign county and township is allowed or refused exactly as access_matrix.yaml states."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from litestar import Litestar

from core.access.may import is_allowed
from core.access.policy import permissions
from core.access.roles import ROLES
from core.access.scope import scope_of
from core.database import fetch
from core.kernel.region import RegionLevel
from tenants import platform_session
from tests.factories.accounts import SignedIn, session_for, stored_official
from tests.factories.officials import UNIT, official
from tests.web.access_matrix import Row, missing_text, real_routes, stated_rows
from web.guard import CSRF_HEADER, PUBLIC, SESSION_COOKIE, SIGNED_IN

COUNTY, OTHER_COUNTY = "530423", "530425"
OTHER_PREFECTURE = "5301"
REFUSED = {401, 403}
BROKEN = {405, 500}

TOWNSHIPS = {"own": "530423001000", "neighbour": "530423002000", "other county": "530425001000"}


def homes(role: str) -> tuple[str, str | None]:
    """Where a post is held to call COUNTY its own, and to call it foreign (None: no such place in one province)."""
    level = min(ROLES[role].levels, key=lambda level: abs(level - RegionLevel.COUNTY))
    return {
        RegionLevel.PROVINCE: ("53", None),
        RegionLevel.PREFECTURE: ("5304", OTHER_PREFECTURE),
        RegionLevel.COUNTY: (COUNTY, OTHER_COUNTY),
        RegionLevel.TOWNSHIP: ("township of own", "township of other"),
    }[level]


def test_every_route_is_stated() -> None:
    assert missing_text() == "", (
        f"add to tests/web/access_matrix.yaml (after reading it):\n\n{missing_text()}"
    )


def test_nothing_is_stated_that_is_not_there() -> None:
    real = real_routes()
    assert [(r.route, r.permission) for r in stated_rows() if real.get(r.route) != r.permission] == []


def test_every_post_is_stated_somewhere() -> None:
    assert set().union(
        *(row.posts for row in stated_rows() if row.permission not in {PUBLIC, SIGNED_IN})
    ) == set(ROLES)


@pytest.mark.timeout(900)
async def test_every_cell_over_http(app: Litestar) -> None:
    wrong: list[str] = []
    cells = 0
    sessions = await _sessions()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://ykt.test") as client:
        # Signing out everywhere ends the sessions of all other cells, so the routes of the own account come last.
        for row in sorted(stated_rows(), key=lambda row: row.permission == SIGNED_IN):
            for role, place in _cells(row):
                session = sessions[role, place]
                if row.permission == SIGNED_IN:
                    session = await session_for(session.official)
                allowed = role in row.posts and (place == "own" or not row.of_county)
                answer = await _ask(client, row, session)
                cells += 1
                if answer.status_code in BROKEN or (answer.status_code in REFUSED) == allowed:
                    wrong.append(
                        f"{row.route} as {role} ({place} county): {answer.status_code} {answer.text[:120]},"
                        f" stated: {'allow' if allowed else 'deny'}"
                    )
    assert not wrong, "\n".join(wrong)
    assert cells >= len(stated_rows()) * len(ROLES)


async def test_nobody_signed_in_reaches_public_routes_only(app: Litestar) -> None:
    wrong = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://ykt.test") as client:
        for row in stated_rows():
            answer = await client.request(
                row.method, row.address(COUNTY), json={} if row.method != "GET" else None
            )
            unknown = answer.status_code == 401 and answer.json()["code"] == "access.not_signed_in"
            if unknown == (row.permission == PUBLIC):
                wrong.append(f"{row.route}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _township_cells() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Permission by permission, as the file's groups state them; a group of several permissions gives no single one."""
    stated = {
        row.permission: frozenset().union(*(r.posts for r in stated_rows() if r.permission == row.permission))
        for row in stated_rows()
        if row.permission in permissions()
    }
    for permission, posts in stated.items():
        for role in ROLES:
            yield permission, role, posts


def test_every_township_cell_by_the_decision_of_all_verbs() -> None:
    wrong = []
    for permission, role, posts in _township_cells():
        level = min(ROLES[role].levels, key=lambda level: abs(level - RegionLevel.COUNTY))
        region = {
            RegionLevel.PROVINCE: "53",
            RegionLevel.PREFECTURE: "5304",
            RegionLevel.COUNTY: COUNTY,
            RegionLevel.TOWNSHIP: TOWNSHIPS["own"],
        }[level]
        by = official(role, region, programmes=("elderly_service",))
        foreign = {
            RegionLevel.PROVINCE: "520423001000",
            RegionLevel.PREFECTURE: "530102001000",
            RegionLevel.COUNTY: TOWNSHIPS["other county"],
            RegionLevel.TOWNSHIP: TOWNSHIPS["neighbour"],
        }[level]
        expected = {
            (TOWNSHIPS["own"], "elderly_service"): role in posts,
            (TOWNSHIPS["own"], "minimum_living"): False,
            (foreign, "elderly_service"): False,
        }
        scope = scope_of(by, permission, county=COUNTY)
        for (township, programme), allowed in expected.items():
            if is_allowed(by, permission, region=township, programme=programme, budget_unit=UNIT) != allowed:
                wrong.append(f"may: {permission} as {role} at {township} for {programme}: stated {allowed}")
            in_county = township.startswith(COUNTY)
            listed = in_county and programme in scope.programmes and _matches(township, scope.region_patterns)
            if listed != (allowed and in_county):
                wrong.append(f"list: {permission} as {role} at {township} for {programme}: stated {allowed}")
    assert not wrong, "\n".join(wrong)


def _matches(code: str, patterns: list[str]) -> bool:
    return any(code.startswith(pattern.removesuffix("%")) for pattern in patterns)


def _cells(row: Row) -> Iterator[tuple[str, str]]:
    for role in ROLES:
        yield role, "own"
        if row.of_county and homes(role)[1] is not None:
            yield role, "foreign"


async def _ask(client: httpx.AsyncClient, row: Row, session: SignedIn) -> httpx.Response:
    return await client.request(
        row.method,
        row.address(COUNTY),
        json={} if row.method in {"POST", "PUT", "PATCH"} else None,
        headers={CSRF_HEADER: session.csrf_token, "cookie": f"{SESSION_COOKIE}={session.token}"},
    )


async def _sessions() -> dict[tuple[str, str], SignedIn]:
    """An official of each post inside and outside COUNTY, signed in."""
    async with platform_session(read_only=True):
        found = await fetch(
            "SELECT parent, min(code) AS code FROM region WHERE level = 4 AND parent = ANY($1) GROUP BY parent",
            [f"{COUNTY}000000", f"{OTHER_COUNTY}000000"],
        )
    townships = {row["parent"][:6]: row["code"] for row in found}
    words = {"township of own": townships[COUNTY], "township of other": townships[OTHER_COUNTY]}
    sessions = {}
    for role in ROLES:
        for place, home in zip(("own", "foreign"), homes(role), strict=True):
            if home is not None:
                sessions[role, place] = await session_for(await stored_official(role, words.get(home, home)))
    return sessions

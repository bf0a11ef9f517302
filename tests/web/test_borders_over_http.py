"""No route reads or moves a real subject across a border of township, county, programme or budget unit (borders.yaml).

The access matrix proves the decision; this proves that every verb asks it, about the subject's own place.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from python_calamine import CalamineWorkbook

from core.access.roles import ROLES
from core.kernel.region import RegionLevel
from tests.factories.accounts import PIN, SignedIn, session_for, stored_official
from tests.factories.officials import UNIT
from tests.web.border_subjects import COUNTY, PROGRAMME, fingerprint, make_subjects, platform_fingerprint
from tests.web.border_table import Call, filled, ids_of_routes, stated_calls, stated_subjectless
from web.guard import CSRF_HEADER, SESSION_COOKIE

OTHER_UNIT = "119002"
HOME = {
    RegionLevel.PROVINCE: "53",
    RegionLevel.PREFECTURE: "5304",
    RegionLevel.COUNTY: COUNTY,
    RegionLevel.TOWNSHIP: "530423101",
}
ABROAD = {
    RegionLevel.PREFECTURE: "5301",
    RegionLevel.COUNTY: "530425",
    RegionLevel.TOWNSHIP: "530425100",
}
NEIGHBOUR = "530423102"
_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
_keys = (f"key-at-the-border-{number:05d}" for number in itertools.count(1))


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is held by one official."""

    role: str
    region: str
    programmes: tuple[str, ...] = (PROGRAMME,)
    unit: str | None = None


@dataclass(slots=True)
class Offices:
    """The officials of the test, each signed in when first asked for."""

    client: httpx.AsyncClient
    subjects: dict[str, Any]
    signed_in: dict[Post, SignedIn] = field(default_factory=dict)

    async def holder(self, post: Post) -> SignedIn:
        """The official who holds the post, stored when first asked for."""
        if post not in self.signed_in:
            who = await stored_official(
                post.role,
                post.region,
                programmes=post.programmes,
                budget_unit=post.unit,
                pin=PIN if post.unit else "",
            )
            self.signed_in[post] = await session_for(who)
        return self.signed_in[post]

    async def ask(self, call: Call, post: Post) -> httpx.Response:
        """Make the call as the post."""
        session = await self.holder(post)
        form = filled(call.form, self.subjects)
        return await self.client.request(
            call.method,
            call.address(COUNTY, self.subjects),
            params=filled(call.query, self.subjects) or None,
            json=filled(call.body, self.subjects),
            data=form,
            files={"file": ("证明.png", _PNG)} if form else None,
            headers={
                CSRF_HEADER: session.csrf_token,
                "cookie": f"{SESSION_COOKIE}={session.token}",
                "idempotency-key": next(_keys),
            },
        )


def level_of(role: str) -> RegionLevel:
    """The level at which the test holds a post: the county's where it may be held there."""
    return min(ROLES[role].levels, key=lambda level: abs(level - RegionLevel.COUNTY))


def right_post(role: str) -> Post:
    """The post to which the subjects belong."""
    return Post(role, HOME[level_of(role)], unit=UNIT if ROLES[role].of_unit else None)


def foreign_posts(call: Call, role: str) -> Iterator[tuple[str, Post]]:
    """The same post on the other side of each border of the call's subject."""
    level = level_of(role)
    unit = UNIT if ROLES[role].of_unit else None
    if "township" in call.borders and level is RegionLevel.TOWNSHIP:
        yield "another township", Post(role, NEIGHBOUR)
    if "county" in call.borders and level in ABROAD:
        yield "another county", Post(role, ABROAD[level], unit=unit)
    if "programme" in call.borders:
        yield "no 项目授权", Post(role, HOME[level], programmes=("minimum_living",), unit=unit)
    if "unit" in call.borders and unit is not None:
        yield "another 预算单位", Post(role, HOME[level], unit=OTHER_UNIT)


def rows_in(answer: httpx.Response) -> int:
    """How many rows an answer shows, in JSON or in a workbook below its heading."""
    if "spreadsheetml" in answer.headers["content-type"]:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
        return len(sheet.to_python()) - 1
    shown = answer.json()
    return len(shown) if isinstance(shown, list) else max(len(shown["rows"]), shown["total"])


def test_every_route_states_its_subject() -> None:
    stated = {call.route for call in stated_calls()}
    real = ids_of_routes()
    assert stated.isdisjoint(stated_subjectless())
    missing = sorted(set(real) - stated - stated_subjectless())
    assert not missing, f"add to tests/web/borders.yaml which subject they take: {missing}"
    assert not (stated | stated_subjectless()) - set(real), "no such routes"


def test_every_id_of_a_route_names_a_real_subject() -> None:
    named: dict[str, set[str]] = {}
    for call in stated_calls():
        named.setdefault(call.route, set()).update(call.named_ids())
    real = ids_of_routes()
    missing = {route: real[route] - ids for route, ids in named.items() if real[route] - ids}
    assert not missing, f"fill these ids in tests/web/borders.yaml: {missing}"


@pytest.mark.timeout(600)
async def test_nobody_crosses_a_border(
    app: Litestar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = right_post("township_operator")
    uploader = await session_for(await stored_official(asker.role, asker.region, programmes=asker.programmes))
    subjects = await make_subjects(tmp_path, uploader.official, monkeypatch)
    wrong: list[str] = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://ykt.test") as client:
        offices = Offices(client, subjects, {asker: uploader})
        for call in stated_calls():
            wrong += await _holes(offices, call)
        for call in stated_calls():
            wrong += await _shut_doors(offices, call)
    assert not wrong, "\n".join(wrong)


async def _holes(offices: Offices, call: Call) -> list[str]:
    """What the posts beyond the border reach."""
    wrong = []
    asked = [(role, border, post) for role in call.posts for border, post in foreign_posts(call, role)]
    for _, _, post in asked:
        await offices.holder(post)
    before = await _state()
    logged: set[str] = set()
    for role, border, post in asked:
        answer = await offices.ask(call, post)
        nothing = call.lists and answer.status_code == 200 and rows_in(answer) == 0
        if nothing:
            # What was asked is logged, and `list_change` notes that the log grew.
            logged = {"audit_entry", "audit_head", "list_change"}
        elif not (_is_refusal(answer) or answer.status_code in call.also):
            wrong.append(_told(call, f"{role} of {border}", answer))
    changed = {name for name, state in (await _state()).items() if state != before[name]} - logged
    if changed:
        wrong.append(f"{call.route} changed {sorted(changed)} beyond the border")
    return wrong


def _is_refusal(answer: httpx.Response) -> bool:
    """Whether the subject is out of reach: unknown, or refused by what `may` decides and not for another reason."""
    return answer.status_code == 404 or (
        answer.status_code == 403 and answer.json()["code"].startswith("access.")
    )


async def _shut_doors(offices: Offices, call: Call) -> list[str]:
    """Where the right posts are refused, or shown an empty list: there a border would prove nothing."""
    wrong = []
    for role in call.posts:
        answer = await offices.ask(call, right_post(role))
        gone = call.last and role != call.posts[0] and answer.status_code == 404
        empty = call.lists and answer.status_code == 200 and rows_in(answer) == 0
        if (_is_refusal(answer) and not gone) or answer.status_code >= 500 or empty:
            wrong.append(_told(call, f"{role} at home", answer))
    return wrong


def _told(call: Call, who: str, answer: httpx.Response) -> str:
    sent = call.body or call.query or call.form or ""
    return f"{call.route} {sent} as {who}: {answer.status_code} {answer.text[:160]}"


async def _state() -> dict[str, object]:
    """Fingerprints of the county's and the platform's tables."""
    return {**await fingerprint(), **await platform_fingerprint()}

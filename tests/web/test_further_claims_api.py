"""确认需发放 over HTTP: asked at one post, confirmed at another, and then the line passes 预警核实 beside the first claim."""

from __future__ import annotations

from core.checks.find_duplicates import find_duplicates
from core.claims import confirm_claims, reserve_claims, wanted_claims
from tenants import county_session, platform_session
from tests.factories.workflow import COUNTY, TOWNSHIP, id_number, make_batch, make_lines

_BODY = {"kind": "back_pay", "cap_fen": 5000, "reason": "上月漏发，补发差额"}


async def _second_line() -> int:
    """A line of somebody who draws in the other county already."""
    person = id_number(750)
    async with county_session("530425"):
        first = await make_lines(await make_batch(), 1, people=[person], amount_fen=5000)
        wants = await wanted_claims(first)
    async with platform_session():
        assert await reserve_claims("530425", wants) == []
        await confirm_claims("530425", first)
    async with county_session(COUNTY):
        (line,) = await make_lines(await make_batch(), 1, people=[person], amount_fen=5000)
    return line


async def _problems(line: int) -> list[str]:
    found = await find_duplicates(COUNTY, [line], lambda: county_session(COUNTY))
    return [one.remedy for one in found.get(line, ())]


async def test_two_posts_let_somebody_draw_once_more(browser) -> None:
    line = await _second_line()
    (remedy,) = await _problems(line)
    assert "确认需发放" in remedy
    operator = await browser(("township_operator", "township_reviewer"), TOWNSHIP[:9])
    reviewer = await browser("township_reviewer", TOWNSHIP[:9])
    elsewhere = await browser(("township_operator", "township_reviewer"), "530423102")
    path = f"/api/v1/counties/{COUNTY}/lines/{line}/further-claim"
    assert (await operator.get(path)).status_code == 404
    assert (await reviewer.post(f"{path}/confirm")).status_code == 409
    assert (await elsewhere.put(path, json=_BODY)).status_code == 403
    assert (await operator.put(path, json=_BODY | {"kind": "regular"})).status_code == 422
    assert (await operator.put(path, json=_BODY | {"cap_fen": -1})).status_code == 422
    assert (await operator.put(path, json=_BODY)).status_code == 204
    listed = f"/api/v1/counties/{COUNTY}/further-claims"
    (row,) = (await reviewer.get(listed, params={"tab": "waiting"})).json()["rows"]
    assert (row["id"], row["own"], bool(row["asked_by_name"]), row["decided_by_name"]) == (
        line,
        False,
        True,
        "",
    )
    assert (await elsewhere.get(listed)).json()["rows"] == []
    assert (await reviewer.get(listed, params={"tab": "lost"})).status_code == 422
    why = {"reason": "请写明漏发月份"}
    assert (await operator.post(f"{path}/refuse", json=why)).status_code == 403
    assert (await reviewer.post(f"{path}/refuse", json=why)).status_code == 204
    assert (await operator.get(listed)).json()["tabs"] == {"waiting": 0, "confirmed": 0, "refused": 1}
    assert (await operator.put(path, json=_BODY)).status_code == 204
    assert (await operator.post(f"{path}/confirm")).status_code == 403
    assert (await elsewhere.post(f"{path}/confirm")).status_code == 403
    assert (await reviewer.post(f"{path}/confirm")).json() == {"ordinal": 1}
    shown = (await reviewer.get(path)).json()
    assert (shown["kind"], shown["cap_fen"], shown["ordinal"]) == ("back_pay", 5000, 1)
    assert shown["asked_by"] != shown["confirmed_by"]
    assert await _problems(line) == []

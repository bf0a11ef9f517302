"""A dossier over HTTP: from 乡镇确认 to 乡镇审核 and back, and who is refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tenants import county_session
from tests.conftest import WEST_COUNTY
from tests.factories.catalogue import disabled_programme, enabled_programme
from tests.factories.workflow import (
    COUNTY,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    dossier_row,
    make_batch,
    make_lines,
    seal_posting,
)

PROGRAMME = "minimum_living"
DOSSIERS = f"/api/v1/counties/{COUNTY}/dossiers"
FEN = 500_00


async def ready_batch() -> tuple[int, list[int]]:
    """A batch with three checked lines of the township."""
    await enabled_programme(COUNTY, PROGRAMME)
    async with county_session(COUNTY):
        batch = await make_batch(PROGRAMME)
        return batch, await make_lines(batch, 3, programme=PROGRAMME, entry="township", declared_fen=FEN)


async def opened(operator: httpx.AsyncClient) -> tuple[int, list[int]]:
    """A dossier at 乡镇确认 and its lines."""
    batch, lines = await ready_batch()
    body = {"batch_id": batch, "entry": "township", "township_code": TOWNSHIP}
    answer = await operator.post(f"{DOSSIERS}/open", json=body)
    assert answer.status_code == 200, answer.text
    (dossier,) = answer.json()["dossier_ids"]
    return dossier, lines


async def act(client: httpx.AsyncClient, verb: str, dossier: int, stage: str, **more: str) -> None:
    answer = await client.post(f"{DOSSIERS}/{verb}", json={"dossier_ids": [dossier], "stage": stage, **more})
    assert answer.status_code == 204, answer.text


async def shown(client: httpx.AsyncClient, dossier: int, part: str = "") -> Any:
    answer = await client.get(f"{DOSSIERS}/{dossier}{part}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_dossier_goes_to_the_review_and_comes_back(browser: Any) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    reviewer = await browser("township_reviewer", TOWNSHIP)
    dossier, lines = await opened(operator)
    assert await shown(operator, dossier, "/changes") is None
    await act(operator, "submit", dossier, "township_confirm")

    unposted = await operator.post(
        f"{DOSSIERS}/submit", json={"dossier_ids": [dossier], "stage": "township_publicity"}
    )
    assert unposted.status_code == 409
    async with county_session(COUNTY):
        await seal_posting(dossier)
    await act(operator, "submit", dossier, "township_publicity", opinion="公示无异议")

    waiting = await reviewer.get(DOSSIERS, params={"stage": "township_review", "tab": "pending"})
    assert [row["id"] for row in waiting.json()["rows"]] == [dossier]
    assert waiting.json()["sums"] == {"people": 3, "void_people": 0, "fen": 3 * FEN}
    assert (await shown(operator, dossier))["actions"] == ["recall"]
    await act(reviewer, "approve", dossier, "township_review", opinion="同意")

    approved = await shown(reviewer, dossier)
    assert approved["stages"][:3] == ["township_confirm", "township_publicity", "township_review"]
    assert [(seal["purpose"], seal["people"], seal["fen"]) for seal in approved["seals"]] == [
        ("publicity", 3, 3 * FEN),
        ("approval", 3, 3 * FEN),
    ]
    assert approved["seals"][1]["sealed_by"] == reviewer.official_id
    await act(reviewer, "recall", dossier, approved["stage"])
    assert (await shown(reviewer, dossier))["stage"] == "township_review"

    await act(reviewer, "return", dossier, "township_review", reason="请补充证明材料")
    back = await shown(operator, dossier)
    assert back["stage"] == back["returns"]["township_review"] == "township_confirm"
    assert await shown(operator, dossier, "/changes") == {
        "resume_stage": "township_review", "landing": "township_review", "added": 0, "raised": 0, "altered": 0,
        "resumes": True,
    }  # fmt: skip
    await act(operator, "submit", dossier, "township_confirm")
    assert (await shown(operator, dossier))["stage"] == "township_review"
    since = await shown(reviewer, dossier, "/last-return")
    assert (since["reason"], since["people_then"], since["people_now"]) == ("请补充证明材料", 3, 3)
    assert set(since["counts"].values()) == {0}
    log = await shown(operator, dossier, "/log")
    assert [row["action_title"] for row in log] == [
        "生成申报单", "送审", "送审", "审核通过", "召回", "退回", "原岗续审",
    ]  # fmt: skip
    assert [row["opinion"] for row in log if row["opinion"]] == ["公示无异议", "同意", "请补充证明材料"]


async def test_a_line_is_not_struck_out_by_a_stale_page(browser: Any) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    dossier, lines = await opened(operator)
    await act(operator, "submit", dossier, "township_confirm")
    for verb in ("void-lines", "return-lines"):
        stale = {"line_ids": lines[:1], "reason": "重复申报", "stage": "township_confirm"}
        answer = await operator.post(f"{DOSSIERS}/{verb}", json=stale)
        assert (answer.status_code, answer.json()["code"]) == (409, "workflow.moved_on")
    fresh = {"line_ids": lines[:1], "reason": "重复申报", "stage": "township_publicity"}
    assert (await operator.post(f"{DOSSIERS}/void-lines", json=fresh)).json() == {"lines": 1}
    detail = await shown(operator, dossier)
    assert (detail["people"], detail["void_people"], detail["total_fen"]) == (2, 1, 2 * FEN)


@pytest.mark.parametrize(
    ("region", "programmes", "code"),
    [
        (f"{WEST_COUNTY}001000", (PROGRAMME,), "access.region"),
        (OTHER_TOWNSHIP, (PROGRAMME,), "access.region"),
        (TOWNSHIP, ("elderly_service",), "access.programme"),
    ],
    ids=["another county", "another township", "another programme"],
)
async def test_whoever_is_not_in_charge_is_refused_everywhere(
    browser: Any, region: str, programmes: tuple[str, ...], code: str
) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    dossier, lines = await opened(operator)
    stranger = await browser(("township_operator", "township_reviewer"), region, programmes=programmes)
    chosen = {"dossier_ids": [dossier], "stage": "township_confirm"}
    because = {"reason": "试一试"}
    answers = [
        await stranger.get(f"{DOSSIERS}/{dossier}"),
        await stranger.get(f"{DOSSIERS}/{dossier}/log"),
        await stranger.get(f"{DOSSIERS}/{dossier}/changes"),
        await stranger.post(f"{DOSSIERS}/submit", json=chosen),
        await stranger.post(f"{DOSSIERS}/approve", json=chosen | {"opinion": "同意"}),
        await stranger.post(f"{DOSSIERS}/return", json=chosen | because),
        await stranger.post(f"{DOSSIERS}/return-lines", json={"line_ids": lines} | because),
        await stranger.post(f"{DOSSIERS}/void-lines", json={"line_ids": lines} | because),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(403, code)] * len(answers)
    recalled = await stranger.post(f"{DOSSIERS}/recall", json=chosen)
    assert recalled.status_code in {403, 409}
    listed = await stranger.get(DOSSIERS)
    assert listed.status_code == 403 or listed.json()["total"] == 0
    async with county_session(COUNTY):
        row = await dossier_row(dossier)
    assert (row["stage"], row["state"], row["people"], row["void_people"]) == (
        "township_confirm",
        "moving",
        3,
        0,
    )


async def test_a_programme_that_the_county_does_not_run_opens_nothing(browser: Any) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    await disabled_programme(COUNTY, PROGRAMME)
    async with county_session(COUNTY):
        batch = await make_batch(PROGRAMME)
        await make_lines(batch, 1, programme=PROGRAMME, entry="township", declared_fen=FEN)
    answer = await operator.post(f"{DOSSIERS}/open", json={"batch_id": batch, "entry": "township"})
    assert (answer.status_code, answer.json()["code"]) == (404, "programme.not_enabled")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"dossier_ids": [], "stage": "township_confirm"}, 422),
        ({"dossier_ids": [1] * 1001, "stage": "township_confirm"}, 422),
        ({"dossier_ids": [1]}, 422),
        ({"dossier_ids": ["一"], "stage": "township_confirm"}, 422),
        ({"dossier_ids": [999_999], "stage": "township_confirm"}, 404),
    ],
)
async def test_a_bad_choice_gets_a_chinese_answer(browser: Any, body: dict[str, Any], status: int) -> None:
    operator = await browser("township_operator", TOWNSHIP)
    answer = await operator.post(f"{DOSSIERS}/submit", json=body)
    assert answer.status_code == status, answer.text
    assert any("一" <= letter <= "鿿" for letter in answer.json()["detail"])

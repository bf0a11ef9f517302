"""A list over HTTP: checked, confirmed, calculated, returned, resumed, reviewed."""

from __future__ import annotations

import httpx
import pytest

from core.database import execute, fetch_value
from core.jobs import run_job
from core.kernel.clock import now
from tenants import county_session, platform_session
from tests.factories.registries import person, registries
from tests.factories.workflow import COUNTY, id_number, make_batch, make_lines, seal_posting

BASE = f"/api/v1/counties/{COUNTY}"
PEOPLE = [person(id_number(n, "19400510"), f"王某{n}") for n in range(3)]
EMPTY = {"account_cipher": None, "account_digest": None, "bank_code": None, "bank_name": None}


async def county_runs(programme: str) -> None:
    """The county runs a programme."""
    async with platform_session():
        await execute(
            "INSERT INTO county_programme (county_code, programme_code, enabled, bank_channel, overrides, updated_at)"
            " VALUES ($1, $2, true, 'rural_credit', '{}', $3) ON CONFLICT DO NOTHING",
            COUNTY,
            programme,
            now(),
        )


async def stored_list() -> int:
    async with county_session(COUNTY):
        batch = await make_batch("elderly_allowance")
        await make_lines(
            batch,
            3,
            programme="elderly_allowance",
            ready=False,
            people=[each["id_number"] for each in PEOPLE],
            names=[each["name"] for each in PEOPLE],
            attributes={"residence": "本县"},
            **EMPTY,
        )
    return batch


@pytest.fixture
async def operator(browser) -> httpx.AsyncClient:
    return await browser("county_operator", COUNTY)


async def ok(answer: httpx.Response) -> dict:
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else {}


async def test_a_list_is_checked_confirmed_and_calculated(operator, browser, tmp_path) -> None:
    await county_runs("elderly_allowance")
    batch = await stored_list()
    body = {"entry": "county"}
    with registries(tmp_path / "outside", PEOPLE):
        early = await operator.post(f"{BASE}/batches/{batch}/alert-checks", json=body)
        assert (early.status_code, early.json()["code"]) == (409, "checks.nothing_to_check")
        for check in ("card-matches", "alert-checks"):
            job = (await ok(await operator.post(f"{BASE}/batches/{batch}/{check}", json=body)))["job_id"]
            assert await run_job(COUNTY, job) == "done"
    summary = await ok(await operator.get(f"{BASE}/batches/{batch}/check-summary", params=body))
    assert summary["card"]["passed"] == summary["alert"]["passed"] == 3

    opened = await ok(await operator.post(f"{BASE}/dossiers/open", json=body | {"batch_id": batch}))
    (dossier,) = opened["dossier_ids"]
    chosen = {"dossier_ids": [dossier]}
    await ok(await operator.post(f"{BASE}/dossiers/submit", json=chosen | {"stage": "county_confirm"}))
    standards = await ok(await operator.get(f"{BASE}/calculations/standards", params=chosen))
    assert standards[0]["rate_titles"]["age_80_89"] == "80—89 周岁（每人每月）"
    fen = 3 * standards[0]["rates_fen"]["age_80_89"]
    result = await ok(await operator.post(f"{BASE}/calculations", json=chosen))
    assert result == {"lines": 3, "fen": fen, "documents": [standards[0]["document_no"]]}
    await ok(await operator.post(f"{BASE}/dossiers/submit", json=chosen | {"stage": "calculation"}))

    listed = await ok(
        await operator.get(
            f"{BASE}/dossiers", params={"stage": "calculation", "tab": "sent", "sort": "-people"}
        )
    )
    assert (listed["total"], listed["sums"]["fen"], listed["tabs"]["sent"]) == (1, fen, 1)
    assert listed["rows"][0]["stage"] == "county_publicity"
    await ok(await operator.post(f"{BASE}/dossiers/recall", json=chosen | {"stage": "county_publicity"}))
    detail = await ok(await operator.get(f"{BASE}/dossiers/{dossier}"))
    assert (detail["stage"], detail["total_fen"]) == ("calculation", fen)
    log = (await operator.get(f"{BASE}/dossiers/{dossier}/log")).json()
    assert [row["action_title"] for row in log] == ["生成申报单", "送审", "送审", "召回"]


async def test_review_return_and_lines(operator, browser) -> None:
    reviewer = await browser("county_reviewer", COUNTY)
    await county_runs("minimum_living")
    async with county_session(COUNTY):
        batch = await make_batch("minimum_living")
        lines = await make_lines(batch, 3, programme="minimum_living", declared_fen=50_000)
    opened = await operator.post(f"{BASE}/dossiers/open", json={"entry": "county", "batch_id": batch})
    (dossier,) = opened.json()["dossier_ids"]
    chosen = {"dossier_ids": [dossier]}
    async with county_session(COUNTY):
        await execute("UPDATE dossier SET stage = 'township_publicity', sent_by = 1")
        await seal_posting(dossier)
        await execute("UPDATE dossier SET stage = 'department_review'")
        await execute(
            "INSERT INTO dossier_duty (dossier_id, round, stage, submitted_by) VALUES ($1, 1, 'department_review', 1)",
            dossier,
        )
    review = chosen | {"stage": "department_review"}
    refused = await operator.post(f"{BASE}/dossiers/approve", json=review | {"opinion": "同意"})
    assert refused.status_code == 403
    silent = await reviewer.post(f"{BASE}/dossiers/approve", json=review)
    assert (silent.status_code, silent.json()["field"]) == (422, "reason")
    struck = await reviewer.post(
        f"{BASE}/dossiers/void-lines", json={"line_ids": lines[:1], "reason": "重复申报"}
    )
    assert struck.json() == {"lines": 1}
    left = await reviewer.post(
        f"{BASE}/dossiers/return-lines", json={"line_ids": lines[1:2], "reason": "户口已迁出"}
    )
    assert left.json() == {"lines": 1}
    await ok(await reviewer.post(f"{BASE}/dossiers/return", json=review | {"reason": "请补充说明"}))
    seen = {"stage": "department_review", "tab": "underway"}
    (back,) = (await reviewer.get(f"{BASE}/dossiers", params=seen)).json()["rows"]
    assert (back["resume_stage"], back["return_reason"]) == ("department_review", "请补充说明")
    stale = await reviewer.post(f"{BASE}/dossiers/approve", json=review | {"opinion": "同意"})
    assert (stale.status_code, stale.json()["code"]) == (409, "workflow.moved_on")
    async with county_session(COUNTY):
        await execute("UPDATE line SET alert_status = 'passed' WHERE id = $1", lines[1])
    joined = await operator.post(f"{BASE}/dossiers/{dossier}/lines", json={"line_ids": lines[1:2]})
    assert joined.json() == {"lines": 1}
    async with county_session(COUNTY):
        assert await fetch_value("SELECT resume_stage FROM dossier") is None


async def test_stages_are_data(operator) -> None:
    stages = (await operator.get("/api/v1/stages")).json()
    assert stages[0] == {
        "code": "township_confirm",
        "title": "乡镇确认",
        "permission": "stage:township_confirm",
        "side": "township",
        "kind": "confirm",
        "description": "乡镇经办核对补贴清单，确认通过匹卡和预警核实的人员后送审",
        "limit_days": 5,
    }
    assert [stage["code"] for stage in stages][-1] == "payment"

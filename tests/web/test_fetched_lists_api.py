"""接入 over HTTP: which lists wait, one of them fetched, what became of it, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.jobs import run_job
from tests.conftest import Province
from tests.factories.applications import COUNTY, TOWNSHIP, add_batch, row
from tests.factories.business import CivilAffairs, civil_affairs

API = f"/api/v1/counties/{COUNTY}"


@pytest.fixture
def system(province: Province, tmp_path: Path) -> Iterator[CivilAffairs]:
    """民政业务系统 without a list yet."""
    with civil_affairs(tmp_path / "outside") as running:
        yield running


async def test_from_the_offer_to_the_lines(browser: Any, system: CivilAffairs) -> None:
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    batch = await add_batch()
    system.offer([row(1), row(2, village="没有的村")])
    offers = (await operator.get(f"{API}/batches/{batch}/offered-lists")).json()
    assert offers["silent"] == []
    (one,) = offers["lists"]
    assert (one["title"], one["unit"], one["rows"], one["system_title"]) == (
        "5月新增对象",
        "通海县民政局",
        2,
        "民政业务系统",
    )
    assert (one["state"], one["fetched_at"]) == (None, None)

    wanted = {"system": one["system"], "list_id": one["list_id"]}
    answer = await operator.post(f"{API}/batches/{batch}/fetched-lists", json=wanted)
    assert answer.status_code == 202, answer.text
    job_id = answer.json()["job_id"]
    assert await run_job(COUNTY, job_id) == "done"
    fetched = (await operator.get(f"{API}/jobs/{job_id}")).json()["result"]
    assert await run_job(COUNTY, fetched["import_job_id"]) == "done"

    (file,) = (await operator.get(f"{API}/batches/{batch}/intake-files")).json()
    assert (file["source"], file["state"], file["rows"], file["valid_rows"]) == (
        "民政业务系统",
        "imported",
        2,
        1,
    )
    shown = (await operator.get(f"{API}/batches/{batch}/lines", params={"channel": "fetched"})).json()
    assert (shown["total"], shown["sums"]["abnormal"]) == (2, 1)
    (again,) = (await operator.get(f"{API}/batches/{batch}/offered-lists")).json()["lists"]
    assert again["state"] == "imported"
    assert again["fetched_at"]
    export = await operator.post(f"{API}/batches/{batch}/abnormal-lines/export")
    assert export.status_code == 200


async def test_what_is_refused_is_said_and_nothing_is_asked_for(browser: Any, system: CivilAffairs) -> None:
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    batch = await add_batch()
    place = f"{API}/batches/{batch}/fetched-lists"
    unknown = await operator.post(place, json={"system": "nobody", "list_id": "MZ-1"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "business_system.unknown")
    foreign = {"system": "civil_affairs", "list_id": "MZ-1", "region_code": "530424000000"}
    refused = await operator.post(place, json=foreign)
    assert (refused.status_code, refused.json()["field"]) == (422, "region_code")
    wrong = await operator.post(place, json={"system": "civil_affairs", "list_id": "清单一"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "list_id")
    for role, region in (("county_reviewer", COUNTY), ("township_operator", TOWNSHIP[:9])):
        other: httpx.AsyncClient = await browser(role, region)
        assert (await other.get(f"{API}/batches/{batch}/offered-lists")).status_code == 403
        assert (await other.post(place, json=foreign)).status_code == 403
    assert await system.requests() == 0


async def test_a_silent_system_is_an_answer_not_an_error(browser: Any, system: CivilAffairs) -> None:
    operator: httpx.AsyncClient = await browser("county_operator", COUNTY)
    batch = await add_batch()
    await system.faults(down=True)
    answer = await operator.get(f"{API}/batches/{batch}/offered-lists")
    assert answer.status_code == 200
    (silent,) = answer.json()["silent"]
    assert silent["title"] == "民政业务系统"
    assert "暂时不能提供服务" in silent["problem"]

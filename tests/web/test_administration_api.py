"""Accounts, organisations, budget units and the catalogue as administrators work on them over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.kernel.clock import today
from tests.conftest import EAST_COUNTY
from tests.factories.accounts import stored_official
from tests.factories.workflow import TOWNSHIP

COUNTY = f"/api/v1/counties/{EAST_COUNTY}"


async def test_an_account_is_corrected_by_version_and_deleted(browser: Any) -> None:
    admin = await browser("county_admin", EAST_COUNTY)
    who = await stored_official("township_operator", TOWNSHIP, name="李秀英")
    address = f"/api/v1/officials/{who.id}"
    shown = (await admin.get(address)).json()
    body = {
        "name": "李秀芳",
        "organisation_id": shown["organisation_id"],
        "version": shown["version"],
    }
    assert (await admin.put(address, json=body)).status_code == 204
    assert (await admin.put(address, json=body)).status_code == 409
    assert (await admin.get(address)).json()["name"] == "李秀芳"
    assert (await admin.delete(address)).status_code == 204
    assert (await admin.get(address)).status_code == 404


async def test_organisations_posts_and_budget_units_are_listed(browser: Any) -> None:
    admin = await browser("county_admin", EAST_COUNTY)
    listed = (await admin.get("/api/v1/organisations", params={"keyword": "机构"})).json()
    assert listed["total"] == len(listed["rows"]) >= 1
    roles = {role["role"]: role for role in (await admin.get("/api/v1/roles")).json()}
    assert roles["township_operator"]["levels"] == [4]
    units = f"{COUNTY}/budget-units"
    unit = {"code": "130001", "name": "通海县民政局"}
    assert (await admin.post(units, json=unit)).json() == {"code": unit["code"]}
    assert (await admin.post(units, json=unit)).status_code == 409
    assert [each["code"] for each in (await admin.get(units)).json()] == [unit["code"]]


async def test_the_province_keeps_its_programmes(browser: Any, visitor: Any) -> None:
    admin = await browser("province_admin", "53")
    department = await browser("province_department", "53")
    address = "/api/v1/programmes/elderly_service"
    body = {"policy_basis": "云民发〔2023〕72号", "enabled": True}
    assert (await admin.put(address, json=body)).status_code == 204
    assert (await department.get(address)).json()["policy_basis"] == body["policy_basis"]
    assert "elderly_service" in [row["code"] for row in (await department.get("/api/v1/programmes")).json()]
    departments = (await visitor.get("/api/v1/public/departments")).json()
    assert departments and all(each["name"] for each in departments)
    made = await department.post(
        f"{address}/standards",
        json={
            "effective_from": (today() + timedelta(days=1)).isoformat(),
            "rates_fen": {"month": 6000},
            "bounds_fen": {"month": [5000, 30000]},
            "document_no": "云民发〔2026〕1号",
        },
    )
    assert made.status_code == 201, made.text
    assert made.json()["regions_outside"] == []


async def test_officials_read_and_preview_a_policy_document_before_it_is_published(browser: Any) -> None:
    department = await browser("province_department", "53")
    made = await department.post(
        "/api/v1/policy-documents",
        data={"title": "低保办法", "document_no": "云民发〔2023〕72号", "issued_on": "2023-06-30"},
        files={"file": ("低保.pdf", b"%PDF-1.7 text", "application/pdf")},
    )
    reader = await browser("county_operator", EAST_COUNTY)
    address = f"/api/v1/policy-documents/{made.json()['id']}"
    assert (await reader.get(f"{address}/file")).headers["content-disposition"].startswith("attachment")
    preview = await reader.get(f"{address}/preview")
    assert preview.content == b"%PDF-1.7 text"
    assert preview.headers["content-disposition"].startswith("inline")


async def test_counties_are_ranked_for_the_prefecture(browser: Any) -> None:
    client = await browser("prefecture_operator", "5304")
    ranked = await client.get("/api/v1/summaries/counties", params={"period": "2026"})
    assert ranked.status_code == 200 and isinstance(ranked.json(), list)

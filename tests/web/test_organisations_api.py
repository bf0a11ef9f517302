"""Organisations change only as long as nobody stands in the way: renamed, moved, taken out of use, with an entry each."""

from __future__ import annotations

from typing import Any

from core.database import fetch
from tenants import platform_session
from tests.conftest import EAST_COUNTY, WEST_COUNTY

API = "/api/v1/organisations"


async def made(admin: Any, name: str, **more: Any) -> int:
    body = {"name": name, "kind": "department", "region_code": f"{EAST_COUNTY}000000"} | more
    answer = await admin.post(API, json=body)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


async def test_an_organisation_is_renamed_moved_and_taken_out_of_use(browser: Any) -> None:
    admin = await browser("county_admin", EAST_COUNTY)
    office = f"{API}/{await made(admin, '水利局')}"
    other = await made(admin, "林草局")
    body = {"name": "通海县水利局", "kind": "department", "region_code": f"{EAST_COUNTY}000000"}
    assert (await admin.put(office, json=body)).status_code == 204
    assert (await admin.put(office, json=body)).status_code == 204, "the same again changes nothing"
    taken = await admin.put(f"{API}/{other}", json=body)
    assert (taken.status_code, taken.json()["field"]) == (409, "name")
    moved = body | {"region_code": f"{EAST_COUNTY}101000", "kind": "township"}
    assert (await admin.put(office, json=moved)).status_code == 204
    abroad = await admin.put(office, json=body | {"region_code": f"{WEST_COUNTY}000000"})
    assert abroad.status_code == 403
    for enabled in (False, False, True):
        assert (await admin.post(f"{office}/state", json={"enabled": enabled})).status_code == 204
        listed = (await admin.get(API, params={"keyword": "通海县水利局", "enabled": enabled})).json()
        assert [row["enabled"] for row in listed["rows"]] == [enabled]
    async with platform_session(read_only=True):
        log = await fetch(
            "SELECT action, before, after FROM audit_entry WHERE subject = 'organisation' AND subject_id = $1"
            " AND action <> 'organisation.create' ORDER BY id",
            office.rsplit("/", 1)[1],
        )
    assert [row["action"].split(".")[1] for row in log] == ["update", "update", "disable", "enable"]
    assert (log[0]["before"], log[0]["after"]) == ({"name": "水利局"}, {"name": "通海县水利局"})


async def test_with_people_in_it_an_organisation_stays_where_it_is(browser: Any) -> None:
    admin = await browser("county_admin", EAST_COUNTY)
    number = await made(admin, "农业农村局")
    office = f"{API}/{number}"
    person = {"account": "13800000077", "name": "王五", "organisation_id": number}
    official = (await admin.post("/api/v1/officials", json=person)).json()["id"]
    refused = await admin.post(f"{office}/state", json={"enabled": False})
    assert (refused.status_code, "1 个用户" in refused.json()["detail"]) == (409, True)
    body = {"name": "通海县农业农村局", "kind": "department", "region_code": f"{EAST_COUNTY}101000"}
    kept = await admin.put(office, json=body)
    assert (kept.status_code, kept.json()["field"]) == (409, "region_code")
    assert (await admin.put(office, json=body | {"region_code": f"{EAST_COUNTY}000000"})).status_code == 204
    assert (await admin.delete(f"/api/v1/officials/{official}")).status_code == 204
    assert (await admin.post(f"{office}/state", json={"enabled": False})).status_code == 204
    late = await admin.post("/api/v1/officials", json=person | {"account": "13800000078"})
    assert (late.status_code, late.json()["field"]) == (422, "organisation_id")
    assert (await admin.put(f"{API}/999999", json=body)).status_code == 404
    assert (await admin.post(f"{API}/999999/state", json={"enabled": False})).status_code == 404

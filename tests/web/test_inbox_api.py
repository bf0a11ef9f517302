"""Notices, messages, workbench and the portal's frame as the own pages of an official ask for them."""

from __future__ import annotations

from typing import Any

import httpx

from core.kernel.clock import today
from core.messages import NewMessage, ToPost, send_messages
from tenants import county_session
from tests.conftest import EAST_COUNTY
from tests.factories.workflow import TOWNSHIP

COUNTY = f"/api/v1/counties/{EAST_COUNTY}"
NOTICES = "/api/v1/notices"
PDF = b"%PDF-1.7 text"


async def test_a_notice_with_its_pdf_is_written_published_and_read(browser: Any) -> None:
    admin: httpx.AsyncClient = await browser("county_admin", EAST_COUNTY)
    reader: httpx.AsyncClient = await browser("county_operator", EAST_COUNTY)
    body = {
        "title": "发放工作的通知",
        "body": "请按期完成公示。",
        "region": f"{EAST_COUNTY}000000",
        "shown_from": today().isoformat(),
    }
    assert (await reader.post(NOTICES, json=body)).status_code == 403
    notice = f"{NOTICES}/{(await admin.post(NOTICES, json=body)).json()['id']}"
    added = await admin.post(f"{notice}/files", files={"file": ("通知.pdf", PDF, "application/pdf")})
    assert added.status_code == 201, added.text
    edited = body | {"body": "请于月底前完成公示。", "version": 1}
    assert (await reader.put(notice, json=edited)).status_code == 403
    assert (await admin.put(notice, json=edited)).status_code == 204
    assert (await admin.put(notice, json=edited)).json()["code"] == "notice.changed_meanwhile"
    other = await admin.post(f"{notice}/files", files={"file": ("通知.pdf", b"MZ", "application/pdf")})
    assert other.status_code == 422
    assert (await reader.get(notice)).status_code == 404, "a draft is its author's"
    assert (await admin.post(f"{notice}/state", json={"published": True})).status_code == 204
    assert (await admin.post(f"{notice}/state", json={"published": True})).status_code == 409
    listed = (await reader.get(NOTICES)).json()
    assert ([row["title"] for row in listed["rows"]], listed["sums"]) == ([body["title"]], {"unread": 1})
    assert (await reader.get(notice)).json()["body"] == edited["body"]
    late = await admin.put(notice, json=body | {"version": 3})
    assert late.json()["code"] == "notice.state", "everybody has to have read the same"
    assert (await reader.get(NOTICES)).json()["sums"] == {"unread": 0}
    file = await reader.get(f"{notice}/files/{added.json()['id']}")
    assert file.content == PDF
    assert file.headers["x-frame-options"] == "SAMEORIGIN"


async def test_messages_are_counted_listed_and_marked(browser: Any) -> None:
    client: httpx.AsyncClient = await browser("county_operator", EAST_COUNTY)
    to = ToPost("line:read", f"{EAST_COUNTY}000000", "elderly_service")
    async with county_session(EAST_COUNTY):
        await send_messages(
            [NewMessage(to, "dossier_returned", "申报单被退回", "dossier", "11", "请核对")], None
        )
    address = f"{COUNTY}/messages"
    assert (await client.get(f"{address}/unread")).json() == {"unread": 1}
    listed = (await client.get(address, params={"unread": True})).json()
    assert [row["title"] for row in listed["rows"]] == ["申报单被退回"]
    marked = await client.post(f"{address}/read", json={"message_ids": [listed["rows"][0]["id"]]})
    assert marked.json() == {"marked": 1}
    assert (await client.get(f"{address}/unread")).json() == {"unread": 0}


async def test_the_workbench_shows_what_waits_and_what_was_done(browser: Any) -> None:
    client = await browser("township_operator", TOWNSHIP)
    shown = await client.get(f"{COUNTY}/workbench")
    assert shown.status_code == 200 and shown.json()
    done = (await client.get(f"{COUNTY}/workbench/done")).json()
    assert (done["rows"], done["total"]) == ([], 0)
    assert (await client.get(f"{COUNTY}/workbench/stages", params={"year": 2023})).json() == []
    assert (await client.get(f"{COUNTY}/workbench/stages", params={"year": 1})).status_code in (400, 422)


async def test_the_portal_is_drawn_for_the_own_posts(browser: Any) -> None:
    client = await browser("county_admin", EAST_COUNTY)
    frame = (await client.get("/api/v1/portal")).json()
    assert [county["code"] for county in frame["counties"]] == [EAST_COUNTY]
    specs = [item["name"] for group in frame["menu"] for item in group["items"] if item["spec"]]
    assert specs
    for name in specs:
        page = await client.get(f"/api/v1/portal/pages/{name}")
        assert page.status_code == 200, name
    assert (await client.get("/api/v1/portal/pages/nothing")).status_code == 404
    names = await client.get(
        "/api/v1/portal/region-names", params={"codes": f"{EAST_COUNTY}000000,999999000000"}
    )
    assert names.json() == {f"{EAST_COUNTY}000000": "通海县"}

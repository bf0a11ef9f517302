"""放假安排 over HTTP: missing, recorded, corrected, with the warning of 工作台 that leads there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from core.kernel.clock import CHINA, frozen_clock
from tests.conftest import EAST_COUNTY
from tests.factories.holidays import schedule_of

API = "/api/v1/holiday-schedules"
NOVEMBER = datetime(2026, 11, 21, 9, tzinfo=CHINA)
BODY = msgspec.json.decode(msgspec.json.encode(schedule_of(2027)))


async def warned(client: Any) -> bool:
    bench = (await client.get(f"/api/v1/counties/{EAST_COUNTY}/workbench")).json()
    return "holidays_missing" in {task["code"] for task in bench["tasks"]}


async def test_a_missing_year_is_recorded_and_corrected(browser: Any) -> None:
    with frozen_clock(NOVEMBER):
        admin = await browser("province_admin", "53")
        county = await browser("county_admin", EAST_COUNTY)
        first = (await admin.get(API)).json()["rows"][0]
        assert (first["year"], first["recorded"]) == (2027, False)
        assert await warned(admin) and await warned(county)

        made = await admin.post(API, json=BODY)
        assert (made.status_code, made.json()) == (201, {"id": 2027})
        assert not await warned(county)
        late = await admin.post(API, json=BODY)
        assert (late.status_code, late.json()["field"]) == (409, "year")

        rows = (await admin.get(API, params={"size": 2, "page": 2})).json()
        assert ([row["year"] for row in rows["rows"]], rows["total"]) == ([2025, 2024], 4)
        first = (await admin.get(API)).json()["rows"][0]
        assert {name: first[name] for name in BODY} == BODY

        body = {name: BODY[name] for name in BODY if name != "year"} | {"version": 1}
        for refused in (county.get(API), county.post(API, json=BODY), county.put(f"{API}/2027", json=body)):
            assert (await refused).status_code == 403
        assert (await admin.put(f"{API}/2027", json=body | {"workdays": []})).status_code == 204
        stale = await admin.put(f"{API}/2027", json=body)
        assert (stale.status_code, "刚被他人更正" in stale.json()["detail"]) == (409, True)
        assert (await admin.put(f"{API}/2028", json=body)).status_code == 404


async def test_what_is_wrong_is_said_in_chinese_at_its_field(browser: Any) -> None:
    with frozen_clock(NOVEMBER):
        admin = await browser("province_admin", "53")
        answers = {
            "workdays": await admin.post(API, json=BODY | {"workdays": ["2027-01-08"]}),
            "holidays": await admin.post(API, json=BODY | {"holidays": BODY["holidays"][1:]}),
            "document_no": await admin.post(API, json=BODY | {"document_no": "通知"}),
        }
        for field, answer in answers.items():
            assert (answer.status_code, answer.json()["field"]) == (422, field), answer.text
        malformed = await admin.post(API, json=BODY | {"workdays": ["2027-02-30"]})
        assert malformed.status_code in (400, 422)
        assert [row["recorded"] for row in (await admin.get(API)).json()["rows"]][0] is False

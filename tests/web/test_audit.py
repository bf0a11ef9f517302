"""The operation log over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.database import AuditRecord, current_session
from core.kernel.clock import today
from tenants import county_session
from tests.conftest import EAST_COUNTY


async def test_a_county_reads_its_own_log_filtered(browser: Any) -> None:
    client = await browser("county_admin", EAST_COUNTY)
    async with county_session(EAST_COUNTY):
        current_session().record(AuditRecord("line.void", "line", "1", 5, "op-5", after={"state": "void"}))
        current_session().record(AuditRecord("batch.open", "batch", "2", 5, "op-5"))
    address = f"/api/v1/counties/{EAST_COUNTY}/audit-entries"
    assert (await client.get(address)).json()["total"] == 2
    [entry] = (await client.get(f"{address}?action=line.")).json()["rows"]
    assert (entry["subject_id"], entry["after"]) == ("1", {"state": "void"})
    assert (await client.get(f"{address}?since=2999-01-01T00:00:00Z")).json()["rows"] == []
    assert (await client.get(f"{address}?since=yesterday")).status_code == 422
    day = today()
    assert (await client.get(f"{address}?first_day={day}&last_day={day}")).json()["total"] == 2
    assert (await client.get(f"{address}?last_day={day - timedelta(days=1)}")).json()["total"] == 0


async def test_the_platforms_log_is_for_the_province(browser: Any) -> None:
    county = await browser("county_admin", EAST_COUNTY)
    assert (await county.get("/api/v1/audit-entries")).status_code == 403
    province = await browser("province_admin", "53")
    rows = (await province.get("/api/v1/audit-entries?action=access.refused")).json()["rows"]
    assert rows[0]["official_id"] == county.official_id

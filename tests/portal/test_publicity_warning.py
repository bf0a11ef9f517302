"""公示 into a year whose 放假安排 nobody recorded: whoever publishes or extends it is told before and after, and not refused."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import asyncpg
import pytest
from playwright.sync_api import expect

from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.page_actions import row_of, settled, tab, tick
from tests.portal.walked import walked_to

COUNTY = "530425"
TOLD = "放假安排还没有录入"
INTO_THE_YEAR_AFTER_NEXT = 300
"""Working days: other tests of the same platform record the next year, and let months pass."""


@pytest.fixture
def waiting(platform: RunningPlatform) -> Iterator[Play]:
    """A batch of which every list is filled in, counted by working days, and waits for 批量发布."""
    play = walked_to(platform, "county_publicity", county=COUNTY, programme="elderly_allowance", people=50)
    desk = play.desk("county_operator")
    made = desk.post("~/publicities/generate", {"dossier_ids": [one["id"] for one in play.dossiers]})
    filled = {
        "publicity_ids": made["publicity_ids"],
        "phone": "0877-3011234",
        "days": INTO_THE_YEAR_AFTER_NEXT,
    }
    desk.post("~/publicities/fill", filled)
    servers = json.loads(platform.environment.variables["YKT_SERVERS"])
    with ThreadPoolExecutor(1) as beside:  # the browser's own loop runs in this thread
        beside.submit(
            asyncio.run, _by_working_days(servers["main"]["owner_url"], made["publicity_ids"])
        ).result()
    yield play
    play.close()


async def _by_working_days(url: str, publicity_ids: list[int]) -> None:
    owner = await asyncpg.connect(url, statement_cache_size=0)
    try:
        await owner.execute(
            f"UPDATE c{COUNTY}.publicity SET working_days = true WHERE id = ANY($1::bigint[])", publicity_ids
        )
    finally:
        await owner.close()


@pytest.mark.timeout(600)
def test_whoever_publishes_or_extends_is_told_of_the_unrecorded_year(desk: Desk, waiting: Play) -> None:
    dossier = str(waiting.dossiers[0]["id"])
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/publicity")
    page.get_by_role("textbox", name="项目序号").fill(dossier)
    page.get_by_role("button", name="查询", exact=True).click()
    tab(page, "待发布").click()
    settled(page)
    tick(row_of(page, dossier).first)
    page.get_by_role("button", name="批量发布", exact=True).click()
    question = page.get_by_role("dialog", name="批量发布")
    expect(question.get_by_role("status")).to_contain_text(TOLD)
    expect(question.get_by_role("status")).to_contain_text("平台管理 → 放假安排")
    assert serious(page) == []
    question.get_by_role("button", name="确定批量发布").click()
    expect(question).not_to_be_visible()
    told = page.locator(".el-message--warning").filter(has_text=TOLD)
    expect(told).to_be_visible()
    told.locator(".el-message__closeBtn").click()

    tab(page, "已发布").click()
    settled(page)
    row_of(page, dossier).first.get_by_role("button", name="更多").click()
    page.get_by_role("menuitem", name="延长").click()
    longer = page.get_by_role("dialog", name="延长")
    expect(longer.get_by_text(TOLD)).to_be_visible()
    longer.get_by_label("公示天数").fill("330")
    longer.get_by_label("延长原因").fill("群众要求")
    longer.get_by_role("button", name="确定延长").click()
    expect(longer).not_to_be_visible()
    expect(told).to_be_visible()

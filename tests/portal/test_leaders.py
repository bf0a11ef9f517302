"""Leaders above the county: where its dossiers stand beside the others', ranked by a stage, down to one dossier, to read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from ops.demo.intake_steps import check_lines, confirm, import_roster, open_batch, prepare_roster
from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious

COUNTY = "530425"
_FOLDED = """async ([county, people]) => {
  for (;;) {
    const answer = await fetch(`/api/v1/summaries/counties?region=${county}000000&programme=minimum_living`)
    if ((await answer.json()).some((row) => (row.stages.county_confirm?.people ?? 0) >= people)) return
    await new Promise((ask) => setTimeout(ask, 1000))
  }
}"""
"""Ends when the county's picture shows so many people; the browser asks each second, as a page that polls does."""


@pytest.fixture(scope="module")
def people(platform: RunningPlatform) -> Iterator[int]:
    """How many people of 易门县 wait at 经办确认."""
    play = Play.on(platform, county=COUNTY, programme="minimum_living", people=50, entry="county")
    for step in (open_batch, prepare_roster, import_roster, check_lines, confirm):
        step(play)
    yield sum(dossier["people"] for dossier in play.dossiers)
    play.close()


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("role", "region"), [("province_department", "53"), ("prefecture_reviewer", "5304")])
def test_a_leader_goes_from_the_stages_of_all_counties_down_to_a_dossier(
    desk: Desk, people: int, role: str, region: str
) -> None:
    page = desk(role, region)
    page.goto("/p/overview")
    # The sweeper carries the stages to the platform; whoever looks meanwhile sees those of half a minute ago.
    page.evaluate(_FOLDED, [COUNTY, people])
    page.reload()
    stages = page.get_by_role("region", name="县区各环节进度")
    row = stages.get_by_role("row").filter(has_text="易门县")
    expect(row).to_be_visible()
    stages.get_by_role("button", name="经办确认").click()
    expect(stages.get_by_role("columnheader", name="经办确认")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("columnheader", name="经办确认人数")).to_be_visible()
    assert serious(page) == []
    row.get_by_role("button", name="易门县").click()
    expect(page.get_by_role("heading", name="补贴进度统计")).to_be_visible()
    page.get_by_role("region", name="各乡镇各环节进度").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="申报单查询")).to_be_visible()
    page.locator("a.cell-link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("申报单")
    expect(page.get_by_text("经办确认").first).to_be_visible()
    for word in ("送审", "退回", "作废"):
        expect(page.get_by_role("button", name=word)).to_have_count(0)

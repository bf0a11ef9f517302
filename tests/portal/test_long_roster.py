"""受理清单 of a whole county, 26,283 lines in one dossier: opens at once, scrolls to its end, draws a window, sums are right."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from ops.demo.intake_steps import open_batch
from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal.conftest import ROOT, Desk, serious

COUNTY, AT, PEOPLE = "530423", "530423102", 26_283
_WHOLE_MS = 240_000
"""How long all of it may take to load on a machine that others use, too."""
_MOST_DRAWN = 60
"""Rows in the page at any time: those that are seen (some ten), and a few above and below."""


@dataclass(frozen=True)
class Roster:
    dossier: int
    fen: int


@pytest.fixture(scope="module")
def roster(platform: RunningPlatform) -> Iterator[Roster]:
    play = Play.on(platform, county=COUNTY, programme="elderly_allowance", people=0, entry="township")
    open_batch(play)
    desk = play.desk("township_operator", f"{AT}000")
    village = desk.get("/api/v1/regions", parent=f"{AT}000")[0]["code"]
    said = subprocess.run(
        [sys.executable, "-m", "tests.portal.fill_lines", COUNTY, str(play.batch["id"]), f"{AT}000", village, str(PEOPLE)],
        cwd=ROOT, env={**os.environ, **platform.environment.variables}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    made = desk.post("~/dossiers/open", {"batch_id": play.batch["id"], "entry": "township"})
    yield Roster(made["dossier_ids"][0], int(said.stdout))
    play.close()


def _drawn(page: Page) -> int:
    return page.locator(".roster .el-table-v2__row").count()


def test_a_roster_of_a_county_scrolls_to_its_end(desk: Desk, roster: Roster) -> None:
    page = desk("township_operator", AT)
    page.goto(f"/p/dossiers/{roster.dossier}")
    table = page.get_by_role("region", name=f"受理清单，共 {PEOPLE} 行")
    expect(table.get_by_text("名单00001", exact=True)).to_be_visible()
    sums = page.get_by_role("tabpanel", name="受理清单")
    expect(sums).to_contain_text(f"共 {PEOPLE:,} 人，金额 {roster.fen / 100:,.2f} 元")
    assert 0 < _drawn(page) <= _MOST_DRAWN

    table.focus()
    page.keyboard.press("PageDown")
    expect(table.get_by_text("名单00001", exact=True)).to_have_count(0)
    page.keyboard.press("Home")
    expect(table.get_by_text("名单00001", exact=True)).to_be_visible()
    page.keyboard.press("End")
    expect(table.get_by_text(f"名单{PEOPLE:05d}", exact=True)).to_be_visible(timeout=_WHOLE_MS)
    assert 0 < _drawn(page) <= _MOST_DRAWN
    assert serious(page) == []

    page.keyboard.press("Home")
    expect(table.get_by_text("名单00001", exact=True)).to_be_visible()
    table.hover()
    page.mouse.wheel(0, 600)
    expect(table.get_by_text("名单00001", exact=True)).to_have_count(0)
    page.mouse.wheel(0, 60 * PEOPLE)
    expect(table.get_by_text(f"名单{PEOPLE:05d}", exact=True)).to_be_visible()
    assert 0 < _drawn(page) <= _MOST_DRAWN
    expect(sums).to_contain_text(f"共 {PEOPLE:,} 人，金额 {roster.fen / 100:,.2f} 元")

"""受理清单 of a whole county, 26,283 lines in one dossier: opens at once, jumps to its end, draws a window, sums are right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from ops.demo.intake_steps import open_batch
from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal.conftest import ROOT, Desk, serious

COUNTY, AT, PEOPLE = "530423", "530423102", 26_283
_LINE = 50
"""Height of a line in pixels."""
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


def _line(table: Locator, number: int) -> Locator:
    """The line of the roster with this number, which is there once its page has come."""
    return table.get_by_text(f"名单{number:05d}", exact=True)


def test_a_roster_of_a_county_scrolls_to_its_end(desk: Desk, roster: Roster) -> None:
    page = desk("township_operator", AT)
    page.goto(f"/p/dossiers/{roster.dossier}")
    table = page.get_by_role("region", name=f"受理清单，共 {PEOPLE} 行")
    expect(_line(table, 1)).to_be_visible()
    sums = page.get_by_role("tabpanel", name="受理清单")
    expect(sums).to_contain_text(f"共 {PEOPLE:,} 人，金额 {roster.fen / 100:,.2f} 元")
    assert 0 < _drawn(page) <= _MOST_DRAWN
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/lines?" in request.url else None)

    table.focus()
    page.keyboard.press("PageDown")
    expect(_line(table, 1)).to_have_count(0)
    page.keyboard.press("Home")
    expect(_line(table, 1)).to_be_visible()
    assert fetched == [], "the first page was there"
    page.keyboard.press("End")
    expect(_line(table, PEOPLE)).to_be_visible()
    assert len(fetched) == 1, "the last page alone is fetched"
    assert 0 < _drawn(page) <= _MOST_DRAWN
    assert serious(page) == []
    page.keyboard.press("PageUp")
    expect(_line(table, PEOPLE)).to_have_count(0)
    page.keyboard.press("Home")
    expect(_line(table, 1)).to_be_visible()
    page.keyboard.press("End")
    expect(_line(table, PEOPLE)).to_be_visible()
    assert len(fetched) == 1, "what is here is not fetched again"

    page.keyboard.press("Home")
    table.hover()
    page.mouse.wheel(0, 600)
    expect(_line(table, 1)).to_have_count(0)
    page.mouse.wheel(0, _LINE * PEOPLE // 2)
    expect(table.get_by_text(re.compile("名单1[34]"))).not_to_have_count(0)
    page.mouse.wheel(0, _LINE * PEOPLE)
    expect(_line(table, PEOPLE)).to_be_visible()
    assert 0 < _drawn(page) <= _MOST_DRAWN
    expect(sums).to_contain_text(f"共 {PEOPLE:,} 人，金额 {roster.fen / 100:,.2f} 元")
    assert len(fetched) < 10, "of what is passed over in the middle nothing is fetched"

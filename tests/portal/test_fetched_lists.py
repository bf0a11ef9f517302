"""接入: the county's operator fetches a list out of 民政业务系统 instead of uploading a file."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from ops.demo.intake_steps import open_batch
from ops.demo.offer_list import PEOPLE, offer_list
from ops.demo.play import Play
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious

COUNTY = "530423"
TITLE = "本月新增老年人"


@pytest.fixture
def month(platform: RunningPlatform) -> Iterator[Play]:
    """A batch without a line, for which a list waits outside."""
    play = Play.on(platform, county=COUNTY, programme="elderly_service", people=PEOPLE, entry="county")
    open_batch(play)
    offer_list(play, TITLE, "通海县民政局")
    yield play
    play.close()


@pytest.fixture
def misbehave(platform: RunningPlatform) -> Iterator[httpx.Client]:
    """The control side of the business systems; all is well again afterwards."""
    root = platform.simulators.outside["civil_affairs"]["url"].removesuffix("/civil_affairs")
    with httpx.Client(base_url=root, trust_env=False) as client:
        yield client
        client.post("/control/faults", json={"party": "civil_affairs"}).raise_for_status()


def _offers(page: Page, batch: str) -> Locator:
    page.goto("/p/county/batches")
    page.get_by_role("row").filter(has_text=batch).get_by_role("button", name="人员导入").click()
    page.get_by_role("button", name="接入", exact=True).click()
    return page.get_by_role("dialog", name="接入")


def _own(dialog: Locator) -> Locator:
    """The row of this test's list: another batch of the month may have offered one of the same name before it."""
    rows = dialog.get_by_role("row").filter(has_text=TITLE)
    expect(rows.first).to_contain_text("通海县民政局")
    return rows.last


def _choose(row: Locator) -> None:
    row.get_by_text(TITLE).click()
    expect(row.get_by_role("radio")).to_be_checked()


def test_a_list_is_chosen_fetched_and_checked_like_a_file(desk: Desk, month: Play) -> None:
    page = desk("county_operator", COUNTY)
    dialog = _offers(page, month.batch["name"])
    own = _own(dialog)
    expect(own).to_contain_text("未接入")
    _choose(own)
    assert serious(page) == []
    dialog.get_by_role("button", name="接入", exact=True).click()
    panel = page.get_by_role("region", name="导入", exact=True)
    expect(panel.get_by_text(f"共 {PEOPLE} 行，正常")).to_be_visible()
    row = panel.get_by_role("row").filter(has_text=f"{TITLE}（民政业务系统）")
    expect(row).to_contain_text("接入")
    expect(row).to_contain_text("已导入")
    page.get_by_role("tab", name="异常").click()
    expect(page.locator(".list-main").get_by_role("row").filter(has_text="身份证号").first).to_be_visible()
    assert serious(page) == []

    page.get_by_role("button", name="接入", exact=True).click()
    expect(_own(dialog)).to_contain_text("已接入")
    _choose(_own(dialog))
    expect(dialog.get_by_text("内容没有变化的不会重复导入")).to_be_visible()
    dialog.get_by_role("button", name="接入", exact=True).click()
    expect(page.get_by_text("没有重复导入").first).to_be_visible()
    expect(panel.get_by_role("row").filter(has_text=TITLE)).to_have_count(1)


def test_a_silent_system_is_named_and_asked_again(desk: Desk, month: Play, misbehave: httpx.Client) -> None:
    misbehave.post("/control/faults", json={"party": "civil_affairs", "down": True}).raise_for_status()
    page = desk("county_operator", COUNTY)
    dialog = _offers(page, month.batch["name"])
    expect(dialog.get_by_role("alert")).to_contain_text("民政业务系统暂时不能提供服务")
    expect(dialog).to_contain_text("没有查询到清单")
    assert serious(page) == []
    dialog.get_by_role("button", name="接入", exact=True).click()
    expect(dialog.get_by_role("alert").filter(has_text="请先选择要接入的清单")).to_be_visible()
    misbehave.post("/control/faults", json={"party": "civil_affairs"}).raise_for_status()
    dialog.get_by_role("button", name="重新查询").click()
    expect(dialog.get_by_role("row").filter(has_text=TITLE).first).to_be_visible()
    expect(dialog.get_by_role("alert")).to_have_count(0)


def test_a_township_has_no_such_button(desk: Desk, month: Play) -> None:
    page = desk("township_operator", f"{COUNTY}001")
    page.goto(f"/p/township/import?batch_id={month.batch['id']}")
    expect(page.get_by_role("heading", name="批量导入")).to_be_visible()
    expect(page.get_by_role("button", name="下载模板")).to_be_visible()
    expect(page.get_by_role("button", name="接入", exact=True)).to_have_count(0)

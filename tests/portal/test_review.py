"""审核 and 退回 at the desk of a reviewer, with dossiers that really came that far."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.walked import walked_to

COUNTY = "530423"


@pytest.fixture(scope="module")
def dossiers(platform: RunningPlatform) -> Iterator[list[dict[str, object]]]:
    """The dossiers of a small batch that wait for 部门审核."""
    play = walked_to(platform, "department_review", county=COUNTY, programme="elderly_allowance", people=50)
    yield play.dossiers
    play.close()


def _waiting(count: int) -> re.Pattern[str]:
    """The name of the tab 未审核 with its count."""
    return re.compile(rf"未审核\s*（{count}）")


def test_a_reviewer_returns_one_and_approves_the_rest(desk: Desk, dossiers: list[dict[str, object]]) -> None:
    page = desk("county_reviewer", COUNTY)
    page.goto("/p/home")
    page.get_by_role("link", name="部门审核", exact=False).filter(has_text="份待办").click()
    own = page.get_by_role("row").filter(has_text=str(dossiers[0]["batch_name"]))
    expect(own).to_have_count(len(dossiers))
    # Dossiers of other tests may wait at this desk, too.
    waiting = int(re.findall(r"\d+", page.get_by_role("tab", name="未审核").inner_text())[0])
    assert waiting >= len(dossiers)
    assert serious(page) == []

    own.first.get_by_role("button", name="退回").click()
    question = page.get_by_role("dialog", name="退回")
    expect(question).to_contain_text("人、")
    question.get_by_role("button", name="确定退回").click()
    expect(question.get_by_role("alert")).to_have_text("请填写退回原因")
    question.get_by_label("退回原因").fill("第三组名单重复")
    assert serious(page) == []
    question.get_by_role("button", name="确定退回").click()
    expect(page.get_by_role("tab", name=_waiting(waiting - 1))).to_be_visible()
    expect(own).to_have_count(len(dossiers) - 1)

    for row in own.all():
        row.locator(".el-checkbox").click()
    expect(page.get_by_text(f"已选 {len(dossiers) - 1} 条")).to_be_visible()
    page.get_by_role("button", name="批量审核").click()
    question = page.get_by_role("dialog", name="批量审核")
    expect(question).to_contain_text(f"选中的 {len(dossiers) - 1} 份申报单")
    question.get_by_role("button", name="确定批量审核").click()
    expect(page.get_by_role("tab", name=_waiting(waiting - len(dossiers)))).to_be_visible()


def test_the_dossier_shows_its_way_and_who_did_what(desk: Desk, dossiers: list[dict[str, object]]) -> None:
    page = desk("county_reviewer", COUNTY)
    page.goto(f"/p/dossiers/{dossiers[0]['id']}")
    expect(page.get_by_role("list", name="办理环节")).to_contain_text("部门审核")
    expect(page.get_by_role("region", name="操作日志")).to_contain_text("送审：项目测算 → 县级公示")
    assert serious(page) == []

"""The web server stops in the middle of an upload or of watching a job, and comes back: nothing half, nothing to type again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ops.demo.fill_workbook import fill_workbook
from ops.demo.intake_steps import open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.roster import Roster
from ops.platform.start import RunningPlatform
from tests.portal.colleagues import profile
from tests.portal.gate import Gate, gated
from tests.portal.holding import jobs_held
from tests.portal.page_actions import settled

COUNTY, AT = "530423", "530423102"


@dataclass(frozen=True)
class Intake:
    """Two open batches (the older one is what the official works on), and two lists for it."""

    play: Play
    lists: tuple[Path, Path]
    rows: tuple[int, int]

    def at(self, address: str, **query: object) -> list[dict[str, object]]:
        """What the township's operator reads of the batch, by another server."""
        desk = self.play.desk("township_operator", f"{AT}000")
        found = desk.get(f"~/batches/{self.play.batch['id']}/{address}", **query)
        rows: list[dict[str, object]] = found if isinstance(found, list) else found["rows"]
        return rows


@pytest.fixture(scope="module")
def intake(platform: RunningPlatform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intake]:
    play = Play.on(platform, county=COUNTY, programme="elderly_allowance", people=120, entry="township")
    open_batch(play)
    prepare_roster(play)
    ours = play.batch
    open_batch(play)
    play.batch = ours
    lines = [line for line in play.roster.lines if line.village.code.startswith(AT)]
    parts = (lines[:2], lines[2:])
    folder = tmp_path_factory.mktemp("lists")
    template = play.desk("township_operator", f"{AT}000").download(f"~/programmes/{play.programme}/template")
    paths = (folder / "第一份清单.xlsx", folder / "第二份清单.xlsx")
    for path, part in zip(paths, parts, strict=True):
        fill_workbook(template, Roster(play.programme, [replace(line) for line in part]), path)
    yield Intake(play, paths, (len(parts[0]), len(parts[1])))
    play.close()


@pytest.fixture(scope="module")
def gate(platform: RunningPlatform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    with gated(platform, tmp_path_factory.mktemp("gate")) as made:
        yield made


@pytest.fixture
def page(platform: RunningPlatform, browser: Browser, gate: Gate) -> Iterator[Page]:
    """The township's operator, before a server that may stop."""
    context = profile(browser, gate.url)
    account = platform.accounts.at("township_operator", AT).account
    credentials = {"account": account, "password": platform.accounts.password}
    assert context.request.post("/api/v1/sign-ins", data=credentials).ok
    yield context.new_page()
    context.close()


def _import_form(page: Page, intake: Intake, file: Path) -> Locator:
    """批量导入 of the older batch, with project, year, place and file chosen."""
    page.goto("/p/township/import")
    settled(page)
    for name, choice in (
        ("补贴项目", "高龄津贴"),
        ("申报年度", str(intake.play.today.year)),
        ("补贴批次", str(intake.play.batch["name"])),
    ):
        page.get_by_role("combobox", name=name, exact=True).click(force=True)
        page.get_by_role("option", name=choice).first.click()
    page.get_by_role("button", name="导入数据").click()
    form = page.get_by_role("dialog", name="导入数据")
    form.locator("input[type=file]").set_input_files(file)
    return form


def test_a_server_that_stops_during_an_upload_loses_nothing_and_keeps_nothing_half(
    page: Page, gate: Gate, intake: Intake
) -> None:
    form = _import_form(page, intake, intake.lists[0])
    gate.stop_server_during("/intake-files")
    form.get_by_role("button", name="导入", exact=True).click()
    expect(form.get_by_role("alert")).to_contain_text("服务器没有应答")
    expect(form.get_by_role("alert")).to_contain_text("请稍后重试")
    # The browser may hear of it before the gate has counted the dead.
    assert gate.stopped.wait(30), "the server was stopped by the upload, not by something else"
    chosen = page.get_by_role("region", name="项目和批次")
    for text in ("高龄津贴", str(intake.play.today.year), str(intake.play.batch["name"])):
        expect(chosen.get_by_text(text, exact=True)).to_be_visible()
    expect(form).to_contain_text("第一份清单.xlsx")
    expect(form).to_contain_text(str(intake.play.batch["name"]))
    gate.start_server()
    assert [row for row in intake.at("intake-files") if row["file_name"] == "第一份清单.xlsx"] == []

    form.get_by_role("button", name="导入", exact=True).click()
    expect(form).to_be_hidden()
    expect(page.get_by_text(f"共 {intake.rows[0]} 行")).to_be_visible()
    [file] = [row for row in intake.at("intake-files") if row["file_name"] == "第一份清单.xlsx"]
    lines = intake.at("lines", entry="township", file_id=file["id"])
    assert (file["state"], file["rows"], len(lines)) == ("imported", intake.rows[0], intake.rows[0])


def test_a_job_under_way_is_seen_again_when_the_server_is_back(
    platform: RunningPlatform, page: Page, gate: Gate, intake: Intake
) -> None:
    form = _import_form(page, intake, intake.lists[1])
    with jobs_held(platform, COUNTY):
        form.get_by_role("button", name="导入", exact=True).click()
        progress = page.locator(".job")
        expect(progress).to_contain_text("正在办理")
        gate.stop_server()
        expect(progress.get_by_text("与服务器的连接中断，正在重新连接")).to_be_visible()
        gate.start_server()
        expect(progress.get_by_text("与服务器的连接中断")).to_have_count(0)
        expect(progress).to_contain_text("正在办理")
    expect(progress).to_contain_text("已完成")
    expect(page.get_by_text(f"共 {intake.rows[1]} 行")).to_be_visible()

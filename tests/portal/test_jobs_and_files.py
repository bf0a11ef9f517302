"""Long work that is left, found again, cancelled and repeated; attachments that are shown, and hostile ones that are not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ops.demo.fill_workbook import fill_workbook
from ops.demo.intake_steps import open_batch, prepare_roster
from ops.demo.play import Play
from ops.demo.roster import Roster
from ops.platform.start import RunningPlatform
from tests.portal.conftest import Desk, serious
from tests.portal.holding import jobs_held
from tests.portal.page_actions import choose_batch
from tests.portal.test_administration import PDF

COUNTY, AT = "530423", "530423102"
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one red point."""


@pytest.fixture(scope="module")
def intake(
    platform: RunningPlatform, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Play, Path]]:
    """An open batch and a list of it that nobody has imported yet."""
    play = Play.on(platform, county=COUNTY, programme="elderly_allowance", people=120, entry="township")
    open_batch(play)
    prepare_roster(play)
    lines = [replace(line) for line in play.roster.lines if line.village.code.startswith(AT)]
    path = tmp_path_factory.mktemp("lists") / "河西镇申报清单.xlsx"
    template = play.desk("township_operator", f"{AT}000").download(f"~/programmes/{play.programme}/template")
    fill_workbook(template, Roster(play.programme, lines), path)
    yield play, path
    play.close()


def _start_import(page: Page, play: Play, path: Path) -> None:
    page.goto("/p/township/import")
    choose_batch(page, play.batch["name"])
    page.get_by_role("button", name="导入数据").click()
    form = page.get_by_role("dialog", name="导入数据")
    form.locator("input[type=file]").set_input_files(path)
    form.get_by_role("button", name="导入", exact=True).click()
    expect(page.locator(".job")).to_contain_text("正在办理")


def test_an_import_is_left_found_again_cancelled_and_repeated(
    platform: RunningPlatform, desk: Desk, intake: tuple[Play, Path]
) -> None:
    play, path = intake
    page = desk("township_operator", AT)
    with jobs_held(platform, COUNTY):
        _start_import(page, play, path)
        assert serious(page) == []
        page.goto("/p/administration/jobs")
        row = page.get_by_role("row").filter(has_text=path.name).filter(has_text=play.batch["name"])
        expect(row).to_contain_text("进行中")
        row.get_by_role("button", name="进度").click()
        progress = page.get_by_role("dialog").filter(has=page.locator(".job"))
        expect(progress).to_contain_text("正在办理")
        assert serious(page) == []
        progress.get_by_role("button", name="取消任务").click()
        expect(progress).to_contain_text("正在取消，当前步骤完成后停止")
    expect(progress).to_contain_text("已取消")
    files = play.desk("township_operator", f"{AT}000").get(f"~/batches/{play.batch['id']}/intake-files")
    assert [(file["state"], file["rows"]) for file in files] == [("waiting", 0)], "nothing half was imported"
    progress.get_by_role("button", name="重试").click()
    expect(progress).to_contain_text("已完成")
    progress.get_by_role("button", name="关闭", exact=True).click()
    expect(row).to_contain_text("已完成")
    page.reload()
    page.get_by_role("button", name="消息").first.click()
    expect(page.get_by_role("heading", name="消息")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=path.name).first).to_contain_text("完成")


@pytest.fixture
def attachments(desk: Desk, intake: tuple[Play, Path]) -> Page:
    """附件 of the batch, open."""
    page = desk("county_operator", COUNTY)
    page.goto("/p/county/batches")
    row = page.get_by_role("row").filter(has_text=intake[0].batch["name"])
    row.get_by_role("button", name="人员导入").click()
    page.get_by_role("button", name="附件").click()
    expect(page.get_by_role("dialog", name="附件：")).to_be_visible()
    return page


def test_a_pdf_and_a_picture_are_shown(attachments: Page, tmp_path: Path) -> None:
    page = attachments
    for name, content in (("批复文件.pdf", PDF), ("现场照片.png", _PICTURE)):
        (tmp_path / name).write_bytes(content)
        page.get_by_role("button", name="上传附件").click()
        form = page.get_by_role("dialog", name="上传附件")
        form.locator("input[type=file]").set_input_files(tmp_path / name)
        form.get_by_role("button", name="上传", exact=True).click()
        expect(form).to_be_hidden()
        row = page.get_by_role("row").filter(has_text=name)
        row.get_by_role("button", name="查看").click()
        shown = page.get_by_role("dialog", name=name)
        title = "第 1 页" if name.endswith("pdf") else name
        expect(shown.get_by_role("img", name=title)).to_be_visible()
        assert serious(page) == []
        with page.expect_download() as saved:
            shown.get_by_role("button", name="下载").click()
        assert saved.value.suggested_filename == name
        assert saved.value.path().read_bytes() == content
        shown.get_by_role("button", name="关闭", exact=True).click()
        expect(shown).to_be_hidden()


def test_a_document_is_printed_page_by_page_and_the_portal_stays_off_the_paper(
    attachments: Page, tmp_path: Path
) -> None:
    page = attachments
    sheets = "".join(f"<h1 style='break-after: page'>{number}</h1>" for number in (1, 2, 3))
    drawing = page.context.new_page()
    drawing.set_content(f"<style>@page {{ size: A4 landscape }}</style>{sheets}<p>4")
    drawing.pdf(path=tmp_path / "名单.pdf", prefer_css_page_size=True)
    drawing.close()
    page.get_by_role("button", name="上传附件").click()
    form = page.get_by_role("dialog", name="上传附件")
    form.locator("input[type=file]").set_input_files(tmp_path / "名单.pdf")
    form.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("row").filter(has_text="名单.pdf").get_by_role("button", name="查看").click()
    shown = page.get_by_role("dialog", name="名单.pdf")
    expect(shown.get_by_role("img", name="第 4 页")).to_be_visible()
    # A browser without a screen has no dialog of its own for it.
    page.evaluate("() => { window.print = () => { window.asked = true } }")
    shown.get_by_role("button", name="打印", exact=True).click()
    page.wait_for_function("() => window.asked")
    assert _paper(page) == [("842", "595")] * 4
    shown.get_by_role("button", name="关闭", exact=True).click()
    expect(page.locator(".print-sheets")).to_have_count(0)
    assert _paper(page) != [("842", "595")] * 4, "the portal itself is printed again"


def _paper(page: Page) -> list[tuple[str, str]]:
    """Width and height of each sheet that the printer would get, in whole points."""
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    return [(f"{float(width):.0f}", f"{float(height):.0f}") for width, height in boxes]


def test_a_hostile_attachment_is_refused_in_words_and_nothing_is_kept(
    attachments: Page, tmp_path: Path
) -> None:
    page = attachments
    macro = tmp_path / "带宏表格.xlsx"
    with zipfile.ZipFile(macro, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/vbaProject.bin", b"macro")
    hostile = {
        "程序.pdf": b"MZ\x90\x00" + b"\x00" * 200,
        "网页.png": b"<html><script>fetch('/api/v1/me')</script></html>",
        "脚本.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "空文件.pdf": b"",
        "过大.pdf": b"%PDF-1.4\n" + b"0" * (10 * 1024 * 1024),
    }
    for name, content in hostile.items():
        (tmp_path / name).write_bytes(content)
    page.get_by_role("button", name="上传附件").click()
    form = page.get_by_role("dialog", name="上传附件")
    for name, said in (
        ("程序.pdf", "pdf"),
        ("网页.png", "png"),
        ("脚本.svg", "PDF"),
        ("空文件.pdf", "空"),
        ("过大.pdf", "10 MB"),
        (macro.name, "xlsx"),
    ):
        form.locator("input[type=file]").set_input_files(tmp_path / name)
        form.get_by_role("button", name="上传", exact=True).click()
        expect(form.get_by_role("alert")).to_contain_text(said, ignore_case=True)
        expect(form).to_contain_text(name)
    assert serious(page) == []
    form.get_by_role("button", name="取消").click()
    for name in hostile:
        expect(page.get_by_role("row").filter(has_text=name)).to_have_count(0)

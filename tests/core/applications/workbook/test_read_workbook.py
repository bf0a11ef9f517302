"""Hostile and mistaken workbooks are refused with a message that says what to do; good ones are read whole."""

from __future__ import annotations

import gzip
import os
import select
import zipfile
from pathlib import Path

import pytest

from core.applications.columns import LIST_SHEET
from core.applications.workbook import limits, read_workbook
from core.applications.workbook.read_workbook import open_workbook
from core.applications.workbook.sniff import require_workbook
from core.kernel.errors import Invalid, TooLarge
from tests.factories.applications import SHEET_PART, rewrite_part, row, with_cells, workbook


async def read(path: Path) -> list[tuple[int, list[object]]]:
    async with open_workbook(path, LIST_SHEET) as book:
        return [found async for rows in book.rows() for found in rows]


async def refused(path: Path, code: str, *words: str, kind: type[Invalid] = Invalid) -> Invalid:
    with pytest.raises(kind) as caught:
        await read(path)
    assert caught.value.code == code
    for word in words:
        assert word in caught.value.message
    return caught.value


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "list.xlsx", [row(1), row(2)])


async def test_good_list_is_read_with_excel_row_numbers_and_marker(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [row(1), {}, row(3, phone=13800000000, village_group=3.5)])
    async with open_workbook(path, LIST_SHEET) as book:
        rows = [found async for part in book.rows() for found in part]
        assert book.marker.startswith("elderly_service|")
    assert [number for number, _ in rows] == [1, 2, 4]
    assert rows[1][1][2] == row(1)["id_number"]
    assert rows[2][1][3] == 13800000000
    assert rows[2][1][6] == 3.5


async def test_more_rows_than_one_frame_arrive_complete_and_in_order(tmp_path: Path) -> None:
    rows = await read(workbook(tmp_path / "list.xlsx", (row(n) for n in range(1, 1202))))
    assert [number for number, _ in rows] == list(range(1, 1203))


async def test_formula_is_refused_and_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [row(1), row(2)], formula_at="M3")
    error = await refused(path, "workbook.formula", "M3", "公式")
    assert error.details["cell"] == "M3"


async def test_formula_with_namespace_prefix_is_refused(good: Path) -> None:
    await refused(
        with_cells(good, b'<row r="9"><c r="A9"><x:f>1+1</x:f><v>2</v></c></row>'), "workbook.formula", "A9"
    )


async def test_merged_cells_are_refused_and_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [row(1)], merge="B5:B9")
    await refused(path, "workbook.merged_cells", "B5:B9", "取消合并")


async def test_sparse_sheet_that_aborts_the_parser_is_refused(good: Path) -> None:
    path = with_cells(good, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    await refused(path, "workbook.too_many_rows", "多余的行", kind=TooLarge)


async def test_cell_in_a_far_column_is_refused(good: Path) -> None:
    path = with_cells(good, b'<row r="9"><c r="XFD9"><v>1</v></c></row>')
    await refused(path, "workbook.too_many_columns", "64 列", kind=TooLarge)


async def test_ten_million_rows_are_refused(good: Path) -> None:
    path = with_cells(good, b'<row r="10000000"><c r="A10000000"><v>1</v></c></row>')
    await refused(path, "workbook.too_many_rows", "200,000", kind=TooLarge)


async def test_false_dimension_of_ten_million_rows_costs_nothing(good: Path) -> None:
    def lie(content: bytes) -> bytes:
        start = content.index(b"<dimension")
        end = content.index(b"/>", start)
        return content[:start] + b'<dimension ref="A1:XFD10000000"' + content[end:]

    assert len(await read(rewrite_part(good, SHEET_PART, lie))) == 3


async def test_cells_without_addresses_that_exhaust_memory_end_the_child_only(good: Path) -> None:
    """The second line of defence: nothing the preflight looks for, yet more than the process may hold."""
    wide = b'<row r="150000">' + b"<c><v>1</v></c>" * 3000 + b"</row>"
    path = with_cells(good, wide)
    with pytest.raises(Invalid) as caught:
        await read(path)
    assert caught.value.code in {"workbook.reading_aborted", "workbook.too_many_cells"}


async def test_zip_bomb_is_refused_before_it_is_unpacked(good: Path) -> None:
    bomb = b" " * (300 * 1024 * 1024)
    await refused(
        rewrite_part(good, "xl/bomb.xml", lambda _: bomb), "workbook.too_large", "200 MB", kind=TooLarge
    )


async def test_entry_with_an_absurd_ratio_is_refused(good: Path) -> None:
    padding = b" " * (20 * 1024 * 1024)
    await refused(
        rewrite_part(good, "xl/media/a.bin", lambda _: padding), "workbook.inflation", "压缩", kind=TooLarge
    )


async def test_entity_declaration_is_refused(good: Path) -> None:
    def declare(content: bytes) -> bytes:
        return content.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)

    await refused(rewrite_part(good, SHEET_PART, declare), "workbook.doctype", "实体")


async def test_sheet_in_another_encoding_is_refused(good: Path) -> None:
    def recode(content: bytes) -> bytes:
        return content.decode().replace("UTF-8", "GBK").encode("gbk", "ignore")

    await refused(rewrite_part(good, SHEET_PART, recode), "workbook.encoding", "GBK", "UTF-8")


async def test_sheet_with_broken_utf8_is_refused(good: Path) -> None:
    path = rewrite_part(
        good, "xl/sharedStrings.xml", lambda content: content.replace("示".encode(), b"\xff\xfe")
    )
    rewrite_part(path, SHEET_PART, lambda content: content[: len(content) // 2])
    await refused(path, "workbook.unreadable", "重新保存")


async def test_macros_are_refused(good: Path) -> None:
    await refused(rewrite_part(good, "xl/vbaProject.bin", lambda _: b"macro"), "workbook.macros", "宏")


async def test_too_many_entries_are_refused(good: Path) -> None:
    with zipfile.ZipFile(good, "a") as package:
        for number in range(limits.ENTRIES):
            package.writestr(f"xl/media/{number}.txt", b"x")
    await refused(good, "workbook.too_many_entries", "部件", kind=TooLarge)


async def test_another_kind_of_package_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    await refused(path, "workbook.not_xlsx", ".xlsx")


async def test_truncated_file_is_refused(good: Path) -> None:
    good.write_bytes(good.read_bytes()[:-200])
    await refused(good, "workbook.damaged", "损坏")


async def test_missing_sheet_is_named(tmp_path: Path) -> None:
    await refused(
        workbook(tmp_path / "a.xlsx", [row()], sheet="Sheet1"), "workbook.sheet_missing", LIST_SHEET
    )


async def test_several_sheets_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [row()], extra_sheets={"六月": False})
    await refused(path, "workbook.several_sheets", "六月")


async def test_hidden_sheet_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [row()], extra_sheets={"旧数据": True})
    await refused(path, "workbook.hidden_sheets", "旧数据", "隐藏")


async def test_cell_with_an_endless_text_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [row(name="张" * 5000)])
    error = await refused(path, "workbook.cell_too_long", "第 2 行", kind=TooLarge)
    assert error.row == 2


async def test_child_that_hangs_is_ended_with_its_group(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 1)
    monkeypatch.setattr(read_workbook.sys, "executable", str(good.parent / "sleeper"))
    pid_file = good.parent / "pid"
    sleeper = good.parent / "sleeper"
    sleeper.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {pid_file}\nwait\n")
    sleeper.chmod(0o755)
    with pytest.raises(Invalid) as caught:
        await read(good)
    assert caught.value.code == "workbook.too_slow"
    assert _ends(int(pid_file.read_text())), "the grandchild survived"


def _ends(pid: int) -> bool:
    """Wait for the end of a process that is not our child."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 10)[0])
    finally:
        os.close(descriptor)


async def test_child_gets_no_secret_of_the_worker(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YKT_KEY_FILE", "/secret/keys.json")
    spy = good.parent / "spy"
    spy.write_text(f"#!/bin/sh\nenv > {good.parent}/env\n")
    spy.chmod(0o755)
    monkeypatch.setattr(read_workbook.sys, "executable", str(spy))
    await refused(good, "workbook.reading_aborted", "中止")
    assert "YKT_" not in (good.parent / "env").read_text()
    assert os.environ["YKT_KEY_FILE"] not in (good.parent / "env").read_text()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook.empty_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "workbook.old_format"),
        (b"%PDF-1.7", "workbook.pdf"),
        (b"PK\x05\x06" + b"\0" * 18, "workbook.empty_package"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "workbook.renamed_page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "workbook.renamed_page"),
        ("序号,姓名\n1,张三".encode("gb18030"), "workbook.plain_text"),
        ("序号,姓名\n1,张三".encode("utf-16"), "workbook.plain_text"),
        (gzip.compress(b"abc", mtime=0), "workbook.unknown"),
    ],
)
def test_file_of_another_kind_is_named_at_the_door(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        require_workbook(content, "名单.xlsx")
    assert caught.value.code == code
    assert "名单.xlsx" in caught.value.message


def test_workbook_under_a_wrong_extension_is_refused(good: Path) -> None:
    with pytest.raises(Invalid) as caught:
        require_workbook(good.read_bytes()[:4096], "名单.zip")
    assert caught.value.code == "workbook.wrong_extension"
    require_workbook(good.read_bytes()[:4096], "名单.XLSX")

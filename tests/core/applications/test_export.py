"""Exports: abnormal lines go out with their reasons, come back mended, and take the place of the old ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.applications.columns import LINE_TITLE, LIST_SHEET, REASON_TITLE
from core.applications.export_abnormal import export_abnormal
from core.applications.export_lines import EXPORT_COLUMNS, export_lines
from core.applications.line import LineFilter
from core.database import execute, fetch
from core.jobs import run_job
from core.kernel.errors import Invalid, NotFound
from tenants import county_session
from tests.conftest import Province
from tests.factories.applications import (
    COUNTY,
    OTHER_TOWNSHIP,
    TOWNSHIP,
    add_batch,
    directory,
    household_row,
    import_rows,
    row,
    send_file,
)
from tests.factories.officials import official

OPERATOR = official("county_operator", COUNTY, id=7)
TOWN = official("township_operator", TOWNSHIP[:9], id=8)
OTHER_TOWN = official("township_operator", OTHER_TOWNSHIP[:9], id=11)


async def statuses(batch: int) -> list[tuple[Any, ...]]:
    async with county_session(COUNTY, read_only=True):
        return [
            tuple(one)
            for one in await fetch(
                "SELECT status, intake_status FROM line WHERE batch_id = $1 ORDER BY id", batch
            )
        ]


async def exported(batch: int, path: Path, by: Any = OPERATOR) -> int:
    async with county_session(COUNTY):
        return await export_abnormal(batch, by, directory(), path)


async def test_export_shows_what_was_written_and_why_it_is_wrong(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    rows = [row(1), row(2, village="没有的村", account="=1+1"), row(3, id_number="123")]
    await import_rows(tmp_path, batch, rows, OPERATOR)
    path = tmp_path / "abnormal.xlsx"
    assert await exported(batch, path) == 2
    sheet = load_workbook(path)[LIST_SHEET]
    titles = [cell.value for cell in sheet[1]]
    first = dict(zip(titles, sheet[2], strict=True))
    assert (first["姓名"].value, first["村（社区）"].value) == (rows[1]["name"], "没有的村")
    assert first["银行账号"].value == "=1+1"
    assert first["银行账号"].data_type == "s", "text, never a formula"
    assert "村（社区）：" in first[REASON_TITLE].value
    assert "银行账号：" in first[REASON_TITLE].value
    assert first["村（社区）"].fill.fgColor.rgb == "FFF8CBAD"
    assert first["姓名"].fill.fgColor.rgb != "FFF8CBAD"


async def test_mended_export_takes_the_place_of_the_abnormal_lines(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1), row(2, village="没有的村"), row(3, account=None)], OPERATOR)
    path = tmp_path / "abnormal.xlsx"
    await exported(batch, path)
    book = load_workbook(path)
    titles = [cell.value for cell in book[LIST_SHEET][1]]
    book[LIST_SHEET].cell(2, titles.index("村（社区）") + 1).value = "大新村民委员会"
    book.save(path)
    received = await send_file(path, batch, OPERATOR)
    await run_job(COUNTY, received.job_id)
    assert await statuses(batch) == [
        ("open", "valid"),
        ("deleted", "abnormal"),
        ("deleted", "abnormal"),
        ("open", "valid"),
        ("open", "abnormal"),
    ]


async def test_line_that_failed_its_card_check_is_replaced_by_its_mended_row(
    province: Province, tmp_path: Path
) -> None:
    batch = await add_batch("minimum_living")
    await import_rows(tmp_path, batch, [household_row(1)], OPERATOR, programme="minimum_living")
    async with county_session(COUNTY):
        await execute("UPDATE line SET card_status = 'abnormal'")
    path = tmp_path / "abnormal.xlsx"
    assert await exported(batch, path) == 1
    received = await send_file(path, batch, OPERATOR)
    await run_job(COUNTY, received.job_id)
    assert await statuses(batch) == [("deleted", "valid"), ("open", "valid")]
    async with county_session(COUNTY):
        (fresh,) = await fetch("SELECT card_status, member_count, amount_fen FROM line WHERE status = 'open'")
    assert tuple(fresh) == ("pending", 2, 62_000)


async def test_line_number_of_somebody_else_replaces_nothing(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    there = {"township": "河西镇", "village": "石山嘴村委会", "account": None}
    await import_rows(tmp_path, batch, [row(1, **there), row(2)], OPERATOR)
    path = tmp_path / "abnormal.xlsx"
    await exported(batch, path)
    book = load_workbook(path)
    sheet = book[LIST_SHEET]
    titles = [cell.value for cell in sheet[1]]
    for line_id in ("1", "2", "99999999999999999999", "x"):
        cells = row(50, village="古城村委会")
        for key, title in (
            ("name", "姓名"),
            ("id_number", "身份证号"),
            ("township", "乡镇（街道）"),
            ("village", "村（社区）"),
        ):
            sheet.cell(2, titles.index(title) + 1).value = cells[key]
        sheet.cell(2, titles.index(LINE_TITLE) + 1).value = line_id
        book.save(path)
        received = await send_file(path, batch, TOWN, entry="township", region=TOWNSHIP)
        await run_job(COUNTY, received.job_id)
    assert (await statuses(batch))[:2] == [("open", "abnormal"), ("open", "valid")]


async def test_export_covers_the_own_township_only(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1, account=None)], OPERATOR)
    assert await exported(batch, tmp_path / "a.xlsx", TOWN) == 1
    with pytest.raises(NotFound, match="无需导出"):
        await exported(batch, tmp_path / "b.xlsx", OTHER_TOWN)


async def test_chosen_columns_are_exported_masked_as_text(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    await import_rows(tmp_path, batch, [row(1), row(2, bank_name="=cmd|x")], OPERATOR)
    path = tmp_path / "lines.xlsx"
    async with county_session(COUNTY):
        assert await export_lines(LineFilter(batch), list(EXPORT_COLUMNS), OPERATOR, directory(), path) == 2
    sheet = load_workbook(path).active
    texts = [[cell.value for cell in found] for found in sheet.iter_rows()]
    assert texts[0] == [title for title, _, _ in EXPORT_COLUMNS.values()]
    assert "大新村民委员会" in texts[1]
    assert row(1)["id_number"] not in str(texts)
    assert {cell.data_type for found in sheet.iter_rows() for cell in found if cell.value} == {"s"}


async def test_columns_must_be_chosen_from_the_list(province: Province, tmp_path: Path) -> None:
    batch = await add_batch()
    for columns in ([], ["name", "password"]):
        with pytest.raises(Invalid, match="请选择导出字段"):
            async with county_session(COUNTY):
                await export_lines(LineFilter(batch), columns, OPERATOR, directory(), tmp_path / "x.xlsx")

"""The template carries what an operator needs, and what it carries is taken back by the import."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.applications.build_template import EXAMPLE_MARK, build_template
from core.applications.columns import CHOICES_SHEET, LIST_SHEET, NOTES_SHEET, layout_of, match_headings
from core.applications.workbook.read_workbook import open_workbook
from core.plugin_host import subsidies, subsidy
from tests.factories.applications import TOWNSHIP_NAME, VILLAGE_NAME, directory


@pytest.mark.parametrize("code", sorted(subsidies()))
async def test_template_passes_the_import_reader_unchanged(code: str, tmp_path: Path) -> None:
    programme = subsidy(code)
    path = tmp_path / "template.xlsx"
    path.write_bytes(build_template(programme, directory()))
    async with open_workbook(path, LIST_SHEET) as book:
        rows = [found async for part in book.rows() for found in part]
        columns = match_headings(layout_of(programme), book.marker, rows[0][1])
    assert [column.key for _, column in columns if column] == [
        column.key for column in layout_of(programme).columns
    ]
    assert rows[1][1][0] == EXAMPLE_MARK
    assert len(rows) == 2


def test_pick_lists_hold_the_county_and_the_choices_of_the_form() -> None:
    book = load_workbook(io.BytesIO(build_template(subsidy("elderly_service"), directory())))
    sheet, choices = book[LIST_SHEET], book[CHOICES_SHEET]
    assert choices.sheet_state == "hidden"
    texts = [cell.value for row in choices.iter_rows() for cell in row if cell.value]
    assert {TOWNSHIP_NAME, VILLAGE_NAME, "特困分散供养", "云南省农村信用社"} <= set(texts)
    assert {TOWNSHIP_NAME, "乡镇列表", "选项_category"} <= set(book.defined_names)
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules["E2"] == "=乡镇列表"
    assert rules["F2"] == "=INDIRECT($E2)"
    assert rules["M2"] == "=选项_category"


def test_number_columns_are_text_and_the_heading_stays_in_view() -> None:
    sheet = load_workbook(io.BytesIO(build_template(subsidy("elderly_service"), directory())))[LIST_SHEET]
    assert sheet.freeze_panes == "C2"
    assert sheet["C1"].value == "身份证号"
    assert sheet.column_dimensions["C"].number_format == "@"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_notes_explain_every_column() -> None:
    book = load_workbook(io.BytesIO(build_template(subsidy("minimum_living"), directory())))
    written = {row[0].value for row in book[NOTES_SHEET].iter_rows()}
    assert {column.title for column in layout_of(subsidy("minimum_living")).columns} <= written

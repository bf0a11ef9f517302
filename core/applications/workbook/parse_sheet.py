"""The parsing process: `python -m core.applications.workbook.parse_sheet <path> <sheet>`; rows leave on standard output.

The file is hostile until proved otherwise, and the parser aborts the whole process on some of them (measured), so it
never runs inside a worker. Limits are set before the parser is imported.

Frames: first `{"refused": …}` or `{"rows"}`, then lists of `[row number, [cell, …]]`, last `{"end": rows sent}`; whoever
does not see the end has not seen the file. Nobody looks at them before the inspecting process has passed the package.
"""

from __future__ import annotations

import os
import sys

from core.applications.workbook.confine import confine, send, send_refusal

if __name__ == "__main__":
    confine()

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from core.applications.workbook import limits
from core.kernel.errors import Invalid, TooLarge

ROWS_AT_ONCE = 500
COMPANION_SHEETS = ("填表说明", "选项")
"""Sheets of the template beside the list itself; the second is hidden there."""


def main(path: Path, sheet_name: str) -> None:
    """Read one sheet, sending frames; a refusal is a frame too, so that it can be repeated in these words."""
    try:
        sheet = _open_sheet(path, sheet_name)
        send({"rows": sheet.height})
        send({"end": _send_rows(sheet)})
    except Invalid as refusal:
        send_refusal(refusal)


def _open_sheet(path: Path, sheet_name: str) -> CalamineSheet:
    try:
        book = CalamineWorkbook.from_path(path)
        visible = {sheet.name: sheet.visible is SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
        _check_sheets(visible, sheet_name)
        return book.get_sheet_by_name(sheet_name)
    except (CalamineError, ValueError, OSError, UnicodeError) as error:
        raise Invalid(
            "workbook.unreadable",
            "工作簿内容无法解析（文件损坏或编码不正确），请在 Excel 或 WPS 中重新保存后上传",
            field="file",
        ) from error


def _check_sheets(visible: dict[str, bool], sheet_name: str) -> None:
    if sheet_name not in visible:
        raise Invalid(
            "workbook.sheet_missing",
            f"找不到工作表“{sheet_name}”。请下载本项目的模板，在其中填写，不要改工作表名称",
            field="file",
        )
    if not visible[sheet_name]:
        raise Invalid(
            "workbook.sheet_hidden",
            f"工作表“{sheet_name}”被隐藏，请取消隐藏并核对内容后重新上传",
            field="file",
        )
    others = [name for name in visible if name != sheet_name and name not in COMPANION_SHEETS]
    hidden = [name for name in others if not visible[name]]
    if hidden:
        raise Invalid(
            "workbook.hidden_sheets",
            f"工作簿里有隐藏的工作表“{'”“'.join(hidden)[:100]}”，请取消隐藏，核对后删除，再重新上传",
            field="file",
        )
    if others:
        raise Invalid(
            "workbook.several_sheets",
            f"工作簿里除“{sheet_name}”外还有工作表“{'”“'.join(others)[:100]}”。系统只读取“{sheet_name}”，"
            "请把其余内容并入或删除后重新上传",
            field="file",
        )


def _send_rows(sheet: CalamineSheet) -> int:
    if sheet.total_height > limits.ROWS or sheet.total_width > limits.COLUMNS:
        raise TooLarge(
            "workbook.too_many_cells",
            f"工作表超过 {limits.ROWS:,} 行或 {limits.COLUMNS} 列，请删除多余的行列，或分成几个文件上传",
            field="file",
        )
    sent = 0
    batch: list[tuple[int, list[Any]]] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [_plain(cell, number) for cell in cells]
        if any(value is not None for value in row):
            batch.append((number, row))
            sent += 1
        if len(batch) == ROWS_AT_ONCE:
            send(batch)
            batch = []
    send(batch)
    return sent


def _plain(cell: object, row: int) -> str | float | bool | None:
    """A cell as text, number, truth value or None. Dates become ISO text; durations and times their usual notation."""
    if type(cell) is str:
        if len(cell) > limits.CELL_CHARACTERS:
            raise TooLarge(
                "workbook.cell_too_long",
                f"第 {row} 行有单元格超过 {limits.CELL_CHARACTERS} 个字，请缩短后重新上传",
                row=row,
            )
        return cell if cell and not cell.isspace() else None
    if isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, datetime):
        at_midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if at_midnight else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else None


if __name__ == "__main__":
    main(Path(os.fsdecode(sys.argv[1])), sys.argv[2])

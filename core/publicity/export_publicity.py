"""导出: the posted list as an Excel workbook, masked as on the notice."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter

from core.access.official import Official
from core.publicity.find_publicity import find_publicity
from core.publicity.notice_rows import notice_rows
from core.publicity.publicity import NoticeRow, Publicity

_COLUMNS = (("序号", 6), ("姓名", 14), ("身份证号", 22), ("村民小组", 18), ("人数", 8), ("金额（元）", 14))


async def export_publicity(publicity_id: int, by: Official) -> bytes:
    """The workbook (.xlsx). Text is written as text, never as a formula. Raises `NotFound`, `NotAllowed`."""
    publicity = await find_publicity(publicity_id, by)
    return _workbook(publicity, await notice_rows(publicity))


def _workbook(publicity: Publicity, rows: Sequence[NoticeRow]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("公示名单")
        bold = workbook.add_format({"bold": True})
        money = workbook.add_format({"num_format": "#,##0.00"})
        sheet.write_string(0, 0, publicity.title, bold)
        for column, (title, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, title, bold)
        for place, row in enumerate(rows, start=2):
            sheet.write_number(place, 0, row.number)
            sheet.write_string(place, 1, row.name)
            sheet.write_string(place, 2, row.id_number)
            sheet.write_string(place, 3, row.group)
            sheet.write_number(place, 4, row.members)
            if row.amount_fen is not None:
                sheet.write_number(place, 5, Decimal(row.amount_fen) / 100, money)
        sheet.freeze_panes(2, 0)
    return target.getvalue()

"""Make the Excel template of a programme for one county: headings, pick lists, text formats, an example, notes."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from core.applications.columns import (
    CHOICES_SHEET,
    LIST_SHEET,
    MARKER_PROPERTY,
    NOTES_SHEET,
    Column,
    Layout,
    layout_of,
)
from core.plugin_api import SubsidyProgramme
from core.regions.directory import RegionDirectory

EXAMPLE_MARK = "示例"
"""What the column 序号 of the example row says; the import passes over such a row."""
_LAST_ROW = 30_000
"""Pick lists reach this far; the largest list of a county has 26,283 rows."""
_TOWNSHIPS = "乡镇列表"
_HEADING_FILL = {True: PatternFill("solid", fgColor="C6302B"), False: PatternFill("solid", fgColor="4A5568")}
_THIN = Side(style="thin", color="BFBFBF")
_GENERAL_NOTES = (
    "一、请只在“申报清单”工作表中填写，一行一个补贴对象；不要改动表头、工作表名称，不要合并单元格，不要使用公式。",
    "二、红色表头为必填列。第 2 行是示例，导入时自动跳过，可以保留也可以删除。",
    "三、身份证号、银行账号必须是文本。从其他表格复制时请用“选择性粘贴—数值”，粘贴后核对末几位是否变成了 0。",
    "四、受款人与补贴对象是同一人时，受款人三列都不填；由他人代领时三列都要填写，账号填受款人本人的。",
    "五、导入后有问题的行会进入“异常数据”，可导出修改后用同一个文件重新导入，其余行不受影响。",
    "六、同一文件重复上传、两人同时上传，都不会产生重复的申报。",
)


def build_template(programme: SubsidyProgramme, directory: RegionDirectory) -> bytes:
    """The template as the bytes of an .xlsx file, with the townships and villages of the county as pick lists."""
    layout = layout_of(programme)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = LIST_SHEET
    notes = book.create_sheet(NOTES_SHEET)
    choices = book.create_sheet(CHOICES_SHEET)
    choices.sheet_state = "hidden"
    _write_choices(book, choices, layout, directory)
    _write_list(sheet, layout, directory)
    _write_notes(notes, layout, directory)
    marker = StringProperty(name=MARKER_PROPERTY, value=layout.marker)
    book.custom_doc_props.append(marker)  # type: ignore[attr-defined]
    book.properties.title = f"{programme.name}申报清单"
    book.properties.creator = "惠民惠农补贴一卡通平台"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"


def _write_list(sheet: Worksheet, layout: Layout, directory: RegionDirectory) -> None:
    example = _example_row(layout, directory)
    for place, column in enumerate(layout.columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = "@"
        _put(sheet, 1, place, column.title)
        heading = sheet.cell(1, place)
        heading.font = Font(bold=True, color="FFFFFF")
        heading.fill = _HEADING_FILL[column.required or column.key in {"township", "village"}]
        heading.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        heading.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
        if column.note:
            heading.comment = Comment(column.note, "模板", width=260, height=90)
        _put(sheet, 2, place, example[column.key])
        sheet.cell(2, place).font = Font(italic=True, color="808080")
        _add_pick_list(sheet, column, letter, layout)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "C2"


def _example_row(layout: Layout, directory: RegionDirectory) -> dict[str, str]:
    example = {column.key: column.example for column in layout.columns}
    township = next((region for region in directory.townships() if directory.villages(region.code)), None)
    if township is not None:
        example["township"] = township.name
        example["village"] = directory.villages(township.code)[0].name
    example["ordinal"] = EXAMPLE_MARK
    return example


def _add_pick_list(sheet: Worksheet, column: Column, letter: str, layout: Layout) -> None:
    if column.key == "township":
        formula = f"={_TOWNSHIPS}"
    elif column.key == "village":
        township = next(
            place for place, other in enumerate(layout.columns, start=1) if other.key == "township"
        )
        formula = f"=INDIRECT(${get_column_letter(township)}2)"
    elif column.choices:
        formula = f"={_choices_name(column)}"
    else:
        return
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "不在可选范围", f"请从下拉列表选择“{column.title}”"
    rule.errorStyle = "warning" if column.key in {"village", "bank_name"} else "stop"
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _choices_name(column: Column) -> str:
    return f"选项_{column.key}"


def _write_choices(book: Workbook, sheet: Worksheet, layout: Layout, directory: RegionDirectory) -> None:
    """One column for each pick list, each under a name; the villages under the name of their township."""
    townships = directory.townships()
    lists: list[tuple[str, Sequence[str]]] = [(_TOWNSHIPS, [region.name for region in townships])]
    lists += [
        (region.name, [village.name for village in directory.villages(region.code)]) for region in townships
    ]
    lists += [(_choices_name(column), column.choices) for column in layout.columns if column.choices]
    for place, (name, values) in enumerate(lists, start=1):
        _put(sheet, 1, place, name)
        for row, value in enumerate(values, start=2):
            _put(sheet, row, place, value)
        if values:
            letter = get_column_letter(place)
            area = f"{quote_sheetname(CHOICES_SHEET)}!${letter}$2:${letter}${len(values) + 1}"
            book.defined_names[name] = DefinedName(name, attr_text=area)


def _write_notes(sheet: Worksheet, layout: Layout, directory: RegionDirectory) -> None:
    _put(sheet, 1, 1, f"{directory.county.name}“{layout.programme_name}”申报清单填表说明")
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    row = 2
    for line in _GENERAL_NOTES:
        _put(sheet, row, 1, line)
        row += 1
    row += 1
    for place, heading in enumerate(("列名", "是否必填", "填写要求", "可选内容", "示例"), start=1):
        _put(sheet, row, place, heading)
        sheet.cell(row, place).font = Font(bold=True)
    for column in layout.columns:
        row += 1
        values = (
            column.title,
            "必填" if column.required or column.key in {"township", "village"} else "选填",
            column.note,
            "、".join(column.choices),
            column.example,
        )
        for place, value in enumerate(values, start=1):
            _put(sheet, row, place, value)
    for letter, width in zip("ABCDE", (24, 10, 60, 50, 40), strict=True):
        sheet.column_dimensions[letter].width = width

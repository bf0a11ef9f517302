"""Walk through a workbook's package once, streaming, and refuse what the real reader must never meet.

Runs in a process of its own beside the parser, whose rows nobody looks at before all was inspected. Looks at bytes only: sizes as they really inflate,
entity declarations, cell addresses, formulas, merged cells, macros.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from core.applications.workbook import limits
from core.kernel.errors import Invalid, TooLarge

_CHUNK = 1024 * 1024
_OVERLAP = 256
_MACHINE = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']""")
_PROPERTY = re.compile(rb'name="ykt_template"[^>]*>\s*<(?:\w+:)?lpwstr>([^<]{1,80})<')

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_MERGED = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Za-z0-9:]{1,30})["']""")
_ADDRESS = re.compile(rb"""r=["']([A-Za-z]{1,4}\d{1,9})["']""")
# Written as one pattern that begins with plain text, so that a sheet of 26 MB is searched in 0.04 s.
_FAR_COLUMN = re.compile(rb"""r=["'](?:[A-Za-z]{3,}|[Bb][M-Zm-z]|[C-Zc-z][A-Za-z])\d""")
_FAR_ROW = re.compile(rb"""r=["'][A-Za-z]{0,3}(?:[2-9]\d{5}|\d{7,})["']""")


def inspect_package(path: Path) -> str:
    """Check the whole package; returns the template marker in its document properties (empty when there is none).

    Raises `Invalid` or `TooLarge` with the reason in Chinese. Holds at most about one megabyte of content.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _check_directory(package)
            marker = ""
            inflated = 0
            for entry in package.infolist():
                inflated += _check_entry(package, entry, limits.INFLATED_BYTES - inflated)
                if entry.filename == "docProps/custom.xml":
                    marker = _marker(package, entry)
            return marker
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise Invalid(
            "workbook.damaged",
            "工作簿文件已损坏或不完整，请在 Excel 或 WPS 中打开并重新保存后再上传",
            field="file",
        ) from error


def _check_directory(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    lower = {name.lower() for name in names}
    if len(entries) > limits.ENTRIES:
        raise TooLarge(
            "workbook.too_many_entries",
            f"工作簿内部有 {len(entries)} 个部件，远多于正常清单，请重新下载模板填写",
            field="file",
        )
    if len(lower) != len(names):
        raise Invalid(
            "workbook.duplicate_entries", "工作簿内部有重名部件，结构不正常，请重新下载模板填写", field="file"
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Invalid("workbook.encrypted", "工作簿设置了密码，无法读取，请取消密码后重新上传", field="file")
    if any("vbaproject" in name or "/macrosheets/" in name for name in lower):
        raise Invalid(
            "workbook.macros",
            "工作簿含有宏，系统不接收。请另存为不含宏的“Excel 工作簿（*.xlsx）”",
            field="file",
        )
    if "xl/workbook.xml" not in lower or "[content_types].xml" not in lower:
        raise Invalid(
            "workbook.not_xlsx", "文件不是 .xlsx 工作簿（可能是改了扩展名的压缩包或其他文档）", field="file"
        )
    if sum(entry.file_size for entry in entries) > limits.INFLATED_BYTES:
        raise _too_large()


def _check_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: int) -> int:
    """Inflate one entry in pieces and check each; returns its true size in bytes."""
    is_machine_read = _MACHINE.search(entry.filename) is not None
    is_sheet = _SHEET.match(entry.filename) is not None
    size, tail = 0, b""
    with package.open(entry) as stream:
        while piece := _read(stream):
            size += len(piece)
            if size > allowance:
                raise _too_large()
            if size > limits.RATIO_FROM_BYTES and size > limits.INFLATION_RATIO * max(entry.compress_size, 1):
                raise TooLarge(
                    "workbook.inflation",
                    "工作簿压缩比异常（疑似压缩炸弹），已拒绝读取。请重新下载模板填写后上传",
                    field="file",
                )
            if is_machine_read:
                if not tail:
                    _check_encoding(piece[:200], entry.filename)
                window = tail + piece
                _check_markup(window, entry.filename)
                if is_sheet:
                    _check_sheet(window)
                tail = window[-_OVERLAP:]
    return size


def _read(stream: IO[bytes]) -> bytes:
    return stream.read(_CHUNK)


def _too_large() -> TooLarge:
    return TooLarge(
        "workbook.too_large",
        f"工作簿解压后超过 {limits.INFLATED_BYTES // 1024 // 1024} MB，请删除图片和多余的行列，或分成几个文件上传",
        field="file",
    )


def _check_encoding(head: bytes, part: str) -> None:
    declared = _ENCODING.search(head.removeprefix(b"\xef\xbb\xbf"))
    name = declared.group(1).decode() if declared else "utf-8"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head:
        name = "utf-16"
    if name.lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise Invalid(
            "workbook.encoding",
            f"工作簿内部部件 {part} 的编码是 {name}，不是标准的 UTF-8，读取会出现乱码。请在 Excel 或 WPS 中重新保存后上传",
            field="file",
        )


def _check_markup(window: bytes, part: str) -> None:
    if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
        raise Invalid(
            "workbook.doctype",
            f"工作簿内部部件 {part} 含有实体声明，系统不接收。请在 Excel 或 WPS 中重新保存后上传",
            field="file",
        )


def _check_sheet(window: bytes) -> None:
    if _FAR_ROW.search(window):
        raise TooLarge(
            "workbook.too_many_rows",
            f"工作表超过 {limits.ROWS:,} 行，或在很远的行里有内容或格式。请删除表格下方多余的行，或分成几个文件上传",
            field="file",
        )
    if _FAR_COLUMN.search(window):
        raise TooLarge(
            "workbook.too_many_columns",
            f"工作表超过 {limits.COLUMNS} 列，或在很远的列里有内容或格式。请删除表格右侧多余的列后重新上传",
            field="file",
        )
    if b"<f" in window or b":f" in window:
        found = _FORMULA.search(window)
        if found:
            addresses = _ADDRESS.findall(window, 0, found.start())
            place = f"单元格 {addresses[-1].decode()} " if addresses else ""
            raise Invalid(
                "workbook.formula",
                f"{place}含有公式。系统不计算公式，请选中后“复制—选择性粘贴—数值”，全部改为数值或文本后重新上传",
                field="file",
                details={"cell": addresses[-1].decode() if addresses else ""},
            )
    if b"mergeCell" in window:
        merged = _MERGED.search(window)
        if merged:
            raise Invalid(
                "workbook.merged_cells",
                f"单元格 {merged.group(1).decode()} 是合并单元格，无法判断内容属于哪一行。请取消合并，逐行填写后重新上传",
                field="file",
                details={"cell": merged.group(1).decode()},
            )


def _marker(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    with package.open(entry) as stream:
        found = _PROPERTY.search(stream.read(64 * 1024))
    return found.group(1).decode("utf-8", errors="replace") if found else ""

"""Tell by its first bytes what a file is, so that a wrong kind is refused at the door with the right advice."""

from __future__ import annotations

from core.kernel.errors import Invalid

HEAD_BYTES = 4096
"""How much of the file `require_workbook` looks at."""

_SAVE_AS = "请在 Excel 或 WPS 中打开后，用“另存为”选择“Excel 工作簿（*.xlsx）”，再重新上传"
_TEXT_ENCODINGS = ("utf-8-sig", "gb18030")


def require_workbook(head: bytes, file_name: str) -> None:
    """Raise `Invalid` (with what it is instead, and how to mend it) unless `head` begins an .xlsx package."""
    if not head:
        raise Invalid(
            "workbook.empty_file",
            f"文件“{file_name}”是空的（0 字节），请确认文件已保存后重新上传",
            field="file",
        )
    if head.startswith(b"PK\x03\x04"):
        if not file_name.lower().endswith(".xlsx"):
            raise Invalid(
                "workbook.wrong_extension",
                f"只接收扩展名为 .xlsx 的工作簿，“{file_name}”不是。{_SAVE_AS}",
                field="file",
            )
        return
    code, what = _kind_of(head)
    raise Invalid(code, f"“{file_name}”{what}", field="file")


def _kind_of(head: bytes) -> tuple[str, str]:
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return (
            "workbook.old_format",
            f"是旧版 .xls 文件，或是加了打开密码的工作簿，无法读取。{_SAVE_AS}（不要设置密码）",
        )
    if head.startswith(b"%PDF"):
        return "workbook.pdf", "是 PDF 文件，不是工作簿。请上传按模板填写的 .xlsx 文件"
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        return "workbook.empty_package", "是空的压缩包，不是工作簿。请重新下载模板填写后上传"
    text = _as_text(head)
    if text is None:
        return "workbook.unknown", "不是 Excel 工作簿，或文件已损坏。请重新下载模板，填写后以 .xlsx 格式上传"
    if text.lstrip().startswith("<"):
        return "workbook.renamed_page", f"是改了扩展名的网页或 XML 文件，不是真正的工作簿。{_SAVE_AS}"
    return (
        "workbook.plain_text",
        f"是文本文件（如 CSV），不是工作簿；文本文件会丢失号码格式并出现乱码。{_SAVE_AS}",
    )


def _as_text(head: bytes) -> str | None:
    """`head` as text, or None for binary content. A character cut at the end is no reason for binary."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore")
    if b"\x00" in head:
        return None
    for encoding in _TEXT_ENCODINGS:
        for end in range(len(head), max(len(head) - 4, 0), -1):
            try:
                return head[:end].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None

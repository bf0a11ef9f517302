"""Attachments: what may be attached, to what, and what officials see of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from core.kernel.errors import Invalid

ATTACHMENT_BYTES = 10 * 1024 * 1024
"""Largest attachment."""
SUBJECTS = ("line", "dossier", "batch", "publicity", "recipient")
_ENTRIES = 5_000
"""Parts that an office document may have; ordinary ones have some dozens."""


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One attachment. `scan_result` is clean or not_scanned; an infected file is never kept."""

    id: int
    subject: str
    subject_id: int
    file_name: str
    media_type: str
    bytes: int
    scan_result: str
    uploaded_by: int
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    """An attachment for download: where it lies on disk, under which name and type it is sent."""

    path: Path
    file_name: str
    media_type: str
    sha256: bytes


def _is_office(folder: str, path: Path, head: bytes) -> bool:
    """Whether a file is an office document of the kind that keeps its parts in `folder`, and holds no macro anywhere."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return False
    return (
        len(names) <= _ENTRIES
        and "[content_types].xml" in names
        and folder in {name.split("/")[0] for name in names}
        and not any("vbaproject" in name for name in names)
    )


_KINDS: Mapping[str, tuple[str, Callable[[Path, bytes], bool]]] = {
    "pdf": ("application/pdf", lambda _, head: head.startswith(b"%PDF-")),
    "jpg": ("image/jpeg", lambda _, head: head.startswith(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", lambda _, head: head.startswith(b"\xff\xd8\xff")),
    "png": ("image/png", lambda _, head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", partial(_is_office, "xl")),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        partial(_is_office, "word"),
    ),
}


def media_type_of(path: Path, file_name: str, head: bytes) -> str:
    """The media type of a stored upload; raises `Invalid` unless both its name and its content are of an allowed kind."""
    extension = file_name.rpartition(".")[2].lower()
    kind = _KINDS.get(extension)
    if kind is None:
        raise Invalid(
            "attachment.type",
            f"附件“{file_name}”的类型不允许，可上传：PDF、JPG、PNG 图片、XLSX、DOCX（不含宏）",
            field="file",
        )
    media_type, fits = kind
    if not fits(path, head):
        raise Invalid(
            "attachment.content",
            f"附件“{file_name}”的内容与扩展名 .{extension} 不符，或含有宏，请用原软件重新保存后上传",
            field="file",
        )
    return media_type

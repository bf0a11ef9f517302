"""What an official may choose for a page, checked field by field."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from core.kernel.errors import Invalid

THEMES = {"light": "浅色", "dark": "深色", "contrast": "高对比度"}
MAX_COLUMNS = 80
_PAGE = re.compile(r"[a-z][a-z0-9_.-]{0,59}", re.ASCII)
_COLUMN = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,59}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choices:
    """Columns in their order, rows on a page (5 to 200), large print, theme; None follows the portal's own choice."""

    columns: list[str] | None = None
    page_size: int | None = None
    large_print: bool | None = None
    theme: str | None = None

    def __post_init__(self) -> None:
        """Check every field; raises `Invalid` that names the first one that is wrong."""
        columns = self.columns or []
        if len(columns) > MAX_COLUMNS or len(set(columns)) != len(columns):
            raise Invalid("preference.columns", f"列不能重复，最多 {MAX_COLUMNS} 列", field="columns")
        if not all(_COLUMN.fullmatch(column) for column in columns):
            raise Invalid("preference.columns", "列名不正确，请恢复默认列后重新选择", field="columns")
        if self.page_size is not None and not 5 <= self.page_size <= 200:
            raise Invalid("preference.page_size", "每页条数应为 5 到 200", field="page_size")
        if self.theme is not None and self.theme not in THEMES:
            raise Invalid(
                "preference.theme",
                f"主题应为{'、'.join(THEMES.values())}之一（{'、'.join(THEMES)}）",
                field="theme",
            )

    def to_json(self) -> dict[str, Any]:
        """What is stored: the chosen fields alone."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class PagePreference:
    """The choices for one page and when they were made."""

    page: str
    choices: Choices
    updated_at: datetime


def page_named(page: str) -> str:
    """The key of a page; raises `Invalid` for one that cannot be one."""
    if not _PAGE.fullmatch(page):
        raise Invalid(
            "preference.page", "页面名称应为小写字母、数字或 . _ -，以字母开头，最长 60 个字符", field="page"
        )
    return page

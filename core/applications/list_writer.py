"""Write a programme's list as a workbook that the import takes back: same headings, same marker, text cells only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from core.applications.columns import LIST_SHEET, MARKER_PROPERTY, Layout

_ILL_FORMED = str.maketrans(dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
_LONGEST_CELL = 32_767
STREAMED = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of every workbook that we write: one row in memory, and text that stays text."""


class ListWriter:
    """Writes rows one by one into a workbook at `path`, holding one row in memory.

    `extra` names columns (title, width) that follow those of the layout.
    """

    def __init__(self, path: Path, layout: Layout, *, extra: Sequence[tuple[str, int]] = ()) -> None:
        self._book = xlsxwriter.Workbook(str(path), STREAMED)
        self._sheet = self._book.add_worksheet(LIST_SHEET)
        self._text = self._book.add_format({"num_format": "@"})
        self._wrong = self._book.add_format({"num_format": "@", "bg_color": "#F8CBAD"})
        self._book.set_custom_property(MARKER_PROPERTY, layout.marker)
        self._keys = [column.key for column in layout.columns]
        self._row = 0
        heading = self._book.add_format({"bold": True, "num_format": "@", "bg_color": "#D9E2F3", "border": 1})
        columns = [(column.title, column.width) for column in layout.columns] + list(extra)
        for place, (_, width) in enumerate(columns):
            self._sheet.set_column(place, place, width, self._text)
        for place, (title, _) in enumerate(columns):
            self._sheet.write_string(0, place, title, heading)
        self._sheet.freeze_panes(1, 2)

    def write(
        self, cells: Mapping[str, Any], extra: Sequence[str] = (), *, wrong: frozenset[str] = frozenset()
    ) -> None:
        """Append one row: column key → value, then the values of the extra columns; `wrong` cells are marked."""
        self._row += 1
        for place, key in enumerate(self._keys):
            value = cells.get(key)
            if key in wrong or value not in (None, ""):
                self._put(place, value, self._wrong if key in wrong else self._text)
        for place, text in enumerate(extra, start=len(self._keys)):
            self._put(place, text, self._text)

    def _put(self, place: int, value: object, look: Any) -> None:
        text = cell_text(value)
        if text:
            self._sheet.write_string(self._row, place, text, look)
        else:
            self._sheet.write_blank(self._row, place, None, look)

    def close(self) -> int:
        """Finish the file; returns the number of rows written."""
        self._book.close()
        return self._row


def cell_text(value: object) -> str:
    """A value as the text of a cell: whole numbers without a point, no characters that XML forbids, not too long."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).translate(_ILL_FORMED).encode("utf-8", "ignore").decode()[:_LONGEST_CELL]

"""Write a plain table as a workbook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from core.applications.list_writer import STREAMED, cell_text


async def write_table(
    path: Path, columns: Sequence[tuple[str, int]], rows: AsyncIterator[Sequence[Any]]
) -> int:
    """Write headings (title, width) and `rows` to `path` (.xlsx) as text, row by row; returns how many rows."""
    book = xlsxwriter.Workbook(str(path), STREAMED)
    sheet = book.add_worksheet("导出")
    text = book.add_format({"num_format": "@"})
    heading = book.add_format({"bold": True, "num_format": "@", "bg_color": "#D9E2F3", "border": 1})
    for place, (_, width) in enumerate(columns):
        sheet.set_column(place, place, width, text)
    for place, (title, _) in enumerate(columns):
        sheet.write_string(0, place, title, heading)
    sheet.freeze_panes(1, 0)
    count = 0
    async for row in rows:
        count += 1
        for place, value in enumerate(row):
            sheet.write_string(count, place, cell_text(value), text)
    await asyncio.to_thread(book.close)
    return count

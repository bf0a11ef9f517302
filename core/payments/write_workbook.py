"""Write an export as an Excel file of text cells."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import xlsxwriter


async def write_workbook(
    path: Path, headings: Sequence[str], rows: AsyncIterator[Sequence[str]], *, title: str
) -> int:
    """Write `headings` and `rows` to `path` (.xlsx) as they come, in constant memory; returns how many rows.

    `title` names the sheet. Every cell is text, so that no content becomes a formula.
    """
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    page.set_column(0, len(headings) - 1, 18)
    for column, heading in enumerate(headings):
        page.write_string(0, column, heading, bold)
    count = 0
    async for row in rows:
        count += 1
        for column, text in enumerate(row):
            page.write_string(count, column, text)
    await asyncio.to_thread(book.close)
    return count

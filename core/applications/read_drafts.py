"""Read an uploaded or fetched list into drafts, slice by slice and row by row checked; writes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from core.applications.build_template import EXAMPLE_MARK
from core.applications.columns import LIST_SHEET, Column, layout_of, match_headings
from core.applications.draft import Draft
from core.applications.plain_rows import PlainRows
from core.applications.rules import Directory, Intake, RowRules, text_of
from core.applications.workbook.read_workbook import OpenWorkbook, Row, open_workbook
from core.kernel.errors import Invalid

SLICE_ROWS = 2_000
"""Rows that are stored together: enough that their queries do not count, and few enough to be held three times."""
_NAMED_PLACES = 10


class ListBook(Protocol):
    """An open list: the marker of its template, an upper bound of its rows, and the rows, the heading as row 1."""

    @property
    def marker(self) -> str:
        """Programme and version of the template."""

    @property
    def row_count(self) -> int:
        """An upper bound of the rows, heading included."""

    def rows(self) -> AsyncIterator[list[Row]]:
        """The rows that are not empty, in order, some hundred at a time."""


OpenList = Callable[[Path], AbstractAsyncContextManager[ListBook]]


def open_sheet(path: Path) -> AbstractAsyncContextManager[OpenWorkbook]:
    """Open the list in an uploaded workbook (`open_workbook`)."""
    return open_workbook(path, LIST_SHEET)


@dataclass(frozen=True, slots=True)
class DraftSlice:
    """Some consecutive rows of a list, which has `most_rows` at most; `mends` are the abnormal lines that all of it stands in for."""

    drafts: list[Draft]
    mends: Sequence[int]
    most_rows: int


async def read_drafts(
    path: Path,
    intake: Intake,
    directory: Directory,
    on_rows: Callable[[int, int], Awaitable[None]] | None = None,
    *,
    open_list: OpenList = open_sheet,
) -> AsyncGenerator[DraftSlice]:
    """Every row of the list as a `Draft`, in order and in slices; `on_rows(done, total)` is called for each.

    Nothing of it is believed before the last slice came: only then raises `Invalid` a list that cannot be taken for its
    rows (id numbers or accounts that Excel keeps as numbers, whose last digits are lost already; no rows at all). A
    damaged or hostile file or another template raises before the first.
    """
    reader = _SheetReader(intake, directory)
    async with open_list(path) as book:
        async for rows in book.rows():
            body = reader.begin(book, rows)
            if reader.is_mended:
                reader.note_mends(body)
                continue
            reader.take(body)
            await asyncio.sleep(0)  # whoever stores the slice before goes on
            if (ready := reader.full_slice()) is not None:
                if on_rows is not None:
                    await on_rows(reader.done, ready.most_rows)
                yield ready
    if reader.is_mended:
        # A mended row may free the claim of any row above it: which lines make way is known before the first is stored.
        async with open_list(path) as book:
            async for rows in book.rows():
                reader.take(row for row in rows if row[0] > 1)
                if (ready := reader.full_slice()) is not None:
                    yield ready
    yield reader.finish()


class _SheetReader:
    def __init__(self, intake: Intake, directory: Directory) -> None:
        self.done = 0
        self.is_mended = False
        self._most_rows = 0
        self._layout = layout_of(intake.programme)
        self._rules = RowRules(intake, directory)
        self._plain: PlainRows | None = None
        self._columns: list[tuple[int, Column | None]] = []
        self._text_only: list[tuple[int, Column]] = []
        self._numbers: list[tuple[int, str]] = []
        self._mends: list[int] = []
        self._drafts: list[Draft] = []

    def begin(self, book: ListBook, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows below the heading, which is the first row of all."""
        if self._columns or not rows:
            return rows
        self._most_rows = max(book.row_count - 1, 0)
        self._heading(book.marker, *rows[0])
        return rows[1:]

    def note_mends(self, rows: Iterable[Row]) -> None:
        """Remember which lines the rows stand in for, and nothing else."""
        for _, cells in rows:
            values, mends = self._values(cells)
            if mends is not None and values:
                self._mends.append(mends)

    def take(self, rows: Iterable[Row]) -> None:
        """Check some more rows."""
        for number, cells in rows:
            draft = self._plain.check(number, cells) if self._plain is not None else None
            if draft is None:
                draft = self._checked(number, cells)
            if draft is not None:
                self._drafts.append(draft)

    def full_slice(self) -> DraftSlice | None:
        """The drafts so far, once they are enough for a slice."""
        return self._slice() if len(self._drafts) >= SLICE_ROWS else None

    def finish(self) -> DraftSlice:
        """The last slice; raises `Invalid` for a list that cannot be taken."""
        if self._numbers:
            raise self._numbers_as_text()
        if not self.done and not self._drafts:
            raise Invalid(
                "workbook.no_rows",
                f"工作表“{LIST_SHEET}”里没有填写任何申报数据，请填写后重新上传",
                field="file",
            )
        return self._slice()

    def _slice(self) -> DraftSlice:
        self.done += len(self._drafts)
        ready, self._drafts = DraftSlice(self._drafts, self._mends, self._most_rows), []
        return ready

    def _heading(self, marker: str, number: int, cells: Sequence[Any]) -> None:
        if number != 1:
            raise Invalid(
                "template.heading_row",
                "第 1 行应是表头。请下载本项目的模板，不要在表头上方插入行",
                field="file",
                row=1,
            )
        self._columns = match_headings(self._layout, marker, cells)
        own = [(place, column) for place, column in self._columns if column]
        self._text_only = [(place, column) for place, column in own if column.must_be_text]
        self.is_mended = len(own) < len(self._columns)
        if not self.is_mended and not self._rules.is_collective:
            self._plain = PlainRows(self._rules, own)

    def _checked(self, number: int, cells: Sequence[Any]) -> Draft | None:
        width = len(cells)
        for place, column in self._text_only:
            if place < width and type(cells[place]) in (float, int):
                self._numbers.append((number, column.title))
        values, mends = self._values(cells)
        if not values or self._numbers:
            return None
        draft = self._rules.check(number, values)
        draft.mends_line = mends
        return draft

    def _values(self, cells: Sequence[Any]) -> tuple[dict[str, Any], int | None]:
        """The cells of a row by column key (none for an empty row and for the example), and the line that it mends."""
        width = len(cells)
        values: dict[str, Any] = {}
        mends: int | None = None
        for place, found in self._columns:
            cell = cells[place] if place < width else None
            if cell is None:
                continue
            if found is None:
                text = text_of(cell)
                mends = int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
            else:
                values[found.key] = cell
        if values.pop("ordinal", None) == EXAMPLE_MARK:
            values.clear()
        return values, mends

    def _numbers_as_text(self) -> Invalid:
        named = "；".join(f"第 {row} 行“{title}”" for row, title in self._numbers[:_NAMED_PLACES])
        more = f"等 {len(self._numbers)} 处" if len(self._numbers) > _NAMED_PLACES else ""
        return Invalid(
            "cell.number_instead_of_text",
            f"{named}{more}被存成了数字。Excel 的数字只保留 15 位，后面几位已经变成 0，无法还原。"
            "请把这些列设置为文本格式，重新录入或粘贴原始号码后上传",
            field="file",
            row=self._numbers[0][0],
            details={"cells": [[row, title] for row, title in self._numbers[:100]]},
        )

"""The file in which a fetched list is kept, as it came: a line of JSON about the list, then one for each row.

The same rows in the same order are the same bytes, whatever parts they came in, so the file's digest says that a list was
here before. What may change without a row changing (title, version, time) is not in it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from core.applications.columns import Layout
from core.applications.register_list import ListSource
from core.applications.workbook.read_workbook import Row
from core.plugin_api import ListCell

_ROWS_AT_ONCE = 500


class _Heading(msgspec.Struct, kw_only=True):
    """The first line: where the list comes from, which template its cells follow, how many rows there are."""

    system: str
    list_id: str
    marker: str
    headings: list[str]
    rows: int


_encode = msgspec.json.Encoder().encode
_heading_of = msgspec.json.Decoder(_Heading).decode
_cells_of = msgspec.json.Decoder(list[str | int | float | bool | None]).decode


def heading_line(source: ListSource, layout: Layout, rows: int) -> bytes:
    """The first line of the file of a list with `rows` rows."""
    heading = _Heading(
        system=source.system,
        list_id=source.list_id,
        marker=layout.marker,
        headings=[column.title for column in layout.columns],
        rows=rows,
    )
    return _encode(heading) + b"\n"


def row_lines(rows: Iterable[Sequence[ListCell]]) -> bytes:
    """The lines of some rows, whose cells are in the order of the template."""
    return b"".join(_encode(row) + b"\n" for row in rows)


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """An open file of a fetched list, read as a workbook is: marker, an upper bound of its rows, and the rows to come."""

    marker: str
    row_count: int
    _headings: list[str]
    _file: BinaryIO

    async def rows(self) -> AsyncIterator[list[Row]]:
        """The heading as row 1, then all rows in order, some hundred at a time."""
        yield [(1, list(self._headings))]
        number = 2
        while lines := await asyncio.to_thread(lambda: list(islice(self._file, _ROWS_AT_ONCE))):
            yield [(number + place, _cells_of(line)) for place, line in enumerate(lines)]
            number += len(lines)


@contextlib.asynccontextmanager
async def open_fetched(path: Path) -> AsyncIterator[FetchedFile]:
    """Open the file of a fetched list (absolute path) for reading."""
    with path.open("rb") as file:
        heading = _heading_of(file.readline())
        yield FetchedFile(heading.marker, heading.rows + 1, heading.headings, file)

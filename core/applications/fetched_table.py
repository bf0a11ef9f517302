"""What a fetched list may hold: its columns are the template's, its cells as short as a workbook's. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from core.applications.columns import Layout, bare_title
from core.applications.workbook import limits
from core.kernel.errors import Invalid, TooLarge
from core.plugin_api import ListCell, OfferedList

_SHOWN_TITLE = 30
_NAMED = 10
_ASK = "请联系对方更正后重新接入"


def require_acceptable_size(wanted: OfferedList) -> None:
    """Raise `Invalid` for a list without rows, `TooLarge` for one with more rows than a workbook may have."""
    most = limits.ROWS - 1
    if wanted.rows == 0:
        raise Invalid("fetched.no_rows", f"清单“{wanted.title}”中没有人员，没有接入。{_ASK}")
    if wanted.rows > most:
        raise TooLarge(
            "fetched.too_many_rows",
            f"清单“{wanted.title}”有 {wanted.rows} 行，超过一次可接入的 {most} 行。请联系对方分成几份后重新接入",
        )


class FetchedTable:
    """The rows of one list in the order of the template's columns; a column that the list leaves out stays empty.

    Rows are numbered as in the template: its heading is row 1, so the first person stands in row 2.
    """

    def __init__(self, layout: Layout, columns: Sequence[str]) -> None:
        """Raises `Invalid` for columns that are doubled, unknown or missing though required."""
        self.columns = tuple(columns)
        titles = [bare_title(title) for title in columns]
        known = {bare_title(column.title): column for column in layout.columns}
        double = sorted({title for title in titles if titles.count(title) > 1})
        unknown = [title for title in titles if title not in known]
        missing = [column.title for title, column in known.items() if column.required and title not in titles]
        reasons = [
            f"{what}列{_quoted(found)}"
            for what, found in (("多出", unknown), ("重复", double), ("缺少", missing))
            if found
        ]
        if reasons:
            raise Invalid(
                "fetched.columns",
                f"清单的列与“{layout.programme_name}”的模板不一致：{'；'.join(reasons)}，没有接入。{_ASK}",
            )
        places = {title: place for place, title in enumerate(titles)}
        self._layout = layout
        self._places = [places.get(title) for title in known]

    def cells(self, row_number: int, row: Sequence[ListCell]) -> list[ListCell]:
        """One row in the order of the template.

        Raises `Invalid` for another number of cells than columns, a cell that is too long, and a number where only
        text keeps all digits (id numbers, accounts).
        """
        if len(row) != len(self.columns):
            raise self._refusal(
                row_number, f"有 {len(row)} 个单元格，而清单有 {len(self.columns)} 列", "fetched.row_width"
            )
        ordered = []
        for column, place in zip(self._layout.columns, self._places, strict=True):
            cell = row[place] if place is not None else None
            if cell is not None and not isinstance(cell, bool):
                if not isinstance(cell, str) and column.must_be_text:
                    reason = f"“{column.title}”是数字而不是文本，后几位可能已经改变"
                    raise self._refusal(row_number, reason, "fetched.number_instead_of_text")
                if len(str(cell)) > limits.CELL_CHARACTERS:
                    reason = f"“{column.title}”超过 {limits.CELL_CHARACTERS} 个字符"
                    raise self._refusal(row_number, reason, "fetched.cell_too_long")
            ordered.append(cell)
        return ordered

    def _refusal(self, row_number: int, reason: str, code: str) -> Invalid:
        return Invalid(code, f"清单第 {row_number} 行{reason}，没有接入任何数据。{_ASK}", row=row_number)


def _quoted(titles: Sequence[str]) -> str:
    shown = "”“".join(title[:_SHOWN_TITLE] for title in titles[:_NAMED])
    return f"“{shown}”" + (f"等 {len(titles)} 列" if len(titles) > _NAMED else "")

"""Shapes that all answers share."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from core.kernel.paging import Page

Row = TypeVar("Row")
Shown = TypeVar("Shown")


class Rows(msgspec.Struct, Generic[Row], kw_only=True):
    """One page of a list: `total` rows are found, `sums` (fen, people) run over all of them."""

    rows: list[Row]
    total: int
    page: int
    size: int
    sums: dict[str, int] = {}


class Created(msgspec.Struct, kw_only=True):
    """The id of what was made."""

    id: int


class JobAnswer(msgspec.Struct, kw_only=True):
    """The job that does the work; its progress is at `/jobs/{job_id}`."""

    job_id: int


def rows_of(page: Page[Row], shown: list[Shown]) -> Rows[Shown]:
    """The answer for `page`, each row as `shown`."""
    return Rows(rows=shown, total=page.total, page=page.number, size=page.size, sums=page.sums)

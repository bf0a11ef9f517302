"""What the measurement of the portal says: a row for each list, its bound, and a table for people."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

BOUND_MS = 150
FIRST_LOAD_KB = 150
"""Bounds of issue 3: p95 of a list's first page, and the gzipped first load (1 KB is 1,024 bytes)."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list, as its page opens or narrowed (`page:variant`): how long `asked` requests took, and what one of them cost.

    `first_page_ms` is their p95, `cold_ms` the slowest of those who opened the list before them, one after another; `web_ms` and
    `postgres_ms` are processor time for a request. `failures` names what was not answered with 2xx.
    """

    name: str
    title: str
    first_page_ms: float
    median_ms: float
    cold_ms: float
    asked: int
    web_ms: float
    postgres_ms: float
    failures: tuple[str, ...] = ()

    @property
    def within(self) -> bool:
        """Whether every request was answered, and p95 keeps the bound."""
        return not self.failures and self.first_page_ms <= BOUND_MS

    def to_json(self) -> dict[str, Any]:
        """The row as machines read it."""
        return {
            "name": self.name,
            "first_page_ms": round(self.first_page_ms, 1),
            "median_ms": round(self.median_ms, 1),
            "cold_ms": round(self.cold_ms, 1),
            "asked": self.asked,
            "web_ms": round(self.web_ms, 1),
            "postgres_ms": round(self.postgres_ms, 1),
            "bound_ms": BOUND_MS,
            "within": self.within,
            "failures": list(self.failures),
        }


@dataclass(frozen=True, slots=True)
class PortalReport:
    """The whole measurement: the first load in bytes, lines of the county, posts (roles) that were signed in, and the lists."""

    first_load_bytes: int
    lines: int
    posts: tuple[str, ...]
    rows: tuple[ListRow, ...]

    @property
    def first_load_gz_kb(self) -> float:
        """The first load in KB."""
        return self.first_load_bytes / 1024

    def to_json(self) -> dict[str, Any]:
        """The report as machines read it."""
        return {
            "first_load_gz_kb": round(self.first_load_gz_kb, 1),
            "lines": self.lines,
            "posts": list(self.posts),
            "rows": [row.to_json() for row in self.rows],
        }


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank); raises `ValueError` for none."""
    if not values:
        raise ValueError("no values")
    return sorted(values)[math.ceil(share * len(values)) - 1]


def table(report: PortalReport) -> str:
    """The report as a table with Chinese headings, the slowest list first."""
    lines: list[tuple[str, ...]] = [
        (
            "列表",
            "页面",
            "p95（毫秒）",
            "中位（毫秒）",
            "首次（毫秒）",
            "网页进程（毫秒/次）",
            "数据库（毫秒/次）",
            "结论",
        )
    ]
    for row in sorted(report.rows, key=lambda row: -row.first_page_ms):
        verdict = "达标" if row.within else (row.failures[0] if row.failures else f"应不超过 {BOUND_MS} 毫秒")
        figures = (row.first_page_ms, row.median_ms, row.cold_ms, row.web_ms, row.postgres_ms)
        lines.append((row.name, row.title, *(f"{figure:.1f}" for figure in figures), verdict))
    widths = [max(_width(line[place]) for line in lines) for place in range(len(lines[0]))]
    drawn = [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]
    late = sum(not row.within for row in report.rows)
    load = "达标" if report.first_load_gz_kb <= FIRST_LOAD_KB else f"应不超过 {FIRST_LOAD_KB} KB"
    drawn.append(f"首次加载 {report.first_load_gz_kb:.1f} KB（gzip）：{load}")
    drawn.append(
        f"{report.lines:,} 条明细，{late} 个列表未达到指标"
        if late
        else f"{report.lines:,} 条明细，各列表均达到指标"
    )
    return "\n".join(drawn)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)

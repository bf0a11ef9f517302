"""What a measurement says: rows, bounds, and a table for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

TITLES = {
    "import": "导入",
    "checks": "匹卡与预警核实",
    "calculation": "测算",
    "payment": "支付申请",
    "pdf": "公示文件",
    "month": "整月流程",
}
"""The names of the rows, in order, as people read them."""

COUNTY_PEOPLE = 26_283
"""The size of a whole county's list: bounds in seconds are stated for it."""
_LARGEST_PEOPLE = 105_132
GROWTH_SIZES = (2_628, COUNTY_PEOPLE, _LARGEST_PEOPLE)
"""A tenth of a county, a county, and four of them: the sizes of the growth comparison."""
GROWTH_BOUND = 0.15
"""By which part a ratio may grow from the smallest size to the largest: what costs more than its floor grows no faster."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measured part: `people` lines of the list, best `seconds`, the best floor's, and the worker's peak memory in MB.

    Not part of `seconds` and shown beside: `outside_seconds` with the outside parties, and `recheck_seconds` of the
    death and duplicate checks that a payment request repeats. `documents` and `pages` are what was printed.
    """

    name: str
    people: int
    seconds: float
    floor_seconds: float | None
    peak_mb: float | None
    outside_seconds: float = 0.0
    recheck_seconds: float = 0.0
    documents: int | None = None
    pages: int | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.seconds / self.floor_seconds if self.floor_seconds else None

    def to_json(self) -> dict[str, Any]:
        """The row as machines read it: its figures, the bounds of its size (null: none), and whether it keeps them."""
        row = asdict(self) | {"ratio": self.ratio}
        figures = {key: round(value, 3) if isinstance(value, float) else value for key, value in row.items()}
        return figures | {"bounds": asdict(bounds_of(self)), "within": not broken_bounds(self)}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a row should keep: at most `ratio` times its floor, seconds, and MB; None asks for nothing."""

    ratio: float | None = None
    seconds: float | None = None
    peak_mb: float | None = None


BOUNDS = {
    "import": Bound(5, 3),
    "checks": Bound(2.5, 4),
    "calculation": Bound(),
    "payment": Bound(3),
    "pdf": Bound(seconds=90),
    "month": Bound(seconds=60),
}
"""Ratios at every size, seconds at the size of a county and below."""


def peak_bound_mb(people: int) -> float | None:
    """The most memory that a worker may need for a list of that size."""
    if people <= COUNTY_PEOPLE:
        return 200
    return 400 if people <= _LARGEST_PEOPLE else None


def bounds_of(row: Row) -> Bound:
    """The bounds that apply to a row of that size and to the figures that it has."""
    bound, small = BOUNDS[row.name], row.people <= COUNTY_PEOPLE
    return Bound(
        bound.ratio if row.ratio is not None else None,
        bound.seconds if small else None,
        peak_bound_mb(row.people) if row.peak_mb is not None else None,
    )


def broken_bounds(row: Row) -> list[str]:
    """Which bounds the row does not keep, in Chinese; empty when it keeps all that apply to it."""
    bound = bounds_of(row)
    broken = []
    if bound.ratio is not None and (row.ratio or 0) > bound.ratio:
        broken.append(f"应不超过基线的 {bound.ratio:g} 倍")
    if bound.seconds is not None and row.seconds > bound.seconds:
        broken.append(f"应不超过 {bound.seconds:g} 秒")
    if bound.peak_mb is not None and (row.peak_mb or 0) > bound.peak_mb:
        broken.append(f"内存应不超过 {bound.peak_mb:g} MB")
    return broken


@dataclass(frozen=True, slots=True)
class Growth:
    """How the ratio of one part grew from the smallest list to the largest: `growth` 0.15 is 15 %."""

    name: str
    people: tuple[int, ...]
    ratios: tuple[float, ...]

    @property
    def growth(self) -> float:
        """By which part the last ratio exceeds the first; negative when it fell."""
        return self.ratios[-1] / self.ratios[0] - 1

    def to_json(self) -> dict[str, Any]:
        """The comparison as machines read it."""
        return {
            "name": self.name,
            "people": list(self.people),
            "ratios": [round(ratio, 3) for ratio in self.ratios],
            "growth": round(self.growth, 4),
            "bound": GROWTH_BOUND,
            "within": self.growth <= GROWTH_BOUND,
        }


def growth_of(rows: Sequence[Row]) -> list[Growth]:
    """Compare the ratios of every part that was measured at several sizes; parts without a floor have none."""
    places = list(TITLES)
    compared = sorted(
        (row for row in rows if row.ratio is not None), key=lambda row: (places.index(row.name), row.people)
    )
    grown = []
    for name, group in groupby(compared, key=lambda row: row.name):
        of_part = list(group)
        if len(of_part) > 1:
            grown.append(
                Growth(name, tuple(row.people for row in of_part), tuple(row.ratio or 0 for row in of_part))
            )
    return grown


def growth_table(grown: Sequence[Growth]) -> str:
    """The comparison as a table with Chinese headings."""
    if not grown:
        return ""
    heading = ("项目", *(f"{people:,} 人倍数" for people in grown[0].people), "增长", "指标", "结论")
    lines = [heading]
    for one in grown:
        verdict = "达标" if one.growth <= GROWTH_BOUND else "未达标"
        ratios = (f"{ratio:.2f}" for ratio in one.ratios)
        lines.append((TITLES[one.name], *ratios, f"{one.growth:+.0%}", f"≤{GROWTH_BOUND:.0%}", verdict))
    return _aligned(lines)


def table(rows: Sequence[Row]) -> str:
    """The rows as a table with Chinese headings, the bounds of each, and whether it keeps them."""
    lines = [
        (
            "项目",
            "人数",
            "用时（秒）",
            "外部系统（秒）",
            "支付前复核（秒）",
            "基线（秒）",
            "倍数",
            "内存峰值（MB）",
            "文件/页",
            "指标",
            "结论",
        )
    ]
    for row in rows:
        broken = broken_bounds(row)
        lines.append(
            (
                TITLES[row.name],
                f"{row.people:,}",
                f"{row.seconds:.2f}",
                f"{row.outside_seconds:.2f}",
                f"{row.recheck_seconds:.2f}",
                _number(row.floor_seconds, 3),
                _number(row.ratio, 2),
                _number(row.peak_mb, 0),
                "—" if row.documents is None else f"{row.documents:,}/{row.pages:,}",
                _bounds(bounds_of(row)),
                "；".join(broken) or "达标",
            )
        )
    return _aligned(lines)


def _bounds(bound: Bound) -> str:
    parts = ((bound.ratio, "倍"), (bound.seconds, "秒"), (bound.peak_mb, "MB"))
    return "，".join(f"≤{most:g} {unit}" for most, unit in parts if most is not None) or "—"


def _aligned(lines: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _number(value: float | None, digits: int) -> str:
    return "—" if value is None else f"{value:.{digits}f}"


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)

"""Money as whole fen (分). No float ever enters; yuan exist only at the edges, with two decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from core.kernel.errors import Invalid

_YUAN = re.compile(r"^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?$")

MAX_FEN = 10**15
"""Largest amount the platform handles in one number: 10 trillion yuan, far below the bigint limit."""


class Fen(int):
    """A whole number of fen. Sums and differences of `Fen` stay `Fen`; float and bool are refused."""

    __slots__ = ()

    def __new__(cls, value: int = 0) -> Fen:
        """Make an amount of `value` fen. Raises `TypeError` for anything but an integer."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"Fen takes a whole number of fen, not {type(value).__name__}")
        return super().__new__(cls, value)

    @classmethod
    def from_yuan(cls, text: str | int | Decimal) -> Fen:
        """Read an amount in yuan as people write it (`"50"`, `"1,234.50"`); raises `Invalid` when it is none.

        More than two decimals are refused and never rounded: the platform does not invent or lose a fen.
        """
        if isinstance(text, float):
            raise TypeError("yuan must be given as text, int or Decimal, never as float")
        cleaned = str(text).strip()
        if not _YUAN.match(cleaned):
            raise Invalid(
                "money.malformed",
                f"金额“{cleaned[:30]}”写法不对：请填写以元为单位的数字，最多两位小数，例如 50.00",
            )
        fen = int(Decimal(cleaned.replace(",", "")) * 100)
        if abs(fen) > MAX_FEN:
            raise Invalid("money.too_large", f"金额“{cleaned[:30]}”超出系统允许的范围，请核对单位是否为元")
        return cls(fen)

    @classmethod
    def round_half_up(cls, yuan: Decimal) -> Fen:
        """Round the result of an amount formula (yuan, exact `Decimal`) once, half up, to whole fen."""
        return cls(int((yuan * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)))

    @property
    def yuan(self) -> str:
        """The amount in yuan with two decimals and no separators, e.g. `"1234.50"`."""
        sign = "-" if self < 0 else ""
        whole, rest = divmod(abs(int(self)), 100)
        return f"{sign}{whole}.{rest:02d}"

    @property
    def yuan_grouped(self) -> str:
        """The amount in yuan for people to read, e.g. `"8,871,811.00"`."""
        sign = "-" if self < 0 else ""
        whole, rest = divmod(abs(int(self)), 100)
        return f"{sign}{whole:,}.{rest:02d}"

    def __add__(self, other: int) -> Fen:
        """Sum in fen."""
        return Fen(int(self) + _whole(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Fen:
        """Difference in fen."""
        return Fen(int(self) - _whole(other))

    def __mul__(self, other: int) -> Fen:
        """A whole multiple; fractions go through `round_half_up`."""
        return Fen(int(self) * _whole(other))

    __rmul__ = __mul__

    def __neg__(self) -> Fen:
        """The opposite amount."""
        return Fen(-int(self))

    def __truediv__(self, other: Any) -> Any:
        """Refused: dividing money loses fen. Use `split`."""
        raise TypeError("money is not divided with /; use core.kernel.money.split")

    def __str__(self) -> str:
        """Fen as a plain integer, so that a stray format never shows yuan by mistake."""
        return str(int(self))

    def __repr__(self) -> str:
        """`Fen(5000)`."""
        return f"Fen({int(self)})"


def _whole(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"money is combined with whole numbers only, not {type(value).__name__}")
    return int(value)


def split(total: Fen, weights: list[int]) -> list[Fen]:
    """Divide `total` fen by integer weights so that the parts add up to it exactly (largest remainder).

    Ties go to the earlier part. Raises `ValueError` when no weight is positive or one is negative.
    """
    whole = sum(weights)
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("weights must be non-negative with a positive sum")
    floors = [int(total) * weight // whole for weight in weights]
    remainders = [(-(int(total) * weight % whole), index) for index, weight in enumerate(weights)]
    for _, index in sorted(remainders)[: int(total) - sum(floors)]:
        floors[index] += 1
    return [Fen(part) for part in floors]

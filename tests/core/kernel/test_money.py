"""Fen: no float enters, no fen is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.errors import Invalid
from core.kernel.money import Fen, split


@pytest.mark.parametrize(
    ("text", "fen"),
    [("50", 5000), ("1,234.50", 123450), (" 0.01 ", 1), ("-3.2", -320), (Decimal("7.00"), 700)],
)
def test_yuan_are_read_exactly(text: str | Decimal, fen: int) -> None:
    assert Fen.from_yuan(text) == fen


@pytest.mark.parametrize("text", ["", "五十", "1.234", "1,23.00", "1e3", "50元", "NaN", "٥٠.١٢٣"])
def test_what_is_no_amount_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        Fen.from_yuan(text)
    assert "金额" in refused.value.message


@pytest.mark.parametrize("value", [50.0, True, "50", Decimal(50)])
def test_only_whole_numbers_are_fen(value: object) -> None:
    with pytest.raises(TypeError):
        Fen(value)  # type: ignore[arg-type]


def test_float_is_refused_everywhere() -> None:
    with pytest.raises(TypeError):
        Fen(1) + 0.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        Fen(100) / 3
    with pytest.raises(TypeError):
        Fen.from_yuan(0.1)  # type: ignore[arg-type]


def test_formulas_round_once_half_up() -> None:
    assert Fen.round_half_up(Decimal("10.005")) == 1001
    assert Fen.round_half_up(Decimal("10.0049")) == 1000


def test_sums_stay_fen_and_print_as_yuan() -> None:
    total = sum([Fen(887_181_100), Fen(5)], Fen())
    assert isinstance(total, Fen)
    assert (total.yuan, total.yuan_grouped, Fen(-5).yuan) == ("8871811.05", "8,871,811.05", "-0.05")


@given(st.integers(0, 10**13), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_a_split_adds_up_and_nobody_is_a_fen_off(total: int, weights: list[int]) -> None:
    if sum(weights) == 0:
        with pytest.raises(ValueError, match="positive"):
            split(Fen(total), weights)
        return
    parts = split(Fen(total), weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)

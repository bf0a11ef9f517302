"""How much 高龄津贴 one person gets for a month: the rate of the band that the age falls into."""

from __future__ import annotations

from core.kernel.errors import Invalid
from core.kernel.money import Fen
from core.plugin_api import LineView, Standard

BANDS = ((100, "age_100_plus"), (90, "age_90_99"), (80, "age_80_89"))
"""Lowest age of each band and the name of its rate, oldest first."""


def age_in_period(line: LineView) -> int:
    """Completed years on the last day of the period: who turns 80 within the month draws that month.

    Raises `Invalid` when the date of birth is not known.
    """
    born, last = line.birth_date, line.period_end
    if born is None:
        raise Invalid(
            "elderly_allowance.no_birth_date",
            "没有出生日期，无法确定年龄段，请核对身份证号",
            field="id_number",
        )
    return last.year - born.year - ((last.month, last.day) < (born.month, born.day))


def monthly_amount(line: LineView, standard: Standard | None) -> Fen:
    """The rate of the person's band, in fen. Raises `Invalid` below 80 and without a standard for the band."""
    age = age_in_period(line)
    band = next((name for lowest, name in BANDS if age >= lowest), None)
    if band is None:
        raise Invalid(
            "elderly_allowance.too_young",
            f"本期末 {age} 周岁，未满 80 周岁，没有对应的高龄津贴标准，请删除该行",
            field="id_number",
        )
    if standard is None or band not in standard.rates_fen:
        raise Invalid(
            "elderly_allowance.no_standard",
            f"{line.period_start:%Y年%m月}没有生效的 {age} 周岁高龄津贴标准，请先维护补贴标准再测算",
        )
    return Fen(standard.rates_fen[band])

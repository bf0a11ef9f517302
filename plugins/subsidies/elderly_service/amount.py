"""How much 经济困难老年人服务补贴 one person gets for a month."""

from __future__ import annotations

from core.kernel.errors import Invalid
from core.kernel.money import Fen
from core.plugin_api import LineView, Standard


def monthly_amount(line: LineView, standard: Standard | None) -> Fen:
    """The flat rate `month` of the standard, in fen. Raises `Invalid` when there is none in force."""
    if standard is None or "month" not in standard.rates_fen:
        raise Invalid(
            "elderly_service.no_standard",
            f"{line.period_start:%Y年%m月}没有生效的经济困难老年人服务补贴标准，请先维护补贴标准再测算",
        )
    return Fen(standard.rates_fen["month"])

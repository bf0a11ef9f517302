"""Pure: the amounts of many lines, and why some have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.kernel.errors import Invalid
from core.kernel.money import Fen
from core.plugin_api import LineView, Standard, SubsidyProgramme


@dataclass(frozen=True, slots=True)
class CalculationProblem:
    """A line that gets no amount, with the reason in Chinese."""

    line_id: int
    reason: str


def amounts_of(
    lines: Iterable[LineView],
    programme: SubsidyProgramme,
    standard: Standard | None,
    confirmed_caps: Mapping[int, int],
) -> tuple[list[tuple[int, Fen]], list[CalculationProblem]]:
    """(line, fen) for every line that the programme's formula pays, within its cap; and the problems of the others.

    `confirmed_caps` holds the fen that were confirmed at most for each further claim (补差, 补发), by line (B2). The
    claim is checked against it again at 支付申请; here the reviewers are spared a list that could never be paid.
    """
    amounts: list[tuple[int, Fen]] = []
    problems: list[CalculationProblem] = []
    formula, cap = programme.amount, programme.line_cap_fen
    for line in lines:
        try:
            fen = formula(line, standard)
        except Invalid as refusal:
            problems.append(CalculationProblem(line.line_id, refusal.message))
            continue
        if not isinstance(fen, Fen) or fen <= 0:
            problems.append(CalculationProblem(line.line_id, "测算金额不大于 0 元，请核对标准和申报内容"))
        elif fen > cap:
            problems.append(
                CalculationProblem(
                    line.line_id,
                    f"测算金额 {fen.yuan} 元超过单笔上限 {Fen(cap).yuan} 元，请核对标准和申报内容",
                )
            )
        elif fen > confirmed_caps.get(line.line_id, fen):
            confirmed = Fen(confirmed_caps[line.line_id])
            problems.append(
                CalculationProblem(
                    line.line_id,
                    f"测算金额 {fen.yuan} 元超过确认需发放的上限 {confirmed.yuan} 元，请退回本条，核对后重新提交确认需发放",
                )
            )
        else:
            amounts.append((line.line_id, fen))
    return amounts, problems

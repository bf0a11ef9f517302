"""What funds do when dossiers pass, or come back over, the stage 指标挂接, and when lines leave their dossier."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.funds import queries
from core.funds.release_dossiers import release_dossiers
from core.funds.release_lines import release_lines
from core.kernel.errors import Conflict
from core.kernel.money import Fen
from core.workflow.dossier import Dossier
from core.workflow.gates import register_gate, register_line_gate


class IndicatorLinkGate:
    """Gate of 指标挂接: a dossier leaves it fully funded, and gives everything back when it returns."""

    stage = "indicator_link"

    async def on_enter(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Nothing to prepare: indicators are chosen by an official."""

    async def before_leave(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Raise `Conflict` while a moving line is not funded to the fen."""
        for row in await queries.dossier_totals([dossier.id for dossier in dossiers]):
            if row["funded_fen"] != row["fen"]:
                missing = Fen(row["fen"] - row["funded_fen"]).yuan_grouped
                raise Conflict(
                    "funds.not_funded",
                    f"申报单 {row['dossier_id']} 尚有 {missing} 元未挂接指标，请先完成指标挂接",
                )

    async def on_return(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Release the reservations of dossiers that go back."""
        await release_dossiers([dossier.id for dossier in dossiers], by)


class FundedLines:
    """Lines that are voided or returned give back what was reserved for them."""

    async def on_lines_leave(self, line_ids: Sequence[int], by: Official) -> None:
        """Release what the lines hold; raise `Conflict` when money is on its way or paid (L3)."""
        if await queries.lines_with_payment(line_ids):
            raise Conflict(
                "funds.line_in_payment", "所选明细已生成支付，不能退回或作废；发放失败的请在差错处理中办理"
            )
        await release_lines(line_ids, by)


register_gate(IndicatorLinkGate())
register_line_gate(FundedLines())

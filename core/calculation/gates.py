"""What 测算 does when dossiers leave its stage or come back over it."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.calculation import queries
from core.kernel.errors import Conflict
from core.workflow import Dossier, clear_amounts, register_gate


class CalculationGate:
    """Gate of 项目测算: nobody leaves it without an amount; whoever goes back over it loses the amount."""

    stage = "calculation"

    async def on_enter(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Nothing to prepare: the official looks at the standard first."""

    async def before_leave(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Raise `Conflict` while a standing line has no amount."""
        for row in await queries.uncalculated([dossier.id for dossier in dossiers]):
            raise Conflict(
                "calculation.not_done",
                f"申报单 {row['dossier_id']} 有 {row['people']} 人尚未测算金额，请先点“测算”并核对后再送审",
            )

    async def on_return(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Take the amounts away."""
        await clear_amounts([dossier.id for dossier in dossiers])


register_gate(CalculationGate())

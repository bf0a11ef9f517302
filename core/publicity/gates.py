"""What publicity does when a dossier leaves one of its stages, or is returned over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.access.official import Official
from core.kernel.errors import Conflict
from core.publicity import queries
from core.publicity.record import record
from core.publicity.states import PUBLICITY_STAGES
from core.workflow.dossier import Dossier
from core.workflow.gates import register_gate


@dataclass(slots=True)
class PublicityGate:
    """The gate of one publicity stage."""

    stage: str

    async def on_enter(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Nothing: officials generate the postings themselves (批量生成)."""

    async def before_leave(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Every village with a standing line must have its confirmed posting; raises `Conflict` that counts the others."""
        missing = await queries.villages_not_confirmed([each.id for each in dossiers], self.stage)
        if missing:
            names = "、".join(dict.fromkeys(row["region_name"] or row["village_code"] for row in missing[:3]))
            raise Conflict(
                "publicity.not_confirmed",
                f"还有 {len(missing)} 个村（社区）未完成{PUBLICITY_STAGES[self.stage]}确认（{names}等），"
                "请先完成公示并确认后再送审",
                details={"villages": [row["village_code"] for row in missing]},
            )

    async def on_return(self, dossiers: Sequence[Dossier], by: Official) -> None:
        """Void the postings; the public sees them no longer. Open objections keep holding their lines until a verdict."""
        voided = await queries.void_round([each.id for each in dossiers], self.stage)
        if voided:
            record("void", voided, by, stage=self.stage)


def register_publicity_gates() -> None:
    """Make the publicity stages known to the workflow."""
    for stage in PUBLICITY_STAGES:
        register_gate(PublicityGate(stage))


register_publicity_gates()

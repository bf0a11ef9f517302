"""补贴进度统计: where the dossiers of a county stand, by township."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.official import Official
from core.access.scope import scope_of
from core.database import current_session
from core.workbench import queries
from core.workflow.stages import ORDER

PERMISSION = "dossier:read"
FINISHED = "finished"
"""Where a dossier stands that went the whole way: every line of it was paid or given up (办结)."""


@dataclass(frozen=True, slots=True)
class StageProgress:
    """Dossiers of one township that stand at one stage (or are `finished`): how many, their people and fen."""

    id: str
    township_code: str
    stage: str
    dossiers: int
    people: int
    total_fen: int


async def show_stage_progress(
    by: Official, *, programme: str | None = None, year: int | None = None, period: str | None = None
) -> list[StageProgress]:
    """Every township and stage with dossiers that `by` may read, in the order of the stages; one statement.

    In the session of a county. `period` is as batches name it (202305). Dossiers that were made void are left out.
    """
    scope = scope_of(by, PERMISSION, county=current_session().scope)
    rows = await queries.dossiers_by_stage(scope, programme, year, period)
    found = [
        StageProgress(
            id=f"{row['township_code']}/{row['stage']}",
            township_code=row["township_code"],
            stage=row["stage"],
            dossiers=row["dossiers"],
            people=row["people"],
            total_fen=row["total_fen"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.township_code, ORDER.get(row.stage, len(ORDER))))

"""What changed in returned dossiers, and whether 原岗续审 still applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.workflow import moves, queries


@dataclass(frozen=True, slots=True)
class ReturnChanges:
    """Lines added, raised or altered since the stages that would be passed over sealed them.

    `resume_stage` is the post that returned the dossier; `landing` the stage at which it would arrive now.
    """

    dossier_id: int
    resume_stage: str
    landing: str
    added: int
    raised: int
    altered: int

    @property
    def resumes(self) -> bool:
        """Whether the resubmission goes straight back."""
        return not (self.added or self.raised or self.altered)


async def changes_since_return(dossier_ids: Sequence[int]) -> list[ReturnChanges]:
    """One entry for each of the dossiers that a post has returned; the others have none."""
    dossiers = await queries.read_dossiers(dossier_ids)
    back = await moves.way_back(dossiers)
    found = []
    for dossier in dossiers:
        if dossier.id in back and dossier.resume_stage is not None:
            path, counts = back[dossier.id]
            landing = path.landing if not any(counts.values()) else dossier.chain.next_after(dossier.stage)
            found.append(ReturnChanges(dossier.id, dossier.resume_stage, landing, **counts))
    return found

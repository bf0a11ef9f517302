"""已办: the moves of dossiers that the official made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.access.official import Official
from core.kernel.paging import Page, PageRequest
from core.workbench import queries


@dataclass(frozen=True, slots=True)
class DoneRow:
    """One move: what the official did with a dossier, with people and fen of that moment; `stage` is where it stands now."""

    id: int
    dossier_id: int
    action: str
    from_stage: str
    to_stage: str
    opinion: str
    people: int
    fen: int
    at: datetime
    batch_id: int
    programme_code: str
    township_code: str
    stage: str
    state: str


async def list_done(by: Official, page: PageRequest) -> Page[DoneRow]:
    """The own moves in the county of the session, the newest first; two statements. Only the own ones are shown."""
    rows = await queries.moves_of(by.id, page.size, page.offset)
    total = await queries.count_moves(by.id)
    return Page([DoneRow(**dict(row)) for row in rows], total, page.number, page.size)

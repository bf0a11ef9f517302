"""Seal what a publicity or an approval covers: line hashes and one root digest over them (B3)."""

from __future__ import annotations

from core.access.official import Official
from core.kernel.clock import now
from core.workflow import queries, queries_seals
from core.workflow.seal import Seal, read_seal


async def seal_lines(
    dossier_id: int, purpose: str, stage: str, by: Official, *, village_code: str | None = None
) -> Seal:
    """Seal the standing lines of a dossier, or of one village of it; an internal step of the publicity.

    `purpose` is publicity or approval. Raises `Conflict` when no line stands there.
    """
    await queries.lock_dossiers([dossier_id])
    rows = await queries_seals.seal_dossiers(
        [dossier_id], purpose=purpose, stage=stage, by=by.id, at=now(), village_code=village_code
    )
    return read_seal(rows[0] if rows else None)

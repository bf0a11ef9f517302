"""Close a batch: from here on nothing in it changes."""

from __future__ import annotations

from core.access import Official, may
from core.catalogue import queries_batches as queries
from core.database import AuditRecord, current_session
from core.kernel.clock import now
from core.kernel.errors import Conflict, NotFound


async def close_batch(batch_id: int, by: Official) -> None:
    """Close a batch whose dossiers are all finished and whose lines all belong to one, are struck out or deleted.

    Needs `batch:manage` in the county. Raises `NotFound`, `NotAllowed`, `Conflict` with what is still open.
    """
    batch = await queries.batch_by_id(batch_id, lock="FOR UPDATE")
    if batch is None:
        raise NotFound("batch.unknown", "本县没有这个批次，请从批次列表中选择", field="batch_id")
    may(by, "batch:manage", region=f"{current_session().scope}000000", programme=batch.programme_code)
    if batch.state == "closed":
        raise Conflict("batch.closed", f"批次“{batch.name}”已经关闭")
    left = await queries.unfinished(batch_id)
    if left["dossiers"] or left["lines"]:
        raise Conflict(
            "batch.unfinished",
            f"批次“{batch.name}”还有 {left['dossiers']} 份申报单未办结、{left['lines']} 条明细未送审，请先办结或删除",
            details={"dossiers": left["dossiers"], "lines": left["lines"]},
        )
    await queries.mark_closed(batch_id, now())
    current_session().record(AuditRecord("batch.close", "batch", str(batch_id), by.id, by.account))

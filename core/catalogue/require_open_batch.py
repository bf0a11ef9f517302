"""Make sure that a batch may still change (L15)."""

from __future__ import annotations

from core.catalogue import queries_batches as queries
from core.catalogue.batch import Batch
from core.kernel.errors import Conflict, NotFound


async def require_open_batch(batch_id: int) -> Batch:
    """The batch, open now and until this transaction ends (closing waits); raises `NotFound`, `Conflict` when closed.

    An internal step: every verb that adds or changes lines of a batch calls it before it does.
    """
    batch = await queries.batch_by_id(batch_id, lock="FOR SHARE")
    if batch is None:
        raise NotFound("batch.unknown", "本县没有这个批次，请从批次列表中选择", field="batch_id")
    if batch.state != "open":
        raise Conflict("batch.closed", f"批次“{batch.name}”已关闭，不能再新增或修改数据")
    return batch

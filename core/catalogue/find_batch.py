"""One batch of the county."""

from __future__ import annotations

from core.catalogue import queries_batches as queries
from core.catalogue.batch import Batch
from core.kernel.errors import NotFound


async def find_batch(batch_id: int) -> Batch:
    """The batch of an id in the current county; raises `NotFound`. The caller authorises what it shows of it."""
    batch = await queries.batch_by_id(batch_id)
    if batch is None:
        raise NotFound("batch.unknown", "本县没有这个批次，请从批次列表中选择", field="batch_id")
    return batch

"""The batch with which a new one is compared."""

from __future__ import annotations

from core.catalogue import queries_batches as queries
from core.catalogue.batch import Batch


async def previous_batch(batch: Batch) -> Batch | None:
    """The last batch of the same programme whose period ended before this one began; None for the first."""
    return await queries.latest_before(batch.programme_code, batch.period_start)

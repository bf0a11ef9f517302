"""Which two batches are compared, for whom."""

from __future__ import annotations

from core.access import Official, may, scope_of
from core.catalogue.find_batch import find_batch
from core.catalogue.previous_batch import previous_batch
from core.database import current_session
from core.kernel.errors import Invalid


async def compared_batches(
    batch_id: int, previous_batch_id: int | None, by: Official
) -> tuple[int | None, list[str]]:
    """The id of the batch to compare with (the last one unless named) and the villages that the official may see.

    An internal step of the comparisons. Raises `NotFound`, `NotAllowed`, `Invalid` for a batch of another programme.
    """
    batch = await find_batch(batch_id)
    scope = scope_of(by, "line:read", county=current_session().scope)
    if not scope.region_patterns or batch.programme_code not in scope.programmes:
        may(by, "line:read", region=f"{current_session().scope}000000", programme=batch.programme_code)
    if previous_batch_id is None:
        previous = await previous_batch(batch)
        return (previous.id if previous else None), scope.region_patterns
    named = await find_batch(previous_batch_id)
    if named.programme_code != batch.programme_code or named.id == batch.id:
        raise Invalid("batch.not_comparable", "只能与同一项目的另一批次比较", field="previous_batch_id")
    return named.id, scope.region_patterns

"""What differs between a batch and the last one, in people and fen (B16)."""

from __future__ import annotations

from core.access import Official
from core.entitlements import queries_lines as queries
from core.entitlements.compared_batches import compared_batches
from core.entitlements.entitlement import Difference, DifferenceSum


async def batch_difference(
    batch_id: int, by: Official, *, previous_batch_id: int | None = None
) -> dict[Difference, DifferenceSum]:
    """People and fen of 新增, 变更, 停发, 补差 and unchanged, over the townships that the official may read.

    Compared with the programme's last batch unless another is named; without any, everything is 新增. Lines that are
    abnormal, struck out or stopped count on neither side. Raises `NotFound`, `NotAllowed`, `Invalid`.
    """
    previous_id, patterns = await compared_batches(batch_id, previous_batch_id, by)
    found = {row["kind"]: row for row in await queries.difference_sums(batch_id, previous_id, patterns)}
    return {
        kind: DifferenceSum(
            *(
                (found[kind]["people"], found[kind]["fen"], found[kind]["previous_fen"])
                if kind in found
                else (0, 0, 0)
            )
        )
        for kind in Difference
    }

"""Turn drafts into lines of a batch at once, for single entry and generated periods; a list goes in slices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.access.official import Official
from core.applications.draft import Draft
from core.applications.line_rows import LineOrigin
from core.applications.line_writer import LineWriter


@dataclass(frozen=True, slots=True)
class StoredLines:
    """What was stored: ids in the order of the drafts, how many are in order and how many are not."""

    line_ids: list[int]
    valid: int
    abnormal: int
    mended: int


async def store_drafts(
    batch_id: int, drafts: Sequence[Draft], origin: LineOrigin, by: Official
) -> StoredLines:
    """Store every draft as a line: valid ones, and abnormal ones with their findings. Does not authorise.

    A claimant who has a living line for the same claim item in the batch, or further up in `drafts`, becomes an abnormal
    line with a finding, never a second claim: writers of a batch wait for each other, and the unique index stands
    behind. Drafts that mend an abnormal line (`mends_line`) take its place. Raises `Conflict` for a closed batch.
    """
    mends = [draft.mends_line for draft in drafts if draft.mends_line is not None]
    async with LineWriter.open(batch_id, origin, by, rows=len(drafts), mends=mends) as writer:
        ids = await writer.add(drafts)
    return StoredLines(ids, writer.valid, writer.rows - writer.valid, writer.mended)

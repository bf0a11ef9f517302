"""Lock lines for a change, and make sure that they may still be changed."""

from __future__ import annotations

from collections.abc import Sequence

from asyncpg import Record

from core.access.may import may
from core.access.official import Official
from core.applications import queries, queries_lines
from core.applications.states import LineStatus
from core.catalogue.require_open_batch import require_open_batch
from core.kernel.errors import Conflict, Invalid, NotFound

_AT_ONCE = 5_000


async def editable_lines(line_ids: Sequence[int], by: Official, permission: str) -> list[Record]:
    """The lines, locked in order of id, all of one open batch, none sent off; `by` may do `permission` to each.

    Until this transaction ends nobody else adds lines to the batch.

    Raises `NotFound` when one is missing, `Invalid` for none or too many or several batches, `NotAllowed`, `Conflict`.
    """
    wanted = sorted(set(line_ids))
    if not 1 <= len(wanted) <= _AT_ONCE:
        raise Invalid("line.selection", f"请选择 1 至 {_AT_ONCE} 条申报明细", field="line_ids")
    rows = await queries_lines.lines_by_id(wanted)
    if len(rows) != len(wanted):
        raise NotFound("line.unknown", "所选申报明细中有不存在的，可能已被他人删除，请刷新列表后重选")
    for township, programme in {(row["township_code"], row["programme_code"]) for row in rows}:
        may(by, permission, region=township, programme=programme)
    batches = {row["batch_id"] for row in rows}
    if len(batches) > 1:
        raise Invalid("line.several_batches", "所选申报明细属于不同批次，请按批次分别办理", field="line_ids")
    batch = await require_open_batch(batches.pop())
    # Writers of a batch wait here before they lock lines; the other order could lock two of them against each other.
    await queries.wait_for_writers(batch.id)
    rows = await queries_lines.lines_by_id(wanted, lock=True)
    for row in rows:
        if row["status"] != LineStatus.OPEN or row["dossier_id"] is not None:
            raise Conflict(
                "line.not_open",
                f"“{row['name']}”的申报明细已送审、作废或删除，不能再修改；已送审的请先退回",
                details={"line_id": row["id"]},
            )
    return rows

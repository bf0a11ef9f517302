"""Take lines off the list before they are sent off."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.official import Official
from core.applications import queries_lines as queries
from core.applications.editable_lines import editable_lines
from core.applications.required_reason import required_reason
from core.database import AuditRecord, current_session
from core.kernel.clock import now


async def delete_lines(line_ids: Sequence[int], by: Official, reason: str) -> int:
    """Delete lines with a reason; they stay on record as deleted. Returns how many.

    Needs `line:delete` where each one belongs. Raises `Conflict` for a line in a dossier or of a closed batch.
    """
    why = required_reason(reason)
    rows = await editable_lines(line_ids, by, "line:delete")
    count = await queries.delete_lines([row["id"] for row in rows], now())
    current_session().record(
        AuditRecord(
            action="line.delete",
            subject="batch",
            subject_id=str(rows[0]["batch_id"]),
            official_id=by.id,
            account=by.account,
            before={"line_ids": [row["id"] for row in rows]},
            after={"reason": why},
            count=count,
        )
    )
    return count
